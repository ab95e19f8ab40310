"""All claims of a ledger compared at once: what `comparable` and `score` say of each pair, a fifth of the time.

What few pairs differ in (their kinds, sides, persons, places, numbers) is asked of `compare` once for each sort of pair;
what nearly every pair has its own of (words, days) is worked out here for many at a time. Reasons are summed up in the
order in which `reasons` gives them, so that each sum is the same to the last digit; a property test holds the two together.
"""

from array import array
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.linking import compare
from reportedly.linking.blocks import Blocks
from reportedly.linking.compare import LATE, LONG_AGO, SOON
from reportedly.linking.pieces import Scores
from reportedly.linking.rules import rules
from reportedly.linking.terms import AHEAD, DONE, Terms

AT_ONCE = 20_000  # pairs
NO_DAY = -(10**8)

Numbers = NDArray[np.int64]
Where = NDArray[np.bool_]
Values = NDArray[np.float64]
T = TypeVar("T", bound=Hashable)


class Table:
    """Claims as columns. A column of `sorts` holds numbers, and of each number what it stands for."""

    def __init__(self, several: Sequence[Terms]) -> None:
        known = rules()
        self.several = several
        self.acts = _Sorts((one.kind, one.trigger, one.lemma) for one in several)
        self.parties = _Sorts((one.actors, one.recipients) for one in several)
        self.persons = _Sorts((one.persons, one.kind in known.personal) for one in several)
        self.spots = _Sorts(one.spot for one in several)
        self.numbers = _Sorts(one.numbers for one in several)
        self.reports = _Sorts((one.key.report_id, one.report) for one in several)
        self.kinds, self.triggers = _Sorts(one.kind for one in several), _Sorts(one.trigger for one in several)
        self.statuses = _Sorts(one.status for one in several)
        self.ordinals = np.array([one.key.ordinal for one in several], np.int64)
        self.lasting = np.array([one.kind in known.lasting for one in several], bool)
        self.more = np.array([one.more for one in several], bool)
        self.counting = np.array([bool(one.numbers) for one in several], bool)
        self.told = np.array([len(one.words) for one in several], np.int64)
        self.start, self.end, self.news, self.published = (
            np.array([NO_DAY if day is None else day for day in days], np.int64)
            for days in zip(*((one.start, one.end, one.news, one.published) for one in several), strict=True)
        )
        self.until = np.where(self.end != NO_DAY, self.end, self.news)
        self.since = np.where(self.start != NO_DAY, self.start, self.until)
        # A report without a day may be of any day after the last that it tells of.
        self.open = (self.published == NO_DAY) & (self.start == NO_DAY)


class _Sorts:
    """A column of values as numbers: equal values have one number."""

    def __init__(self, values: Iterator[T]) -> None:
        seen: dict[Any, int] = {}
        self.of = np.array([seen.setdefault(value, len(seen)) for value in values], np.int64)
        self.values = list(seen)

    def pairs(self, first: Numbers, second: Numbers) -> tuple[list[tuple[Any, Any]], Numbers]:
        """The different pairs of values of these claims, and of each pair of claims which it is."""
        found, which = np.unique(self.of[first] * len(self.values) + self.of[second], return_inverse=True)
        sorts = [divmod(one, len(self.values)) for one in found.tolist()]
        return [(self.values[a], self.values[b]) for a, b in sorts], which


def scored(several: Sequence[Terms], blocks: Blocks) -> list[Scores]:
    """Of each claim, the later ones with which it is compared, by their numbers, and the scores."""
    found: list[Scores] = []
    if not several:
        return found
    table = Table(several)
    number, count = 0, len(several)
    while number < count:
        others: list[list[int]] = []
        waiting = 0
        while number + len(others) < count and waiting < AT_ONCE:
            others.append(blocks.after(number + len(others)))
            waiting += len(others[-1])
        first = np.repeat(np.arange(number, number + len(others)), [len(own) for own in others])
        second = np.array([other for own in others for other in own], np.int64)
        kept = comparable(table, first, second)
        first, second = first[kept], second[kept]
        scores = np.array(score(table, first, second), np.float64)
        ends = np.searchsorted(first, np.arange(number, number + len(others) + 1))
        for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
            # In arrays, since a large ledger has millions of them.
            found.append((array("q", second[start:end].tobytes()), array("d", scores[start:end].tobytes())))
        number += len(others)
    return found


def comparable(table: Table, first: Numbers, second: Numbers) -> Where:
    """As `blocks.comparable`, of each pair."""
    known = rules()
    sorts, which = table.parties.pairs(first, second)
    apart = np.array([_apart(*one, *other) for one, other in sorts], bool)[which]
    one, other = table.until[first], table.until[second]
    unknown = (one == NO_DAY) | (other == NO_DAY) | (table.published[first] == NO_DAY) | (table.published[second] == NO_DAY)
    days = np.maximum(table.since[first], table.since[second]) - np.minimum(one, other)
    most = np.where(table.lasting[first] | table.lasting[second], known.apart["lasting"], known.apart["brief"])
    near: Where = ~apart & (unknown | (days <= most))
    return near


def _apart(actors: compare.Names, recipients: compare.Names, others: compare.Names, other_recipients: compare.Names) -> bool:
    if not (actors and others and recipients and other_recipients):
        return False
    apart = actors.isdisjoint(others) or recipients.isdisjoint(other_recipients)
    return apart and "sides-turned" not in compare.parties(actors, recipients, others, other_recipients)


def score(table: Table, first: Numbers, second: Numbers) -> list[float]:
    """As `compare.score`, of each pair."""
    most, sums = rules().most, _Sums(len(first))
    same_report = table.reports.of[first] == table.reports.of[second]
    sums.of_sorts(table.acts.pairs(first, second), lambda one, other: compare.acts(*one, *other))
    _words(sums, table, first, second, same_report)
    sums.of_sorts(table.parties.pairs(first, second), lambda one, other: compare.parties(*one, *other))
    sums.of_sorts(table.persons.pairs(first, second), _persons)
    near = _times(sums, table, first, second)
    sums.of_sorts(table.spots.pairs(first, second), compare.places)
    _numbers(sums, table, first, second)
    _states(sums, table, first, second, same_report, near)
    return [round(min(max(one, -most), most), 3) for one in sums.total.tolist()]


class _Sums:
    """The sums of what speaks for and against each of many pairs."""

    def __init__(self, count: int) -> None:
        self._weights = rules().weights
        self.total: Values = np.full(count, rules().base)

    def add(self, name: str, value: Values | Where) -> None:
        """Adds a reason with how much it holds of each pair; 0 where it does not."""
        self.total += self._weights[name] * value

    def of_sorts(self, sorts: tuple[list[tuple[Any, Any]], Numbers], reasons: Callable[[Any, Any], dict[str, float]]) -> None:
        """Adds what `reasons` holds of each sort of pair."""
        pairs, which = sorts
        found = [[self._weights[name] * value for name, value in reasons(one, other).items()] for one, other in pairs]
        for place in range(max(map(len, found), default=0)):
            self.total += np.array([own[place] if place < len(own) else 0.0 for own in found])[which]


def _words(sums: _Sums, table: Table, first: Numbers, second: Numbers, same_report: Where) -> None:
    several = table.several
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    shared = np.array([len(several[a].words & several[b].words) for a, b in pairs], np.int64)
    one, other = table.told[first], table.told[second]
    told = (one > 0) & (other > 0)
    some = shared > 0
    sums.add("words", shared / np.sqrt(np.maximum(one * other, 1)))
    sums.add("words-most", shared / np.maximum(np.minimum(one, other), 1))
    sums.add("words-none", told & ~some)
    sorts, which = table.reports.pairs(first, second)
    likeness = [0.0 if not (a[1] and b[1]) else compare.alike(a[1], b[1]) for a, b in sorts]
    copies = np.array([one is None for one in likeness], bool)[which]
    alike = np.where(same_report, 0.0, np.array([one or 0.0 for one in likeness])[which])
    sums.add("report-same", same_report | copies)
    sums.add("report-near", same_report / np.maximum(1, np.abs(table.ordinals[first] - table.ordinals[second])))
    sums.add("report-trigger", same_report & (table.triggers.of[first] == table.triggers.of[second]))
    sums.add("report-alike", alike)
    sums.add("report-alike-kind", np.where(table.kinds.of[first] == table.kinds.of[second], alike, 0.0))


def _persons(one: tuple[compare.Names, bool], other: tuple[compare.Names, bool]) -> dict[str, float]:
    return compare.persons(one[0], other[0], one[1])


def _times(sums: _Sums, table: Table, first: Numbers, second: Numbers) -> Where:
    """Adds what days say; where they meet or nearly do."""
    start, end, start_b, end_b = table.start[first], table.end[first], table.start[second], table.end[second]
    lasting = table.lasting[first] | table.lasting[second]
    one_told, other_told = start != NO_DAY, start_b != NO_DAY
    told = one_told & other_told
    shared = np.minimum(end, end_b) - np.maximum(start, start_b) + 1
    meets = told & (shared > 0)
    span = np.maximum(end, end_b) - np.minimum(start, start_b) + 1
    sums.add("time-same", np.where(meets, shared / np.where(meets, span, 1), 0.0))
    sums.add("time-meets", meets)
    near = told & ~meets & (shared > -SOON)
    sums.add("time-near", near)
    apart = told & ~meets & ~near
    sums.add("time-apart-lasting", apart & lasting)
    sums.add("time-apart", apart & ~lasting)
    sums.add("time-far", apart & (shared < -LONG_AGO))
    sums.add("time-one", ~told & (one_told | other_told))
    sums.add("time-none", ~told & ~one_told & ~other_told)
    one, other = table.until[first], table.until[second]
    unknown = (one == NO_DAY) | (other == NO_DAY)
    unknown |= (table.open[first] & (other - one > SOON)) | (table.open[second] & (one - other > SOON))
    sums.add("news-unknown", ~told & unknown)
    known = ~told & ~unknown
    days = np.abs(one - other)
    window = np.where(lasting, rules().window["lasting"], rules().window["brief"])
    sums.add("news-far", known & (days > window))
    sums.add("news-same", known & (days <= window) & (days <= SOON))
    sums.add("news-later", np.where(known & (days <= window) & (days > SOON), days / window, 0.0))
    late = known & (days > LATE)
    sums.add("news-late-lasting", late & lasting)
    sums.add("news-late", late & ~lasting)
    ahead = np.array([status in AHEAD for status in table.statuses.values], bool)[table.statuses.of]
    sums.add("plan-late", late & ahead[first] & ahead[second])
    soon: Where = meets | near
    return soon


def _numbers(sums: _Sums, table: Table, first: Numbers, second: Numbers) -> None:
    sums.add("number-additional", table.more[first] != table.more[second])
    one, other = table.counting[first], table.counting[second]
    both, alone = np.flatnonzero(one & other), np.flatnonzero(one != other)
    within = _Sums(len(both))
    within.total = sums.total[both]
    within.of_sorts(table.numbers.pairs(first[both], second[both]), compare.counts)
    sums.total[both] = within.total
    several = table.several
    of = [compare.counted_alone(several[a], several[b]) for a, b in zip(first[alone].tolist(), second[alone].tolist(), strict=True)]
    for name in ("number-one", "counted-word", "counted-unknown"):
        value = np.zeros(len(first))
        value[alone] = [own.get(name, 0.0) for own in of]
        sums.add(name, value)


def _states(sums: _Sums, table: Table, first: Numbers, second: Numbers, same_report: Where, near: Where) -> None:
    one, other = table.statuses.of[first], table.statuses.of[second]
    sums.add("status-same", one == other)
    names = table.statuses.values
    denied, done = (np.array([name in some for name in names], bool) for some in (("denied",), DONE))
    sums.add("status-denied", (one != other) & (denied[one] | denied[other]))
    news, news_b = table.news[first], table.news[second]
    known = (news != NO_DAY) & (news_b != NO_DAY)
    for status in sorted(AHEAD & set(names)):
        ahead = np.array([name == status for name in names], bool)
        plan, late = ahead[one] & done[other], ahead[other] & done[one]
        both = plan | late
        sums.add(f"status-{status}-done", both)
        sums.add(f"report-{status}-done", both & same_report)
        before = np.where(plan, news - news_b, news_b - news) > SOON
        sums.add(f"done-before-{status}", both & known & before)
        sums.add(f"done-after-{status}", both & known & ~before)
        if status == "planned":
            sums.add("plan-meets-done", both & near)
