"""Numbers in figures and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("12,000", 12000),
        ("1.5", 1.5),
        ("2½", 2.5),
        ("1/2", 0.5),
        (".5", 0.5),
        ("1,8", 1.8),  # a decimal comma
        ("12,00,0", None),
        ("1.2.3", None),
        ("12.", None),
        ("x12", None),
        ("", None),
        ("half", None),
    ],
)
def test_figures(text: str, value: float | None) -> None:
    assert numerals.figure(text) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and six", 206),
        ("twenty - five", 25),
        ("nineteen eighty", 1980),
        ("1.5 million", 1.5e6),
        ("two million three hundred thousand", 2.3e6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("2 1/2", 2.5),
        ("10 000", 10000),
        ("and", None),
        ("soldiers", None),
    ],
)
def test_words(words: str, value: float | None) -> None:
    assert numerals.value(words.split()) == value


@given(st.integers(1000, 10**12))
def test_thousands_marks_change_nothing(number: int) -> None:
    assert numerals.figure(f"{number:,}") == numerals.figure(str(number)) == number
