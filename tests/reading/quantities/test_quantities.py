"""What is counted, how many, how surely."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.mentions import Quantity
from reportedly.reading import quantities, syntax, times

Row = tuple[float | None, float | None, str | None, bool, str]


def read(text: str) -> tuple[Quantity, ...]:
    (tree,) = syntax.parse([(text, ())])
    return quantities.find(tree, times.resolve(tree, times.find(tree), date(2025, 7, 9)))


def rows(text: str) -> list[Row]:
    """(low, high, modifier, additional, counted) of each quantity."""
    return [(q.low, q.high, q.modifier, q.additional, q.counted) for q in read(text)]


COUNTS: list[tuple[str, Row]] = [
    ("It sent 10,000 to 12,000 troops.", (10000, 12000, None, False, "troops")),
    ("Between 200 and 250 trucks crossed.", (200, 250, None, False, "trucks")),
    ("Two or three boats sank.", (2, 3, None, False, "boats")),
    ("At least 40 civilians were killed.", (40, None, "at-least", False, "civilians")),
    ("No fewer than 90 children died.", (90, None, "at-least", False, "children")),
    ("The plan would add up to 6,000 workers.", (None, 6000, "up-to", False, "workers")),
    ("Chile agreed to hand over 20 soldiers.", (20, 20, None, False, "soldiers")),
    ("As many as 60 drones were launched.", (None, 60, "up-to", False, "drones")),
    ("Officials counted over 1,000 containers.", (1000, None, "more-than", False, "containers")),
    ("More than 1.5 million people need food.", (1500000, None, "more-than", False, "people")),
    ("Fewer than 20 inspectors remain.", (None, 20, "less-than", False, "inspectors")),
    ("About 100 rebels surrendered.", (100, 100, "about", False, "rebels")),
    ("Nearly 5,000 fighters died.", (5000, 5000, "about", False, "fighters")),
    ("Some 300 protesters were held.", (300, 300, "about", False, "protesters")),
    ("Thousands of soldiers crossed the river.", (1000, None, "vague", False, "soldiers")),
    ("Dozens of tanks burned.", (24, None, "vague", False, "tanks")),
    ("Tens of thousands of people fled.", (10000, None, "vague", False, "people")),
    ("Seoul says several million shells were shipped.", (2000000, None, "vague", False, "shells")),
    ("Several hundred guards deserted.", (200, None, "vague", False, "guards")),
    ("They supplied soldiers by the thousand.", (1000, None, "vague", False, "soldiers")),
    ("They fired two dozen rockets.", (24, 24, None, False, "rockets")),
    ("A hundred hostages are held.", (100, 100, None, False, "hostages")),
    ("One soldier was killed in the raid.", (1, 1, None, False, "soldier")),
    ("The blast injured one.", (1, 1, None, False, "")),
    ("Six other people were hurt.", (6, 6, None, False, "people")),
    ("It called up another 3,000 reservists.", (3000, 3000, None, True, "reservists")),
    ("A crew of 21 was rescued.", (21, 21, None, False, "crew")),
    ("It sent 5,000 military construction workers.", (5000, 5000, None, False, "military construction workers")),
    ("It shipped 9,000 containers of ammunition.", (9000, 9000, None, False, "containers of ammunition")),
    ("The count stands at 600 dead.", (600, 600, None, False, "dead")),
    ("A 3,000-strong force crossed.", (3000, 3000, None, False, "strong force")),
]


@pytest.mark.parametrize(("text", "row"), COUNTS)
def test_counts(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_what_is_left_out_was_told_before() -> None:
    first, second = read("It sent 10,000 troops last fall, with an additional 300 to 400 this year.")
    assert (second.low, second.high, second.additional) == (300, 400, True)
    assert second.counted == first.counted == "troops"
    assert "counted:ellipsis" in second.rules


def test_money_has_its_currency() -> None:
    (pact,) = read("The pact is worth $20 billion.")
    assert (pact.low, pact.unit, pact.text) == (20e9, "dollar", "$20 billion")
    (fine,) = read("The firm paid a $5 million fine.")
    assert (fine.low, fine.unit) == (5e6, "dollar")


def test_a_measure_has_its_unit() -> None:
    (distance,) = read("The ship was hit 80 kilometres off the coast.")
    assert (distance.low, distance.unit) == (80, "kilometre")


NONE = [
    "The 45-year-old general resigned.",
    "The 3rd battalion took the hill at 10:30 on 5 May 2024.",
    "The treaty of 2023 lasted three months.",
    "A 152mm shell hit the depot.",
    "A 16-point plan was offered.",
    "The two leaders shook hands.",
    "The two have not spoken.",
    "One of the generals said no.",
    "No one was hurt.",
    "Patrol ship 3014 rammed the boat.",
    "Resolution 2231 bans it.",
    "The Group of 20 will meet.",
    "Three-quarters of the houses burned.",
    "Roughly half of the force is gone.",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_count_nothing(text: str) -> None:
    assert rows(text) == []


def test_a_clause_that_says_which_makes_a_definite_count() -> None:
    assert rows("The two pilots who ejected were found.") == [(2, 2, None, False, "pilots")]


def test_lengths_of_time_count_where_asked_for() -> None:
    (tree,) = syntax.parse([("The talks lasted three hours.", ())])
    told = times.resolve(tree, times.find(tree), None)
    assert quantities.find(tree, told) == ()
    (hours,) = quantities.find(tree, told, durations=True)
    assert (hours.low, hours.unit) == (3, "hour")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in COUNTS]), min_size=1, max_size=4))
def test_mentions_quote_the_text_in_order_and_read_the_same_twice(texts: list[str]) -> None:
    text = " ".join(texts)
    found = read(text)
    assert found == read(text)
    assert all(q.span.of(text) == q.text for q in found)
    assert all(q.counted_span is None or q.unit or q.counted_span.of(text) == q.counted for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@settings(max_examples=25, deadline=None)
@given(st.integers(11, 10**9))
def test_any_figure_with_thousands_marks_is_read(number: int) -> None:
    (quantity,) = read(f"It called up {number:,} reservists.")
    assert quantity.low == quantity.high == number
