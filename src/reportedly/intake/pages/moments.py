"""A day and time as pages write them, only where it can be read in one way."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from functools import lru_cache

from reportedly.intake.pages.words import words

ISO = re.compile(
    r"\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d])(?:\s*[T ]?\s*(\d{1,2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?))?"
)
STAMP = re.compile(r"\s*1\d{9}(?:\d{3})?\s*$")
RFC = re.compile(r"\s*(?:[A-Z][a-z]{2,8},\s*)?\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{4}\s+\d{1,2}:\d{2}")
SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[/.年-]\s?(\d{1,2})\s?[/.月-]\s?(\d{1,2})(?!\d)")
WORDED = re.compile(
    r"(?<!\w)(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d{2})"
    r"|([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2}))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, as written, all that was told of it (`2025-07-09T10:00:00+02:00`)."""

    day: date
    written: str


def moment(value: object) -> Moment | None:
    """The moment that a value of a date names; None for none, for two readings (03/04/2025), and for template's days."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()[:100]
    iso = ISO.match(text)
    if iso:
        day = _day(iso[1], iso[2], iso[3])
        return Moment(day, f"{day.isoformat()}T{iso[4].replace(' ', '')}" if iso[4] else day.isoformat()) if day else None
    if RFC.match(text):
        try:
            when = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
        return Moment(when.date(), when.isoformat()) if when.year >= words().bounds.first_year else None
    return in_words(text)


def in_words(text: str) -> Moment | None:
    """The first full date in running words: `9 July 2025`, `July 9, 2025`, `09.07.2025` where its day is over 12."""
    found = sorted(
        (match for pattern in (WORDED, YEAR_FIRST, SLASHED) if (match := pattern.search(text[:2000]))), key=lambda match: match.start()
    )
    for match in found:
        day = _worded(match)
        if day:
            return Moment(day, day.isoformat())
    return None


def _worded(match: re.Match[str]) -> date | None:
    if match.re is YEAR_FIRST:
        return _day(*match.groups())
    if match.re is SLASHED:
        one, two, year = match.groups()
        if one == two:
            return _day(year, one, two)
        if int(one) > 12 >= int(two):
            return _day(year, two, one)
        if int(two) > 12 >= int(one):
            return _day(year, one, two)
        # 03.04.2025 has its day first wherever it is written; 03/04/2025 has not.
        return _day(year, two, one) if "." in match[0] else None
    number, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    month = month_of(name)
    return _day(year, str(month), number) if month else None


def month_of(name: str) -> int | None:
    """The month of a name in any language that Babel knows of those that pages are written in; None for other words."""
    return _months().get(name.casefold().rstrip("."))


LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "tr", "sv", "nb", "da", "cs", "ro", "id", "ar", "fa", "el", "hu")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    twice: set[str] = set()
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    key = name.casefold().rstrip(".")
                    if found.setdefault(key, number) != number:
                        twice.add(key)
    return {name: number for name, number in (found | {"sept": 9}).items() if name not in twice and len(name) > 2}


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if words().bounds.first_year <= found.year <= 2100 else None
