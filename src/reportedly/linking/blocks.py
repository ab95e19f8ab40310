"""Blocking: which claims are compared at all, so that not every one is with every other.

A claim stands in several blocks, from coarse (`supply`, PRK) to fine (`supply`, PRK with RUS, June 2024, Kursk). Two
claims are compared where they share a block that is not too large (`block` in `codebook/linking.yaml`): in a small
ledger the coarse ones do, in a large one the fine ones take over. After the block purging of Papadakis et al., Blocking
and Filtering Techniques for Entity Resolution, ACM Computing Surveys 53 (2020).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, groupby

from reportedly.linking.compare import turned
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms

AROUND = 15  # days by which the months of a claim reach further than its days
MONTHS = 6  # what tells of more months stands in none of them
SIDES = 4  # what names more sides stands in the blocks of the first by name


def keys(one: Terms) -> list[int]:
    """The blocks of a claim, as numbers that fit a column of a table."""
    ground = rules().ground(one.kind)
    return sorted({_number(f"{ground}|{name}") for name in _names(one)})


def _names(one: Terms) -> Iterator[str]:
    sides = sorted(one.sides)[:SIDES] or [f"@{one.spot.name}" if one.spot else ""]
    pairs = [f"{a}+{b}" for a, b in combinations(sides, 2)]
    yield from sides
    yield from pairs
    months, marks = _months(one), _marks(one)
    for who in (*sides, *pairs):
        for month in months:
            yield f"{who}|{month}"
    for who in pairs or sides:
        yield from (f"{who}|{mark}" for mark in marks)
        yield from (f"{who}|{month}|{mark}" for month in months for mark in marks)
        if one.start is not None and one.end is not None and one.end - one.start <= 2:
            yield from (f"{who}|day {day}" for day in range(one.start - 1, one.end + 2))


def _marks(one: Terms) -> list[str]:
    """What tells a claim from others of its sides: its trigger, place, people and numbers."""
    marks = [f"by {one.trigger}"] + [f"who {name.split()[-1]}" for name in sorted(one.persons)[:3] if name]
    marks += [f"at {one.spot.name}"] if one.spot else []
    return marks + [f"{low}-{high} {head}" for low, high, head in sorted({(str(n.low), str(n.high), n.head) for n in one.numbers})[:3]]


def _months(one: Terms) -> list[str]:
    first = one.start if one.start is not None else one.news
    last = one.end if one.end is not None else one.news
    if first is None or last is None or first > last:
        return []
    begin, end = _month(first - AROUND), _month(last + AROUND)
    return [f"{n // 12}-{n % 12 + 1}" for n in range(begin, end + 1)] if end - begin < MONTHS else []


@lru_cache(maxsize=20_000)
def _month(day: int) -> int:
    told = date.fromordinal(max(1, day))
    return told.year * 12 + told.month - 1


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


class Blocks:
    """The blocks of some claims, by their numbers in a sequence; through those in `large` nothing is compared.

    `large` is None where these are all claims there are: then those are large that hold more than `rules().block`.
    """

    def __init__(self, blocks: Sequence[Sequence[int]], large: Iterable[int] | None = None) -> None:
        found = sorted((key, number) for number, own in enumerate(blocks) for key in own)
        most = rules().block if large is None else len(found)
        shut = frozenset(large or ())
        self._members: dict[int, tuple[int, ...]] = {}
        self._of: list[list[int]] = [[] for _ in blocks]
        for key, rows in groupby(found, key=lambda row: row[0]):
            members = tuple(number for _, number in rows)
            if 1 < len(members) <= most and key not in shut:
                self._members[key] = members
                for number in members:
                    self._of[number].append(key)

    def after(self, number: int) -> list[int]:
        """The later claims with which this one is compared, in order."""
        found: set[int] = set()
        for key in self._of[number]:
            members = self._members[key]
            found.update(members[bisect_right(members, number) :])
        return sorted(found)


def comparable(a: Terms, b: Terms) -> bool:
    """False of two claims of which nothing else needs to be asked: of other sides, or far apart in time."""
    if a.actors and b.actors and a.recipients and b.recipients:
        apart = a.actors.isdisjoint(b.actors) or a.recipients.isdisjoint(b.recipients)
        if apart and not turned(a, b):
            return False
    one, other = a.end if a.end is not None else a.news, b.end if b.end is not None else b.news
    if one is None or other is None or None in (a.published, b.published):
        return True
    first, last = (a.start if a.start is not None else one), (b.start if b.start is not None else other)
    known, days = rules(), max(first, last) - min(one, other)
    return days <= known.apart["lasting" if a.kind in known.lasting or b.kind in known.lasting else "brief"]
