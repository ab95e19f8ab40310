"""The day that a report without a date of publication gives itself: a full date in a short line at its head."""

import re
from datetime import date
from functools import lru_cache

from reportedly.reading.times import words

LINES = 6  # of the head, empty ones not counted
SIZE = 12  # words of such a line at most
HEAD = 2000  # code points


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Months by name, also shortened without a point (`mar`), which beside a day and a year is no verb."""
    found = words.classes()["MONTH"]
    return found | {name.rstrip("."): number for name, number in found.items()}


@lru_cache(maxsize=1)
def _dates() -> re.Pattern[str]:
    """A day, a month by name and a year, in either order; or an ISO date."""
    month = "|".join(sorted((re.escape(m) for m in _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<m>{month})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{month}),?\s+(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))\b",
        re.IGNORECASE,
    )


def dateline(text: str) -> date | None:
    """The first such day; None where no line has one. A line that ends like a sentence is no dateline."""
    head = [line.strip() for line in text[:HEAD].splitlines() if line.strip()][:LINES]
    for line in head:
        if len(line.split()) > SIZE or line.endswith((".", "?", "!")):
            continue
        if days := named_days(line):
            return days[0]
    return None


def named_days(text: str) -> tuple[date, ...]:
    """The days that a text names in full, with their year, in its order."""
    out: list[date] = []
    for found in _dates().finditer(text):
        name = found["m"] or found["m2"]
        month = _months()[name.lower()] if name else int(found["m3"])
        year, day = found["y"] or found["y2"] or found["y3"], found["d"] or found["d2"] or found["d3"]
        try:
            out.append(date(int(year), month, int(day)))
        except ValueError:
            continue
    return tuple(out)
