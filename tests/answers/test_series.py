"""Series of figures: what is never mixed, when a total is plain, and which numbers contradict one another."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.answers.figures import Figure
from reportedly.answers.series import Series, bounds, series
from reportedly.answers.things import measure, thing, whose
from tests.made import Draft, told


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(numbers=((9, 9, "troops"),)), ("deployed", "soldiers", "NOR")),
        (Draft(kind="casualties", actors="", trigger="killed", numbers=((9, 9, "soldiers"),)), ("killed", "soldiers", "LVA")),
        (Draft(kind="casualties", actors="", trigger="injured", numbers=((9, 9, "soldiers"),)), ("wounded", "soldiers", "LVA")),
        (Draft(kind="casualties", actors="", trigger="suffered", numbers=((9, 9, "casualties"),)), ("casualties", "people", "LVA")),
        (Draft(kind="casualties", actors="", trigger="suffered", numbers=((9, 9, "dead"),)), ("killed", "people", "LVA")),
        (Draft(kind="attack", trigger="killed", numbers=((9, 9, "Norwegian sailors"),)), ("killed", "sailor", "NOR")),
        (Draft(kind="fight", trigger="cost", numbers=((9, 9, "lives"),)), ("killed", "people", "LVA")),
        (Draft(kind="detain", trigger="took", numbers=((2, 2, "Latvians"),)), ("captured", "people", "LVA")),
        (Draft(kind="mobilize", trigger="recruited", numbers=((9, 9, "men"),)), ("recruited", "people", "NOR")),
        (Draft(kind="arms", numbers=((9, 9, "containers of shells"),)), ("delivered", "contain", "NOR")),
        (Draft(kind="arms", numbers=((9, 9, "shells"),)), ("delivered", "shell", "NOR")),
        (Draft(kind="sanction", actors="NOR, EST", numbers=((9, 9, "ships"),)), ("sanction", "ship", None)),
    ],
)
def test_what_a_number_measures(draft: Draft, expected: tuple[str, str, str | None]) -> None:
    (one,) = told("r", draft)
    (value,) = one.claim.quantities
    of = measure(value, one)
    assert (of, thing(value), whose(value, one, of)) == expected


def figure(
    low: float | None,
    high: float | None = None,
    by: str = "NOR",
    said: str = "03-01",
    of: str = "",
    adds: bool = False,
    modifier: str | None = None,
    status: str = "happened",
    report: str = "",
    what: str = "deployed",
) -> Figure:
    """A number of `by`: exact where `high` is not given, told on the day `said`, of the day `of`."""
    day, about = date.fromisoformat(f"2025-{said}"), date.fromisoformat(f"2025-{of}") if of else None
    id = f"{by}-{said}-{low}-{adds}"
    return Figure(
        "soldiers", low, low if high is None else high or None, modifier, adds, None, by, None, None, day,
        (about, about) if about else None, status, "e", id, report or id, "deploy", "…",
        thing="soldiers", measure=what, side="NOR", origins=(by,),
    )  # fmt: skip


def only(*figures: Figure) -> Series:
    (found,) = series(figures)
    return found


OPEN = 0  # as `high`: no upper end


@pytest.mark.parametrize(
    ("figures", "expected", "loose"),
    [
        # A number, and later ones on top of it, each for a day of its own.
        ([figure(10, 12, of="01-05"), figure(3, 4, said="03-02", of="02-05", adds=True)], [(13, 16, None)], 0),
        ([figure(10, of="01-05"), figure(3, of="02-05", adds=True), figure(2, of="03-01", adds=True)], [(15, 15, None)], 0),
        ([figure(10, modifier="about", of="01-05"), figure(3, of="02-05", adds=True)], [(13, 13, "about")], 0),
        ([figure(10, of="01-05"), figure(3, OPEN, of="02-05", adds=True)], [(13, None, None)], 0),
        ([figure(10, report="r"), figure(3, adds=True, report="r")], [(13, 13, None)], 0),
        # Another speaker's number is no base, nor is a plan; a later whole number takes the place of the sum.
        ([figure(10, by="LVA", of="01-05"), figure(3, of="02-05", adds=True)], [], 1),
        ([figure(10, of="01-05", status="planned"), figure(3, of="02-05", adds=True)], [], 1),
        ([figure(10, of="01-05"), figure(3, of="02-05", adds=True), figure(14, said="03-09")], [], 0),
        # Two adds for one day may be one told twice; a day that is not told may be any.
        ([figure(10, of="01-05"), figure(3, of="02-05", adds=True), figure(4, said="03-02", of="02-05", adds=True)], [], 2),
        ([figure(10, of="01-05"), figure(3, adds=True)], [], 1),
        ([figure(3, of="02-05", adds=True)], [], 1),
    ],
)
def test_totals(figures: list[Figure], expected: list[tuple[float | None, float | None, str | None]], loose: int) -> None:
    found = only(*figures)
    assert [(total.low, total.high, total.modifier) for total in found.totals] == expected
    assert len(found.loose) == loose


def test_parts_of_a_total_are_shown() -> None:
    (total,) = only(figure(3, of="02-05", adds=True), figure(10, of="01-05")).totals
    assert [(part.low, part.additional) for part in total.parts] == [(10, False), (3, True)]
    assert total.speaker == "NOR"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(10), figure(25, by="LVA"), (15, 2.5)),
        (figure(10, 12), figure(20, 30, by="LVA", said="03-05"), (8, 20 / 12)),
        (figure(25), figure(10, by="LVA"), (15, 2.5)),
        (figure(0), figure(5, by="LVA"), (5, None)),
        (figure(10, status="planned"), figure(25, by="LVA", status="planned"), (15, 2.5)),
        (figure(10), figure(12, OPEN, by="LVA"), (2, 1.2)),
        (figure(100, modifier="about"), figure(120, modifier="about", by="LVA"), None),  # 90–110 and 108–132
        (figure(10, 20), figure(20, 30, by="LVA"), None),
        (figure(10), figure(25), None),  # one's own later word is a revision
        (figure(10), figure(25, by="LVA", said="03-20"), None),
        (figure(10), figure(25, by="LVA", said="03-20", of="03-02"), (15, 2.5)),
        (figure(10), figure(25, by="LVA", adds=True), None),
        (figure(10), figure(25, by="LVA", status="planned"), None),
        (figure(10), figure(25, by="LVA", status="possible"), None),
    ],
)
def test_contradictions(one: Figure, other: Figure, expected: tuple[float, float | None] | None) -> None:
    found = only(one, other).contradictions
    assert [(two.gap, two.times) for two in found] == ([expected] if expected else [])
    assert all(bounds(two.lower)[1] < bounds(two.higher)[0] for two in found)


def test_killed_and_wounded_are_two_series() -> None:
    found = series([figure(10, what="killed"), figure(25, by="LVA", what="wounded"), figure(30, by="EST", what="wounded")])
    assert [(one.measure, len(one.figures), len(one.contradictions)) for one in found] == [("wounded", 2, 1), ("killed", 1, 0)]


NUMBER = st.builds(
    figure,
    st.integers(0, 50),
    st.integers(50, 90),
    st.sampled_from(["NOR", "LVA"]),
    st.sampled_from(["03-01", "03-04"]),
    st.sampled_from(["", "02-01", "02-25"]),
    st.booleans(),
    st.sampled_from([None, "about"]),
    st.sampled_from(["happened", "planned", "possible"]),
    what=st.sampled_from(["killed", "wounded"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(NUMBER, max_size=8))
def test_no_number_is_lost_or_mixed(figures: list[Figure]) -> None:
    found = series(figures)
    assert sorted(one.claim_id for each in found for one in each.figures) == sorted(one.claim_id for one in figures)
    for each in found:
        assert {one.measure for one in each.figures} == {each.measure}
        assert all({one.measure for one in total.parts} == {each.measure} for total in each.totals)
        assert all(total.low == sum(one.low or 0 for one in total.parts) for total in each.totals)
    assert found == series(reversed(figures)) or len({one.claim_id for one in figures}) < len(figures)
