"""Changes: what the ledger tells otherwise than it did at an earlier time, each with the claim that did it.

The earlier events are put together anew from what had been added, read and judged by then, as far as they are others than
those of now (`linking.past`). Nothing is kept for it, so it is exact for any time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.answers.compared import differing, paired
from reportedly.answers.figures import Figure, figures_in
from reportedly.answers.names import Names, known
from reportedly.answers.origins import Origin, origin, origins, voice
from reportedly.answers.series import Contradiction, series
from reportedly.answers.things import head, same
from reportedly.answers.timeline import Happening, happening
from reportedly.ledger.sqlite import Store
from reportedly.linking.past import since as linked_since
from reportedly.model.event import ClaimKey, Event, Told
from reportedly.model.judgement import Judgement
from reportedly.model.mentions import Quantity

KINDS = ("new", "status", "figure", "contradiction", "denial", "merge", "split", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise: `kind` is one of KINDS.

    `event` is the event as it is now (as it was, where it is gone); `before` and `after` are statuses, numbers as told,
    speakers or ids of events. A figure that no one gives any more has nothing `after`, a denial of what no one else tells nothing
    `before`. `told` is the claim that did it, `judgement` the one that did, where one did; either may be None.
    """

    kind: str
    event: Happening
    before: tuple[str, ...]
    after: tuple[str, ...]
    told: Told | None
    judgement: Judgement | None = None


def changes(store: Store, since: str) -> list[Change]:
    """What is otherwise than at `since` (an ISO time in UTC; '' for before all), by KINDS, then day.

    Events must be linked. Raises LedgerError where the ledger was opened for reading only.
    """
    names, other = known(store), linked_since(store, since)
    judgements = store.judgements()
    fresh = [one for one in judgements if (one.arrived or one.at) >= since]
    found = _Both(other.was, other.now, names, fresh, {one.id: one for one in judgements})
    return sorted(
        found.all(), key=lambda one: (KINDS.index(one.kind), one.event.first_told is None, one.event.first_told, one.event.event_id)
    )


@dataclass(frozen=True)
class _Both:
    """Events of then and of now that are not alike, and which claims are which."""

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
    def later(self) -> Mapping[ClaimKey, Told]:
        """What the claims of then are now."""
        return {self.earlier[told.key].key: told for _, several in self.now for told in several if told.key in self.earlier}

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
            revised = list(self._figures(seen, several, then))
            yield from revised
            if mine:
                yield from self._dropped(seen, several, then, {change.before for change in revised})
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

    def _dropped(self, seen: Happening, several: Sequence[Told], then: Sequence[Told], revised: set[tuple[str, ...]]) -> Iterator[Change]:
        """A number that someone gave then, and no one gives any more, nor another in its place."""
        given = {(_thing(value), *_number(value)) for told in several for value in told.claim.quantities}
        for told in then:
            heir = self.later.get(told.key)
            if heir is not None and not differing(told.claim, heir.claim):
                continue  # it is told of another event now
            for value in told.claim.quantities:
                key, shown = (_thing(value), *_number(value)), self._given(told, value)
                if key not in given and shown not in revised:
                    given.add(key)
                    yield Change("figure", seen, shown, (), told, self._judgement([told]))

    def _contradictions(self, seen: Happening, several: Sequence[Told], then: Sequence[Told]) -> Iterator[Change]:
        """Numbers of two origins that contradict one another by the rule of `series`."""
        known = {_clash_key(one) for one in self._clashes(seen, then)}
        by_id = {(told.report_id, told.claim.id): told for told in several}
        for one in self._clashes(seen, several):
            if _clash_key(one) not in known:
                known.add(_clash_key(one))
                first, later = sorted(
                    ((by_id[figure.report_id, figure.claim_id], figure) for figure in (one.lower, one.higher)),
                    key=lambda pair: (pair[0].key not in self.earlier, str(pair[0].published or ""), pair[0].key),
                )
                yield Change("contradiction", seen, _told_by(*first), _told_by(*later), later[0], self._because(later[0], several))

    def _clashes(self, seen: Happening, several: Sequence[Told]) -> list[Contradiction]:
        given = ((told, value, seen.event_id) for told in several for value in told.claim.quantities)
        return [clash for one in series(figures_in(given, self.names)) for clash in one.contradictions]

    def _denials(self, seen: Happening, several: Sequence[Told], then: Sequence[Told]) -> Iterator[Change]:
        """Someone denies who did not, what others tell."""
        if all(told.claim.status == "denied" for told in several):
            return
        deniers = {origin(told, self.names) for told in then if told.claim.status == "denied"}
        by = list(zip(several, origins(several, self.names), strict=True))
        # Who denies is not heard telling it, whether alone or with others, here or before.
        denying = {name for told, who in by if told.claim.status == "denied" for one in who for name in (one.key, _name(one, told))}
        tellers = tuple(
            dict.fromkeys(
                _name(one, told)
                for told, who in by
                if told.claim.status != "denied"
                for one in who
                if denying.isdisjoint((one.key, _name(one, told)))
            )
        )
        for told in self._news(several):
            if told.claim.status == "denied" and origin(told, self.names) not in deniers:
                deniers.add(origin(told, self.names))
                who = voice(told, self.names) or told.outlet or ""
                yield Change("denial", seen, tellers, (who,), told, self._because(told, several))

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


def _number(value: Quantity) -> tuple[object, ...]:
    return value.low, value.high, value.modifier, value.additional


def _clash_key(one: Contradiction) -> frozenset[object]:
    return frozenset((figure.origins, figure.low, figure.high, figure.modifier) for figure in (one.lower, one.higher))


def _told_by(told: Told, figure: Figure) -> tuple[str, str]:
    """A number as told, and by whom."""
    words = " ".join(filter(None, (figure.text, figure.phrase if figure.phrase not in figure.text else "")))
    return words, figure.speaker or told.outlet or ""


def _name(one: Origin, told: Told) -> str:
    return one.name or told.outlet or ""
