"""Components of claims, and how large ones are cut.

Claims that a pair above `bond` joins are of one component, and no event reaches beyond one. A component grows with what
is told between two sides; one of more than `piece` claims is cut by months, and a month of more by days, so that a new
claim never makes more than that be grouped again. What people judged to be one stays in one piece.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from reportedly.linking.clusters import Heads, Pair, agreed, average
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms
from reportedly.model.event import ClaimKey

Judged = Collection[frozenset[ClaimKey]]
Scores = tuple["array[int]", "array[float]"]  # of a claim: the later ones with which it is compared, and the scores
Home = tuple[int, int]  # month (counted from year 0) and day; 0 where no day is known


def components(count: int, scores: Sequence[Scores], joined: Iterable[Pair]) -> list[list[int]]:
    """Numbers below `count` joined by pairs above `bond`, or that stand in `joined`."""
    heads, bond = Heads(count), rules().bond
    for number, (others, values) in enumerate(scores):
        for other, value in zip(others, values, strict=True):
            if value > bond:
                heads.join(number, other)
    for a, b in joined:
        heads.join(a, b)
    return heads.sets()


def home(one: Terms) -> Home:
    """Where a claim stands when a component is cut: the month and day it tells of, else those of its report."""
    day = one.start if one.start is not None else one.news
    if day is None:
        return 0, 0
    told = date.fromordinal(day)
    return told.year * 12 + told.month - 1, day


def homes(several: Sequence[Terms], joined: Iterable[Pair], parted: Sequence[Pair]) -> list[Home]:
    """The homes of claims in order of telling; of what people judged to be one, that of the first."""
    found = [home(one) for one in several]
    for group in agreed(len(several), joined, parted):
        for number in group[1:]:
            found[number] = found[group[0]]
    return found


def pieces(members: Sequence[int], at: Callable[[int], Home]) -> list[list[int]]:
    """A component as it is, or cut by months, and a month by days."""
    most, found = rules().piece, list[list[int]]()
    if len(members) <= most:
        return [list(members)]
    months: dict[int, list[int]] = defaultdict(list)
    for number in members:
        months[at(number)[0]].append(number)
    for month in months.values():
        days: dict[int, list[int]] = defaultdict(list)
        for number in month:
            days[at(number)[1] if len(month) > most else 0].append(number)
        found += days.values()
    return found


def grouped(several: Sequence[Terms], table: dict[Pair, float], together: Judged, apart: Judged) -> list[list[Terms]]:
    """The groups of the claims of a piece, in order of telling: these are events. `table` scores pairs of their numbers."""
    if len(several) == 1:
        return [list(several)]
    at = {one.key: number for number, one in enumerate(several)}
    groups = average(len(several), table, rules().stranger, numbered(together, at), numbered(apart, at))
    return [[several[number] for number in group] for group in groups]


def numbered(pairs: Judged, at: Mapping[ClaimKey, int]) -> list[Pair]:
    """Pairs of claims as pairs of numbers, in order; those of unknown claims are left out."""
    known = (sorted(at[key] for key in pair if key in at) for pair in pairs if len(pair) == 2)
    return sorted((numbers[0], numbers[1]) for numbers in known if len(numbers) == 2)
