"""Calendar arithmetic that the meanings of time expressions rest on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.times.periods import containing, months, narrow, season_of, shift

GRAINS = ("day", "week", "month", "quarter", "half", "season", "year", "decade")
DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DATES, st.sampled_from(GRAINS))
def test_a_period_holds_its_day_and_neighbours_touch(d: date, grain: str) -> None:
    here = containing(d, grain)
    assert here.start <= d <= here.end
    assert shift(here, 1).start == here.end + timedelta(days=1)
    assert shift(shift(here, 1), -1) == here


@given(DATES, st.sampled_from(("month", "quarter", "half", "season", "year", "week", "decade")))
def test_first_middle_and_last_part_make_the_whole(d: date, grain: str) -> None:
    here = containing(d, grain)
    (a, b), (c, e), (f, g) = (narrow(here, part) for part in ("START", "MID", "END"))
    assert (a, g) == (here.start, here.end)
    assert b + timedelta(days=1) == c and e + timedelta(days=1) == f


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (season_of(2024, "WI"), date(2024, 12, 1), date(2025, 2, 28)),
        (season_of(2024, "FA"), date(2024, 9, 1), date(2024, 11, 30)),
        (months("quarter", 2023, 4), date(2023, 4, 1), date(2023, 6, 30)),
        (months("month", 2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_periods_of_months(period: object, start: date, end: date) -> None:
    assert (period.start, period.end) == (start, end)  # type: ignore[attr-defined]


def test_a_month_is_cut_at_its_tenth_and_twentieth_day() -> None:
    may = months("month", 2025, 5)
    assert [narrow(may, part) for part in ("START", "MID", "END")] == [
        (date(2025, 5, 1), date(2025, 5, 10)),
        (date(2025, 5, 11), date(2025, 5, 20)),
        (date(2025, 5, 21), date(2025, 5, 31)),
    ]
