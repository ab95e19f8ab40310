"""Changes: what the ledger tells otherwise than it did at an earlier time, each with the claim that did it.

The earlier state is put together anew from what had been added, read and judged by then; linked, it gives the events
of that time. Nothing is kept for it, so it is exact for any time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from reportedly.answers.compared import differing, paired
from reportedly.answers.names import Names, known
from reportedly.answers.origins import origin, voice
from reportedly.answers.things import head, same
from reportedly.answers.timeline import Happening, happening
from reportedly.ledger.sqlite import Store
from reportedly.linking import link, terms
from reportedly.linking.compare import meet
from reportedly.model.event import ClaimKey, Event, Told
from reportedly.model.judgement import Judgement
from reportedly.model.mentions import Quantity

NEAR = timedelta(days=7)  # numbers of reports a fortnight apart may both be right
Given = tuple[Told, Quantity]
KINDS = ("new", "status", "figure", "contradiction", "denial", "merge", "split", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise: `kind` is one of KINDS.

    `event` is the event as it is now (as it was, where it is gone); `before` and `after` are statuses, numbers as told,
    speakers or ids of events. `told` is the claim that did it, `judgement` the one that did, where one did; either may be None.
    """

    kind: str
    event: Happening
    before: tuple[str, ...]
    after: tuple[str, ...]
    told: Told | None
    judgement: Judgement | None = None


def changes(store: Store, since: str) -> list[Change]:
    """What is otherwise than at `since` (an ISO time in UTC; '' for before all), by KINDS, then day. Events must be linked."""
    names = known(store)
    now = store.events_of([])
    past = store.past(since)
    was = link(past.told, together=past.pairs.together, apart=past.pairs.apart)
    by_key = {one.key: one for one in past.told}
    judgements = store.judgements()
    fresh = [one for one in judgements if (one.arrived or one.at) >= since]
    found = _Both([(event, [by_key[key] for key in event.claims]) for event in was], now, names, fresh, {one.id: one for one in judgements})
    return sorted(
        found.all(), key=lambda one: (KINDS.index(one.kind), one.event.first_told is None, one.event.first_told, one.event.event_id)
    )


@dataclass(frozen=True)
class _Both:
    """The events of then and now, and which claims are which."""

    was: Sequence[tuple[Event, Sequence[Told]]]
    now: Sequence[tuple[Event, Sequence[Told]]]
    names: Names
    judgements: Sequence[Judgement]  # those since then
    known: Mapping[int, Judgement]

    @cached_property
    def earlier(self) -> Mapping[ClaimKey, Told]:
        """What the claims of now were then."""
        before, after = (_by_report(events) for events in (self.was, self.now))
        found: dict[ClaimKey, Told] = {}
        for report, several in after.items():
            old = before.get(report, [])
            for one, other in paired([told.claim for told in old], [told.claim for told in several]).items():
                found[several[other].key] = old[one]
        return found

    @cached_property
    def of(self) -> Mapping[ClaimKey, int]:
        """The event of then, by its place, of every claim of then."""
        return {told.key: number for number, (_, several) in enumerate(self.was) for told in several}

    @cached_property
    def heirs(self) -> Mapping[int, Counter[int]]:
        """For each event of then the events of now that have its claims, with how many."""
        found: dict[int, Counter[int]] = defaultdict(Counter)
        for number, (_, several) in enumerate(self.now):
            for told in several:
                if told.key in self.earlier:
                    found[self.of[self.earlier[told.key].key]][number] += 1
        return found

    def home(self, past: int) -> int:
        """The event of now that has most of the claims of an event of then."""
        id = self.was[past][0].id
        return max(self.heirs[past], key=lambda n: (self.heirs[past][n], self.now[n][0].id == id, -n))

    def all(self) -> Iterator[Change]:
        """Every change."""
        roots: dict[int, list[int]] = defaultdict(list)
        for past in self.heirs:
            roots[self.home(past)].append(past)
        for past, (event, several) in enumerate(self.was):
            if past not in self.heirs:
                yield Change("gone", self._seen(event, several), (event.id,), (), several[0], self._judgement(several))
        for number, (event, several) in enumerate(self.now):
            seen = self._seen(event, several)
            mine = roots[number]
            then = [told for past in mine for told in self.was[past][1]]
            if len(mine) > 1:
                yield self._merge(seen, several, mine)
            if not mine:
                parted = sorted({self.of[self.earlier[told.key].key] for told in several if told.key in self.earlier})
                if parted:
                    then = [told for past in parted for told in self.was[past][1]]
                    ids = tuple(self.was[past][0].id for past in parted)
                    yield Change("split", seen, ids, (event.id,), self._doer(several), self._judgement(several))
                else:
                    first = next((told for told in several if told.claim.status == seen.status), several[0])
                    yield Change("new", seen, (), (seen.status,), first)
            elif (changed := self._status(seen, several, mine)) is not None:
                yield changed
            yield from self._figures(seen, several, then)
            yield from self._contradictions(seen, several, then)
            yield from self._denials(seen, several, then)

    def _seen(self, event: Event, several: Sequence[Told]) -> Happening:
        return happening(event, several, self.names)

    def _news(self, several: Iterable[Told]) -> list[Told]:
        """Claims that were not there then, or told otherwise."""
        return [told for told in several if told.key not in self.earlier or differing(self.earlier[told.key].claim, told.claim)]

    def _doer(self, several: Sequence[Told]) -> Told | None:
        return next(iter(self._news(several)), None)

    def _judgement(self, several: Iterable[Told]) -> Judgement | None:
        """The last judgement since then on one of these claims, or on someone in it."""
        ids = {told.claim.id for told in several}
        actors = {who.id for told in several for who in (*told.claim.actors, *told.claim.recipients)}
        actors |= {speaker.id for told in several for speaker in told.claim.sources}
        for one in reversed(self.judgements):
            about = one
            while about.undoes is not None and about.undoes in self.known:
                about = self.known[about.undoes]
            if ids & {about.subject, *(anchor.id for anchor in about.anchors())}:
                return one
            if about.kind == "alias" and {about.value["actor"]["id"], about.subject} & actors:
                return one
        return None

    def _merge(self, seen: Happening, several: Sequence[Told], mine: Sequence[int]) -> Change:
        """A new claim joins two events, if no judgement does."""
        ids = tuple(sorted(self.was[past][0].id for past in mine))
        new = self._doer(several)
        return Change("merge", seen, ids, (seen.event_id,), new, None if new else self._judgement(several))

    def _status(self, seen: Happening, several: Sequence[Told], mine: Sequence[int]) -> Change | None:
        """Against the event of then that had most claims."""
        past = max(mine, key=lambda n: (len(self.was[n][1]), -n))
        before = self._seen(*self.was[past]).status
        if before == seen.status:
            return None
        news = self._news(several)
        doer = next((told for told in news if told.claim.status == seen.status), None) or next(iter(news), None)
        return Change("status", seen, (before,), (seen.status,), doer, self._because(doer, several))

    def _because(self, doer: Told | None, several: Sequence[Told]) -> Judgement | None:
        """A judgement, where the claim was there before or no claim did it."""
        if doer is not None and doer.key not in self.earlier:
            return None
        return self._judgement([doer] if doer else several) if self.judgements else None

    def _figures(self, seen: Happening, several: Sequence[Told], then: Sequence[Told]) -> Iterator[Change]:
        """A number that no one had given for what is counted, beside the last one: of the same origin where it gave one."""
        before = [(told, value) for told in then for value in told.claim.quantities]
        given = {(_thing(value), *_number(value)) for _, value in before}
        for told in self._news(several):
            for value in told.claim.quantities:
                alike = [(one, other) for one, other in before if _thing(other) == _thing(value)]
                key = (_thing(value), *_number(value))
                if not alike or key in given:
                    continue
                given.add(key)
                mine = origin(told, self.names)
                one, other = max(alike, key=lambda pair: (origin(pair[0], self.names) == mine, str(pair[0].published or ""), pair[0].key))
                yield Change("figure", seen, self._given(one, other), self._given(told, value), told, self._because(told, several))

    def _contradictions(self, seen: Happening, several: Sequence[Told], then: Sequence[Told]) -> Iterator[Change]:
        """Two origins whose ranges for what is counted share no number."""
        known = {_clash_key(one, other) for one, other in self._clashes(then)}
        for one, other in self._clashes(several):
            if _clash_key(one, other) not in known:
                known.add(_clash_key(one, other))
                later = one if one[0].key not in self.earlier and other[0].key in self.earlier else other
                first = other if later is one else one
                yield Change("contradiction", seen, self._given(*first), self._given(*later), later[0], self._because(later[0], several))

    def _clashes(self, several: Sequence[Told]) -> list[tuple[Given, Given]]:
        things: dict[object, dict[tuple[object, ...], Given]] = defaultdict(dict)
        for told in several:
            for value in told.claim.quantities:
                if not value.additional and head(value) and told.claim.status != "denied":
                    things[_thing(value)].setdefault((origin(told, self.names), *_number(value)), (told, value))
        found = []
        for given in things.values():
            told_by = list(given.items())
            for n, (one, first) in enumerate(told_by):
                found += [(first, second) for other, second in told_by[n + 1 :] if other[0] != one[0] and _clash(first, second)]
        return found

    def _denials(self, seen: Happening, several: Sequence[Told], then: Sequence[Told]) -> Iterator[Change]:
        """Someone denies who did not, what others tell."""
        if all(told.claim.status == "denied" for told in several):
            return
        deniers = {origin(told, self.names) for told in then if told.claim.status == "denied"}
        tellers = tuple(dict.fromkeys(voice(told, self.names) or told.outlet or "" for told in several if told.claim.status != "denied"))
        for told in self._news(several):
            if told.claim.status == "denied" and origin(told, self.names) not in deniers:
                deniers.add(origin(told, self.names))
                who = voice(told, self.names) or told.outlet or ""
                others = tuple(one for one in tellers if one != who) or tellers
                yield Change("denial", seen, others, (who,), told, self._because(told, several))

    def _given(self, told: Told, value: Quantity) -> tuple[str, str]:
        """A number as told, and by whom."""
        words = " ".join(filter(None, (value.text, value.counted if value.counted not in value.text else "")))
        return words, voice(told, self.names) or told.outlet or ""


def _by_report(events: Iterable[tuple[Event, Sequence[Told]]]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for _, several in events:
        for told in several:
            found[told.report_id].append(told)
    return {report: sorted(several, key=lambda told: told.ordinal) for report, several in found.items()}


def _thing(value: Quantity) -> tuple[str, str | None]:
    return same(head(value)), value.unit


def _clash(one: Given, other: Given) -> bool:
    """True where two numbers of one time, both of what is done or both of what is ahead, share none."""
    (first, a), (second, b) = one, other
    ahead = {"planned", "possible"}
    if (first.claim.status in ahead) != (second.claim.status in ahead) or meet(terms.number(a), terms.number(b)):
        return False
    (start, end), (since, until) = _as_of(first), _as_of(second)
    return bool(start and end and since and until) and start <= until and since <= end  # type: ignore[operator]


def _as_of(told: Told) -> tuple[date | None, date | None]:
    """The days that a number holds of: those of the event, else some around the report's."""
    time, day = told.claim.time, told.published
    if time and (time.start or time.end):
        return time.start or time.end, time.end or time.start
    return (day - NEAR, day + NEAR) if day else (None, None)


def _number(value: Quantity) -> tuple[object, ...]:
    return value.low, value.high, value.modifier, value.additional


def _clash_key(one: Given, other: Given) -> frozenset[object]:
    return frozenset((told.report_id, " ".join(told.claim.quote.split()), *_number(value)) for told, value in (one, other))
