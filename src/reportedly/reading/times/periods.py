"""Calendar periods: TIMEX3 values with their inclusive days, and arithmetic on them.

Weeks are ISO 8601 weeks (Monday first). Seasons are the northern ones by whole months; a winter bears the
year in which it begins. https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
          "WE": "weekend", "F": "week"}  # fmt: skip
THIRD = {"START": 0, "MID": 1, "END": 2}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar with inclusive `start` and `end`.

    `grain` is day, week, weekend, month, season, quarter, half, year, decade or century.
    """

    grain: str
    value: str
    start: date
    end: date


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day(d: date) -> Period:
    """One day."""
    return Period("day", d.isoformat(), d, d)


def months(grain: str, year: int, month: int) -> Period:
    """The period of whole months of that grain that begins in the given month."""
    n = MONTHS[grain]
    last = year * 12 + month - 2 + n
    value = {
        "month": f"{year:04d}-{month:02d}",
        "quarter": f"{year:04d}-Q{(month + 2) // 3}",
        "half": f"{year:04d}-H{1 if month < 7 else 2}",
        "season": f"{year:04d}-{next((s for s, m in SEASON_STARTS.items() if m == month), 'SP')}",
        "year": f"{year:04d}",
        "decade": f"{year // 10:03d}",
        "century": f"{year // 100:02d}",
    }[grain]
    return Period(grain, value, date(year, month, 1), last_of(last // 12, last % 12 + 1))


def containing(d: date, grain: str) -> Period:
    """The period of that grain that holds the day."""
    if grain == "day":
        return day(d)
    if grain in ("week", "weekend"):
        year, week, weekday = d.isocalendar()
        start = d - timedelta(days=weekday - 1)
        if grain == "week":
            return Period("week", f"{year}-W{week:02d}", start, start + timedelta(days=6))
        return Period("weekend", f"{year}-W{week:02d}-WE", start + timedelta(days=5), start + timedelta(days=6))
    if grain == "season":
        month = (d.month // 3 * 3) or 12
        return months(grain, d.year - (d.month < 3), month)
    if grain in ("decade", "century"):
        n = MONTHS[grain] // 12
        return months(grain, d.year // n * n, 1)
    n = MONTHS[grain]
    return months(grain, d.year, (d.month - 1) // n * n + 1)


def shift(p: Period, n: int, grain: str | None = None) -> Period:
    """The period `n` periods later, of its own grain, or moved by `n` units of another grain."""
    grain = grain or p.grain
    if grain == "day":
        start = p.start + timedelta(days=n)
        return containing(start, p.grain)
    if grain in ("week", "weekend"):
        return containing(p.start + timedelta(days=7 * n), p.grain)
    index = p.start.year * 12 + p.start.month - 1 + MONTHS[grain] * n
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9998:
        raise OverflowError("outside the calendar")
    return containing(min(date(year, month, 1) + timedelta(days=p.start.day - 1), last_of(year, month)), p.grain)


def season_of(year: int, name: str) -> Period:
    """The season `SP`, `SU`, `FA` or `WI` that begins in the year."""
    return months("season", year, SEASON_STARTS[name])


def narrow(p: Period, part: str) -> tuple[date, date]:
    """Days of the first, middle or last part (START, MID, END): thirds; of a month 1-10, 11-20, 21-last."""
    k = THIRD[part]
    if p.grain == "day":
        return p.start, p.end
    if p.grain == "month":
        start = p.start.replace(day=1 + 10 * k)
        return start, p.end if k == 2 else p.start.replace(day=10 + 10 * k)
    if p.grain in ("quarter", "season", "year", "half"):
        n = MONTHS[p.grain] // 3
        index = p.start.year * 12 + p.start.month - 1 + n * k
        last = index + n - 1
        return date(index // 12, index % 12 + 1, 1), last_of(last // 12, last % 12 + 1)
    days = (p.end - p.start).days + 1
    if p.grain == "week":
        first, length = (0, 2, 4)[k], (2, 2, 3)[k]
        return p.start + timedelta(days=first), p.start + timedelta(days=first + length - 1)
    start = p.start + timedelta(days=days * k // 3)
    return start, p.start + timedelta(days=days * (k + 1) // 3 - 1)
