"""Dates as pages write them: only what can be read in one way."""

import pytest

from reportedly.intake.pages.dates import in_address, in_text
from reportedly.intake.pages.moments import in_words, moment


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-07-09T10:00:00+02:00", "2025-07-09"),
        ("2025-07-09 10:00", "2025-07-09"),
        ("20250709", "2025-07-09"),
        ("Wed, 09 Jul 2025 10:00:00 GMT", "2025-07-09"),
        ("July 9, 2025", "2025-07-09"),
        ("9th July 2025", "2025-07-09"),
        ("Sept. 4, 2024", "2024-09-04"),
        ("9 juillet 2025", "2025-07-09"),
        ("Mittwoch, 9. Juli 2025", "2025-07-09"),
        ("9 de julio de 2025", "2025-07-09"),
        ("9 июля 2025", "2025-07-09"),
        ("2025年7月9日", "2025-07-09"),
        ("23/04/2025", "2025-04-23"),
        ("04/23/2025", "2025-04-23"),
        ("03.04.2025", "2025-04-03"),
        ("03/04/2025", None),
        ("2025-02-30", None),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01", None),
        ("2 hours ago", None),
        ("yesterday", None),
        ("July 2025", None),
        ("", None),
        (None, None),
        (20250709, None),
    ],
)
def test_moment(written: object, day: str | None) -> None:
    found = moment(written)
    assert (found.day.isoformat() if found else None) == day


def test_all_that_was_told_is_kept() -> None:
    found = moment("2025-07-09T23:30:00-05:00")
    assert found is not None and (found.day.isoformat(), found.written) == ("2025-07-09", "2025-07-09T23:30:00-05:00")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2025/07/09/talks", "2025-07-09"),
        ("https://a.example/world/20250709/talks.html", "2025-07-09"),
        ("https://a.example/world/talks-2025-07-09/", "2025-07-09"),
        ("https://a.example/2025/jul/09/talks", "2025-07-09"),
        ("https://a.example/2025/07/talks", None),
        ("https://a.example/2025/13/41/talks", None),
        ("https://a.example/talks?date=/2025/07/09/", None),
        (None, None),
    ],
)
def test_in_address(address: str | None, day: str | None) -> None:
    found = in_address(address)
    assert (found.day.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENEVA, 9 July 2025 - The envoys met.", "2025-07-09"),
        ("Press release\nJuly 9, 2025\nThe envoys met.", "2025-07-09"),
        ("The treaty of 9 July 2025 was signed by envoys who met.", None),
        ("The envoys met.\nOn 9 July 2025 they met again: nothing came of it.", None),
    ],
)
def test_in_text(text: str, day: str | None) -> None:
    found = in_text(text)
    assert (found.day.isoformat() if found else None) == day


def test_words_are_looked_for_in_order() -> None:
    found = in_words("from 9 July 2025 to July 11, 2025")
    assert found is not None and found.written == "2025-07-09"
