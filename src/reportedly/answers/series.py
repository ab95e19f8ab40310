"""Series: one counted thing over time, with plain totals and contradictions between those who count it.

What befell those who are counted (killed, deployed), what they are, whose and in which unit makes a series; nothing of
two series is ever added or compared. Nothing is averaged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from reportedly.answers.figures import Figure
from reportedly.codebook.measures import measures

# Only what is told of alike is compared: numbers of what took place, and numbers of plans.
_TOLD_AS = {"happened": "done", "ongoing": "done", "planned": "planned"}


@dataclass(frozen=True, slots=True)
class Total:
    """A number of one origin and what the same origin puts on top of it; `parts` are in order, the first is the base."""

    speaker: str
    low: float | None
    high: float | None
    modifier: str | None
    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two numbers of one as-of period whose ranges do not meet: at least `gap` lies between them, and the higher is at
    least `times` the lower (None where that is nought).
    """

    lower: Figure
    higher: Figure
    gap: float
    times: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing, in order of the day for which each holds. `counted` is the word most used for it.

    `loose` are numbers that come on top of something, where it is not plain of what: no total is offered for them.
    """

    measure: str
    thing: str
    counted: str
    side: str | None
    unit: str | None
    figures: tuple[Figure, ...]
    totals: tuple[Total, ...]
    loose: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]


def series(figures: Iterable[Figure]) -> list[Series]:
    """The figures as series, those of most figures first."""
    ordered = sorted(figures, key=lambda one: (_key(one), _order(one)))
    made = [_series(tuple(several)) for _, several in groupby(ordered, key=_key)]
    return sorted(made, key=lambda one: (-len(one.figures), one.measure, one.thing, one.side or "", one.unit or ""))


def as_of(one: Figure) -> date | None:
    """The day for which a number holds: the last one it is told of, no later than it was told; else that of the report."""
    end = (one.as_of[1] or one.as_of[0]) if one.as_of else None
    return min(filter(None, (end, one.published)), default=None)


def bounds(one: Figure) -> tuple[float, float]:
    """The least and the most that the words allow: `about` gives some room, an open end all of it."""
    room = measures().about if one.modifier == "about" else 0.0
    low = 0.0 if one.low is None else one.low * (1 - room)
    high = float("inf") if one.high is None else one.high * (1 + room)
    return low, high


def _key(one: Figure) -> tuple[str, str, str, str]:
    return one.measure, one.thing, one.side or "", one.unit or ""


def _order(one: Figure) -> tuple[date, date, bool, str]:
    return as_of(one) or date.max, one.published or date.max, one.additional, one.claim_id


def _series(figures: tuple[Figure, ...]) -> Series:
    first = figures[0]
    totals, loose = _totals(figures)
    word = first.thing if first.thing == "people" else Counter(one.counted for one in figures).most_common(1)[0][0]
    return Series(first.measure, first.thing, word, first.side, first.unit, figures, totals, loose, tuple(contradictions(figures)))


def _totals(figures: Sequence[Figure]) -> tuple[tuple[Total, ...], tuple[Figure, ...]]:
    """Totals by origin, and the adds that make none."""
    totals, loose = [], []
    told = [one for one in figures if _TOLD_AS.get(one.status) == "done"]
    for _, several in groupby(sorted(told, key=lambda one: (_by(one), _order(one))), key=_by):
        own = list(several)
        last = max((number for number, one in enumerate(own) if not one.additional), default=None)
        adds = own[last + 1 :] if last is not None else [one for one in own if one.additional]
        if last is not None and adds and _plain(own[last], adds):
            totals.append(_total([own[last], *adds]))
        else:
            loose += adds
    return tuple(totals), tuple(sorted(loose, key=_order))


def _plain(base: Figure, adds: Sequence[Figure]) -> bool:
    """True where each add is plainly another one: of a day of its own, or of the same report as the base."""
    together = [base, *adds]
    if len({one.report_id for one in together}) == 1:
        return True
    days = [as_of(one) for one in together]
    return all(days) and len(set(days)) == len(days) and all(one.as_of for one in adds)


def _total(parts: Sequence[Figure]) -> Total:
    low = None if any(one.low is None for one in parts) else sum(one.low or 0 for one in parts)
    high = None if any(one.high is None for one in parts) else sum(one.high or 0 for one in parts)
    about = any(one.modifier == "about" for one in parts) and low is not None and high is not None
    return Total(parts[0].speaker, low, high, "about" if about else None, tuple(parts))


def contradictions(figures: Sequence[Figure]) -> Iterable[Contradiction]:
    """The pairs of figures of one series that contradict one another: of other origins, both done or both planned, of one
    as-of period and of the same people.
    """
    for one, other in combinations([one for one in figures if not one.additional and one.status in _TOLD_AS], 2):
        if _TOLD_AS[one.status] != _TOLD_AS[other.status] or _by(one) == _by(other):
            continue
        if not _one_period(one, other) or not _same_people(one, other):
            continue
        lower, higher = (one, other) if bounds(one)[1] < bounds(other)[0] else (other, one)
        most, least = bounds(lower)[1], bounds(higher)[0]
        if most < least:
            yield Contradiction(lower, higher, least - most, least / most if most else None)


def _by(one: Figure) -> tuple[str, ...]:
    return one.origins


def _same_people(one: Figure, other: Figure) -> bool:
    """True where both count those of one side or, where the side is not told, of one event or report."""
    return bool(one.side) or one.event_id == other.event_id or one.report_id == other.report_id


def _one_period(one: Figure, other: Figure) -> bool:
    first, second = as_of(one), as_of(other)
    return first is not None and second is not None and abs((first - second).days) <= measures().period_days
