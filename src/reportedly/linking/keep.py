"""The ledger's events kept up to date: only what is touched is linked again, and the result is that of `link` on all.

What a new claim touches are the components that it joins (found by its blocks), and those in which a block has grown too
large or small enough to be compared through. Whatever else is in the ledger is not read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from reportedly.ledger.linked import Linked, LinkedRows
from reportedly.ledger.sqlite import Store
from reportedly.linking.blocks import Blocks, comparable, keys
from reportedly.linking.compare import score
from reportedly.linking.link import Judged, event_id, event_of, grouped
from reportedly.linking.parts import wholes
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms, pack, terms, unpack
from reportedly.model.event import ClaimKey, Event

MANY = 1000  # claims; where more are new, and a third of all, everything is linked anew: that is quicker

Groups = list[list[list[Terms]]]


def refresh(store: Store, together: Judged = (), apart: Judged = ()) -> bool:
    """Brings the events up to date with claims and judgements; True where there was something to do.

    `together` and `apart` are as for `link`. Raises LedgerError where the ledger cannot be written.
    """
    same, other = frozenset(together), frozenset(apart)
    mark, unchanged, same_before, other_before = store.linked_by()
    if mark == rules().mark and unchanged and same == same_before and other == other_before:
        return False
    with store.linking() as kept:
        stale = kept.stale()
        linked, waiting = kept.counts()
        if kept.mark() != rules().mark or waiting > max(MANY, linked / 3):
            _anew(kept, same, other)
        else:
            changed = (same ^ kept.pairs(True)) | (other ^ kept.pairs(False))
            _touched(kept, stale, {key for pair in changed for key in pair}, same, other)
        kept.finish(rules().mark, same, other)
    return True


@dataclass
class _Claims:
    """Claims at work: their terms, with their numbers and versions of reports in the ledger."""

    several: list[Terms] = field(default_factory=list)
    numbers: dict[ClaimKey, int] = field(default_factory=dict)
    reports: dict[str, int] = field(default_factory=dict)

    def take(self, linked: Iterable[Linked]) -> None:
        """Adds linked claims, each once."""
        words: dict[int, frozenset[str]] = {}
        for one in linked:
            report = words.setdefault(one.report, frozenset(one.words.split()))
            found = unpack(one.terms, report)
            if found.key not in self.numbers:
                self.several.append(found)
                self.numbers[found.key] = one.key
                self.reports[found.key.report_id] = one.report

    def add(self, kept: LinkedRows, reports: Collection[int] | None = None) -> list[Terms]:
        """Adds the claims of these versions of reports (all for None) that count, here and to the linked ones."""
        new: list[tuple[int, Terms]] = []
        for key, rows in groupby(kept.claims(reports), key=lambda row: row[0]):
            new += [(key, one) for one in terms([told for _, told in rows])]
        words = {key: " ".join(sorted(one.report)) for key, one in new}
        numbers = kept.keep(((key, one.key.ordinal, pack(one)) for key, one in new), words, [keys(one) for _, one in new])
        for number, (key, one) in zip(numbers, new, strict=True):
            self.several.append(one)
            self.numbers[one.key] = number
            self.reports[one.key.report_id] = key
        return [one for _, one in new]

    def groups(self, large: Iterable[int] | None, together: Judged, apart: Judged) -> Groups:
        """Their components and groups."""
        self.several.sort(key=lambda one: one.order)
        return grouped(self.several, Blocks([keys(one) for one in self.several], large), together, apart)

    def components(self, groups: Groups) -> dict[int, int]:
        """The component of each by number: the least number in it."""
        found = {}
        for component in groups:
            members = [self.numbers[one.key] for group in component for one in group]
            found.update(dict.fromkeys(members, min(members)))
        return found


def _anew(kept: LinkedRows, together: Judged, apart: Judged) -> None:
    before = kept.all_events()
    kept.clear()
    kept.drop_events(None)
    work = _Claims()
    work.add(kept)
    groups = work.groups(None, together, apart)
    kept.component(work.components(groups))
    events = {event_of(group).id: group for component in groups for group in component}
    kept.add_events(map(event_of, events.values()), work.reports)
    kept.parts(None, wholes(events))
    first = {event_id(one): id for id, group in events.items() for one in group}
    old = set(before) | kept.redirects(first)
    kept.redirect({id: first[id] for id in old if id in first}, [id for id in old if id not in first])


def _touched(kept: LinkedRows, stale: Collection[int], judged: Collection[ClaimKey], together: Judged, apart: Judged) -> None:
    gone = kept.of_reports(stale)
    left = _Claims()
    left.take(gone)
    kept.forget(gone)
    work = _Claims()
    new = work.add(kept, stale)
    components = {one.component for one in gone} | _joined(kept, new, work.numbers)
    components |= {one.component for one in kept.of_keys(_turned(kept, left.several, new))}
    partners = {key for pair in together if any(one.key in pair for one in new) for key in pair}
    components |= {one.component for one in kept.of_claims({*judged, *partners})}
    work.take(kept.of_components(components))
    groups = work.groups(_large(kept, work.several), together, apart)
    kept.component(work.components(groups))
    _write(kept, [group for component in groups for group in component], work, left)


def _joined(kept: LinkedRows, new: list[Terms], numbers: Mapping[ClaimKey, int]) -> set[int]:
    """The components of linked claims that score above 0 with a new one, and of the new ones themselves."""
    own = {one.key: keys(one) for one in new}
    sizes = kept.sizes({key for some in own.values() for key in some}, rules().block + 1)
    live = {key: frozenset(kept.members([key])) for key, size in sizes.items() if 1 < size <= rules().block}
    others = _Claims()
    linked = {one.key: one for one in kept.of_keys(set().union(*live.values()))}
    others.take(linked.values())
    by_number = {others.numbers[one.key]: one for one in others.several}
    found = {linked[numbers[one.key]].component for one in new if numbers[one.key] in linked}
    found |= {numbers[one.key] for one in new}
    for one in new:
        for number in set().union(*(live[key] for key in own[one.key] if key in live)) - {numbers[one.key]}:
            a, b = sorted((one, by_number[number]), key=lambda each: each.order)
            if linked[number].component not in found and comparable(a, b) and score(a, b) > 0:
                found.add(linked[number].component)
    return found


def _turned(kept: LinkedRows, gone: Iterable[Terms], new: Iterable[Terms]) -> set[int]:
    """The claims of blocks that have grown too large to be compared through, or have shrunk to where they are."""
    grown: dict[int, int] = {}
    for several, by in ((gone, -1), (new, 1)):
        for one in several:
            for key in keys(one):
                grown[key] = grown.get(key, 0) + by
    moved = {key: by for key, by in grown.items() if by}
    most = rules().block
    now = kept.sizes(moved, most + 1 + max(map(abs, moved.values()), default=0))
    return kept.members([key for key, by in moved.items() if (now[key] <= most) != (now[key] - by <= most)])


def _large(kept: LinkedRows, several: Iterable[Terms]) -> set[int]:
    """The blocks of these claims that are too large."""
    shared: dict[int, int] = {}
    for one in several:
        for key in keys(one):
            shared[key] = shared.get(key, 0) + 1
    most = rules().block
    sizes = kept.sizes([key for key, times in shared.items() if 1 < times <= most], most + 1)
    return {key for key, times in shared.items() if times > most or sizes.get(key, 0) > most}


def _write(kept: LinkedRows, groups: list[list[Terms]], work: _Claims, left: _Claims) -> None:
    """Puts the groups in place of the events that their claims were in; events that stay as they were are not touched."""
    numbers = set(work.numbers.values())
    before = kept.events_of(kept.of_keys(numbers)) | kept.events(kept.empty_events())
    events = {event_of(group).id: event_of(group) for group in groups}
    shape = {id: (event.kind, sorted((work.reports[key.report_id], key.ordinal) for key in event.claims)) for id, event in events.items()}
    same = {id for id, (kind, members) in before.items() if shape.get(id) == (kind, sorted(members))}
    changed = [event for id, event in events.items() if id not in same]
    concerned = {kind for kinds in rules().parts["within"].items() for kind in (kinds[0], *kinds[1])}
    around = kept.beside([id for id in before if id not in same], concerned)
    kept.drop_events([id for id in before if id not in same])
    kept.add_events(changed, work.reports)
    _write_parts(kept, (around & (same | set(kept.events(around)))) | kept.beside([event.id for event in changed], concerned), concerned)
    _write_redirects(kept, groups, set(before) - same, work, left)


def _write_parts(kept: LinkedRows, events: Collection[str], concerned: Collection[str]) -> None:
    """Says anew what these events are part of."""
    beside = kept.beside(events, concerned)
    members = kept.events(beside)
    reports = {report for _, claims in members.values() for report, _ in claims}
    by_place = {(one.report, one.ordinal): one for one in kept.of_reports(reports)}
    found: dict[str, list[Terms]] = {}
    for id, (_, claims) in members.items():
        work = _Claims()
        work.take(by_place[place] for place in claims)
        found[id] = sorted(work.several, key=lambda one: one.order)
    kept.parts(events, {part: whole for part, whole in wholes(found).items() if part in events})


def _write_redirects(kept: LinkedRows, groups: list[list[Terms]], gone: Collection[str], work: _Claims, left: _Claims) -> None:
    """An old id leads to the event that now has the claim it was made of, or the one in its place in a newer text."""
    now = {one.key: event_of(group).id for group in groups for one in group}
    leads = {event_id(one): now[one.key] for one in work.several}
    for one in left.several:
        heir = _heir(one, [other for other in work.several if other.key.report_id == one.key.report_id])
        if heir:
            leads.setdefault(event_id(one), now[heir.key])
    old = set(gone) | kept.redirects(leads)
    kept.redirect({id: leads[id] for id in old if id in leads}, [id for id in old if id not in leads])


def _heir(one: Terms, others: list[Terms]) -> Terms | None:
    """Of the claims of a newer text, the one that tells the same: by its id, else of one kind by the most words."""
    alike = [other for other in others if other.claim == one.claim]
    near = [other for other in others if other.kind == one.kind and other.words & one.words]
    return next(iter(alike), None) or max(near, key=lambda other: (len(other.words & one.words), other.order), default=None)
