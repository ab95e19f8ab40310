"""What a time expression means, and what it is read against: shared by all senses."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.syntax import Token
from reportedly.reading import numerals
from reportedly.reading.times import words
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.periods import Period
from reportedly.reading.times.tense import FUTURE, PAST, awaited, direction

# Nobody writes a bare date or month for one almost a year off when its namesake is close by.
# Two figures are a year of the century before from here on.
CENTURY = 40
FAR, NEAR = 270, 60


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: publication, the period and the day told last, its own token.

    `told_here` is the day told last if that was not long ago. `days` are those that a report
    without a date of publication names in full.
    """

    published: date | None
    told: Period | None
    told_day: Period | None
    token: Token
    told_near: Period | None = None
    told_here: Period | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type and value; the period, if any; `start`, `end` where they differ from the period's."""

    type: str
    value: str | None
    period: Period | None = None
    start: date | None = None
    end: date | None = None


NOTHING = Meaning("DATE", None)


def of(p: Period | None) -> Meaning:
    """A DATE of that period; without value where there is none."""
    return Meaning("DATE", p.value, p) if p is not None else NOTHING


def year_of(m: TimeMention, name: str = "y") -> int | None:
    """The year that a part spells: `2024`, `nineteen ninety-six`, `fy2007`."""
    ws = m.words(name)
    if not ws:
        return None
    if ws[0] == "nineteen":
        return 1900 + int(numerals.value(ws[1:]) or 0)
    if ws[0] == "two" and len(ws) > 1:
        return int(numerals.value(ws) or 2000)
    digits = "".join(c for c in ws[0] if c.isdigit())[:4]
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > CENTURY else 2000)


def relation(m: TimeMention) -> tuple[int, str] | None:
    """`last` as (-1, "p"), `following` as (1, "a"); None without such a word."""
    word = m.part("rel")
    told = words.meaning("REL", word) if word else None
    return (int(told[:-1]), told[-1]) if told else None


def nearest(candidates: list[Period], published: date, token: Token, bound: str | None = None) -> Period:
    """Of like periods in successive years or weeks: the last begun, or the next to come, by the tense."""
    told = awaited(token, bound) or direction(token)
    ahead = next((p for p in candidates if p.end >= published), candidates[-1])
    back = next((p for p in reversed(candidates) if p.start <= published), candidates[0])
    if bound == "since":
        return back
    far, near = (published - back.end).days, (ahead.start - published).days
    if told == FUTURE:
        return back if near > FAR and far < NEAR else ahead
    if told == PAST:
        return ahead if far > FAR and near < NEAR else back
    return min(candidates, key=lambda p: (abs((p.start - published).days), p.start))
