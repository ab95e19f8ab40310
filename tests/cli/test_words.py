"""How dates, numbers and speakers read in a table cell."""

from datetime import date

import pytest

from reportedly.cli.words import days, interval, number, quantity, says, shorten
from reportedly.model.claim import Speaker
from reportedly.model.mentions import Quantity
from reportedly.model.span import Span


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        ("2025-07-11", "2025-07-11", "11 Jul 2025"),
        ("2025-07-11", "2025-07-13", "11–13 Jul 2025"),
        ("2025-07-01", "2025-07-31", "Jul 2025"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2025-02-01", "2025-02-28", "Feb 2025"),
        ("2025-07-01", "2025-08-31", "Jul–Aug 2025"),
        ("2024-12-01", "2025-02-28", "Dec 2024–Feb 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023–2024"),
        ("2025-01-01", "2025-07-09", "Jan – 9 Jul 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-07-11", None, "since 11 Jul 2025"),
        (None, "2025-07-11", "until 11 Jul 2025"),
    ],
)
def test_days(start: str | None, end: str | None, words: str) -> None:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    assert days(first, last) == words


@pytest.mark.parametrize(
    ("low", "high", "modifier", "words"),
    [
        (10_000, 12_000, None, "10,000–12,000"),
        (10_000, 12_000, "about", "~10,000–12,000"),
        (300, None, "at-least", "≥ 300"),
        (300, None, "more-than", "> 300"),
        (None, 12_000, "up-to", "≤ 12,000"),
        (None, 12_000, "less-than", "< 12,000"),
        (100, 100, "about", "~100"),
        (100, 100, None, "100"),
        (1_000, None, "vague", "1,000s"),
        (24, None, "vague", "24+"),
        (None, None, None, ""),
    ],
)
def test_interval(low: float | None, high: float | None, modifier: str | None, words: str) -> None:
    assert interval(low, high, modifier) == words


def test_fractions_keep_their_digits() -> None:
    assert number(1.5) == "1.5"
    assert number(12_000.0) == "12,000"


def test_quantity_says_what_is_counted_and_that_it_comes_on_top() -> None:
    span = Span(0, 5)
    assert quantity(Quantity(span, "3,000", 3000, 3000, None, True, "soldiers")) == "+3,000 soldiers"


def speaker(name: str, level: int) -> Speaker:
    return Speaker(name, None, level, "said", None)


def test_chain_of_speakers_is_outermost_first() -> None:
    chain = (speaker("Lee", 0), speaker("the agency", 1))
    assert says(chain) == "Lee ‹ the agency"
    assert says((speaker("Seoul", 0), speaker("Kyiv", 0))) == "Seoul + Kyiv"
    assert says(()) == "(report)"


def test_shorten_cuts_between_words_and_says_so() -> None:
    assert shorten("one\ntwo  three") == "one two three"
    assert shorten("one two three, four", 16) == "one two three…"
    assert len(shorten("word " * 100)) <= 160
