"""Dates, numbers, parties and speakers as a person reads them in a table cell."""

import calendar
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from reportedly.model.claim import Claim, Speaker
from reportedly.model.mentions import Party, Quantity

MODIFIERS = {"about": "~", "at-least": "≥ ", "up-to": "≤ ", "more-than": "> ", "less-than": "< ", "vague": ""}


def days(start: date | None, end: date | None, exact: bool = False) -> str:
    """Inclusive days in the fewest words that say it: `11–13 Jul 2025`, `Sep–Nov 2024`, `2024`.

    What begins or ends with a month is told by the month, as texts do (`Aug 2023 – 18 Oct 2024`), unless `exact`.
    """
    if start is None and end is None:
        return ""
    if start is None:
        return f"until {_day(end)}" if end else ""
    if end is None:
        return f"since {_day(start)}"
    if start == end:
        return _day(start)
    from_first = not exact and start.day == 1
    to_last = not exact and end.day == calendar.monthrange(end.year, end.month)[1]
    whole = from_first and to_last
    if whole and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{start:%b %Y}"
    if whole:
        return f"{start:%b}–{end:%b %Y}" if start.year == end.year else f"{start:%b %Y}–{end:%b %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    first = f"{start:%b}" if from_first else f"{start.day} {start:%b}"
    first = first if start.year == end.year else f"{first} {start.year}"
    return f"{first} – {f'{end:%b %Y}' if to_last else _day(end)}"


def folded(words: str, width: int) -> str:
    """Days that are wider than a column, broken where a person would break them."""
    if len(words) <= width:
        return words
    return words.replace(" – ", " –\n").replace("until ", "until\n").replace("since ", "since\n")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def number(value: float) -> str:
    """`12000.0` as `12,000`; a fraction keeps its digits."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def interval(low: float | None, high: float | None, modifier: str | None = None) -> str:
    """A number with its range: `10,000–12,000`, `≥ 300`, `≤ 12,000`, `~100`, `1,000s` (thousands), `200+`
    (several hundred)."""
    if low is None and high is None:
        return ""
    if modifier == "vague" and low is not None and high is None:
        return f"{number(low)}s" if str(int(low)).strip("0") == "1" else f"{number(low)}+"
    if low is None:
        return f"{'<' if modifier == 'less-than' else '≤'} {number(high or 0)}"
    if high is None:
        return f"{'>' if modifier == 'more-than' else '≥'} {number(low)}"
    if low == high:
        return MODIFIERS.get(modifier or "", "") + number(low)
    return f"{'~' if modifier == 'about' else ''}{number(low)}–{number(high)}"


def quantity(value: Quantity) -> str:
    """A quantity with what it counts; `+` where it comes on top of another."""
    number = added(interval(value.low, value.high, value.modifier), value.additional)
    return f"{number} {value.counted}".strip()


def added(number: str, additional: bool) -> str:
    """`+3,000`, `+ ≥ 3,000` where a number comes on top of another."""
    if not additional:
        return number
    return f"+{number}" if number[:1].isdigit() else f"+ {number}"


def parties(several: Iterable[Party]) -> str:
    """Names, and the side of those that are not themselves a state."""
    return ", ".join(f"{party.name} ({party.country})" if party.country and party.kind != "state" else party.name for party in several)


def who(claim: Claim) -> str:
    """`Sergei Shoigu (RUS) → North Korea`; an unknown side is `?`."""
    return to_whom(parties(claim.actors), parties(claim.recipients))


def to_whom(doers: str, others: str) -> str:
    """Both sides of an event; `?` for one who is not told."""
    return f"{doers or '?'} → {others}" if others else doers or "?"


def at_place(name: str | None, *named: str) -> str:
    """`  @ Wonsan`; '' where there is no place, or the sides named already say it."""
    return f"  @ {name}" if name and name not in named else ""


def says(sources: Iterable[Speaker]) -> str:
    """The chain of speakers, outermost first: `Lee Seong-kweun < NIS`; the report itself is `(report)`."""
    levels = [
        " + ".join(dict.fromkeys(speaker.name for speaker in level))
        for _, level in groupby(sorted(sources, key=lambda s: s.level), key=lambda s: s.level)
    ]
    return " ‹ ".join(levels) or "(report)"


def shorten(text: str, length: int = 160) -> str:
    """At most `length` signs on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def around(text: str, words: str, length: int) -> str:
    """As `shorten`, but what stands before `words` is left out where they would be cut off."""
    line, at = " ".join(text.split()), " ".join(text.split()).find(" ".join(words.split()))
    if at + len(words) < length - 1:
        return shorten(line, length)
    return "…" + shorten(line[line.rfind(" ", 0, max(0, at - length // 3)) + 1 :], length - 1)


def count(number: int, thing: str) -> str:
    """`1 report`, `12 reports`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(names: Iterable[str], most: int) -> str:
    """Names with commas; of more than `most` the first ones, and how many more there are."""
    several = list(dict.fromkeys(names))
    rest = len(several) - most
    return ", ".join(several[:most]) + (f" and {rest} more" if rest > 0 else "")
