"""Shifts: from which month on the relations of two sides are on another level than before, and the events that made it.

Change points of the mean with a penalty on their number, by optimal partitioning (Jackson et al. 2005, IEEE Signal
Processing Letters 12); months of which nothing is known are left out, not taken for quiet ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log
from statistics import fmean, median
from typing import Protocol, TypeVar

from reportedly.codebook.intensity import intensity

NAMED = 5
MAD = 0.6745 * 2**0.5  # of the difference of two draws of a normal distribution, by its deviation


class Weighed(Protocol):
    """What a shift needs to know of an event."""

    @property
    def event_id(self) -> str: ...
    @property
    def goldstein(self) -> float: ...


Act = TypeVar("Act", bound=Weighed)
Read = tuple[date, float, Sequence[Act]]


@dataclass(frozen=True, slots=True)
class Shift:
    """`before` and `after` are the mean monthly scores of the stretches on both sides of a month.

    `events` are the ids of those that weighed most: of the new stretch, in the direction of the change, or where `ended`
    of the old one, against it: relations also fall because nothing more is done together.
    """

    before: float
    after: float
    events: tuple[str, ...]
    ended: bool


def shifts(months: Sequence[Read[Act]]) -> dict[date, Shift]:
    """The shifts by the month in which each begins; `months` are those of which something was read, each with its
    score and the events behind it. None where there are too few of them.
    """
    known, scores = intensity().shifts, [score for _, score, _ in months]
    if len(months) < known["least_months"] or len(set(scores)) < 2:
        return {}
    noise = max(median(abs(b - a) for a, b in pairwise(scores)) / MAD, known["least_noise"])
    ends = change_points(scores, int(known["stretch"]), known["penalty"] * noise**2 * log(len(scores)))
    edges = [0, *ends, len(months)]
    return {
        months[start][0]: _shift(months[before:start], months[start:after])
        for before, start, after in zip(edges, edges[1:], edges[2:], strict=False)
    }


def change_points(scores: Sequence[float], stretch: int, penalty: float) -> list[int]:
    """Where a new stretch begins, each at least `stretch` long: of all ways to cut the scores, that with the least sum of
    squared distances from the means of the stretches, a cut costing `penalty`. Of equal ways the one with earlier cuts.
    """
    least, cut = [0.0], [0]  # of the first scores: what the best way to cut them costs, and where its last stretch begins
    squares = [0.0, *accumulate(score * score for score in scores)]
    products = [0.0] * len(scores)  # of every pair of scores from that one on
    for end, last in enumerate(scores, 1):
        beside = 0.0
        for start in range(end - 1, -1, -1):
            beside += scores[start] * last
            products[start] += 2 * beside - last * last
        ways = [
            (least[start] + (squares[end] - squares[start] - products[start] / (end - start)) + penalty, start)
            for start in (0, *range(stretch, end - stretch + 1))
        ]
        best, start = min(ways)
        least.append(best)
        cut.append(start)
    found, at = list[int](), cut[-1]
    while at:
        found.append(at)
        at = cut[at]
    return found[::-1]


def _shift(old: Sequence[Read[Act]], new: Sequence[Read[Act]]) -> Shift:
    before, after = (round(fmean(score for _, score, _ in several), 1) for several in (old, new))
    up = 1 if after > before else -1
    more = _monthly(new, up) - _monthly(old, up)
    less = _monthly(old, -up) - _monthly(new, -up)
    ended = less > more
    chosen = [one for _, _, acts in (old if ended else new) for one in acts if one.goldstein * (-up if ended else up) > 0]
    chosen.sort(key=lambda one: (-abs(one.goldstein), one.event_id))
    return Shift(before, after, tuple(one.event_id for one in chosen[:NAMED]), ended)


def _monthly(several: Sequence[Read[Act]], sign: int) -> float:
    """The points of one sign, by month."""
    return fmean(sum(max(0.0, sign * one.goldstein) for one in acts) for _, _, acts in several)
