"""On which day of a year each named day falls."""

from datetime import date

import pytest

from reportedly.reading.times import words
from reportedly.reading.times.holidays import falls


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2024, date(2024, 12, 25)),
        ("easter", 2025, date(2025, 4, 20)),
        ("easter-2", 2024, date(2024, 3, 29)),
        ("easter+1", 2024, date(2024, 4, 1)),
        ("11:4:4", 2024, date(2024, 11, 28)),
        ("09:1:1", 2025, date(2025, 9, 1)),
        ("05:-1:1", 2025, date(2025, 5, 26)),
        ("12:-1:7", 2023, date(2023, 12, 31)),
    ],
)
def test_a_named_day_falls_on(rule: str, year: int, day: date) -> None:
    assert falls(rule, year) == day


def test_every_named_day_has_a_day_in_a_leap_year_and_another() -> None:
    for rule in words.holidays().values():
        assert falls(rule, 2024).year == 2024 and falls(rule, 2025).year == 2025
