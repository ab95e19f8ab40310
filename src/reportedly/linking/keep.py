"""The ledger's events kept up to date: only what is touched is linked again, and the result is that of `link` on all.

What a new claim touches are the components that it joins, found by its blocks; of a large one only the months or days in
which something has come. What a claim that counts no more has left behind, or a judgement changed, is put together anew.
"""

from collections.abc import Collection

from reportedly.ledger.collecting import uncollected
from reportedly.ledger.linked import LinkedRows, Pair
from reportedly.ledger.sqlite import Store
from reportedly.linking.blocks import Blocks, keys
from reportedly.linking.link import event_id, event_of, grouped_all
from reportedly.linking.parts import wholes
from reportedly.linking.pieces import Judged, homes, numbered
from reportedly.linking.rules import rules
from reportedly.linking.touched import Touched
from reportedly.linking.work import Work
from reportedly.linking.written import write
from reportedly.model.event import ClaimKey

MANY = 1000  # claims; where more are new, and a third of all, everything is linked anew: that is quicker


def up_to_date(store: Store) -> bool:
    """True where no claim and no judgement has changed since the events were made, by the rules of now."""
    changed, linked = store.revision()
    return changed == linked and (changed == 0 or store.linked_by()[0] == rules().mark)


def refresh(store: Store, together: Judged = (), apart: Judged = (), revision: int | None = None) -> bool:
    """Brings the events up to date with claims and judgements; True where there was something to do.

    `together` and `apart` are as for `link`, as they were at `revision` of the ledger (None for now). Raises LedgerError
    where the ledger cannot be written.
    """
    same, other = frozenset(together), frozenset(apart)
    mark, unchanged, same_before, other_before = store.linked_by()
    if mark == rules().mark and unchanged and same == same_before and other == other_before:
        return False
    with store.linking() as kept:
        relink(kept, same, other)
        kept.finish(rules().mark, same, other, revision)
    return True


def relink(kept: LinkedRows, together: frozenset[Pair], apart: frozenset[Pair]) -> None:
    """Brings the events to the claims that count, of those in stale reports, and to these pairs."""
    linked, waiting = kept.counts()
    if kept.mark() != rules().mark or waiting > max(MANY, linked / 3):
        with uncollected():
            _anew(kept, together, apart)
    else:
        changed = (together ^ kept.pairs(True)) | (apart ^ kept.pairs(False))
        _again(kept, {key for pair in changed for key in pair}, together, apart)


def _anew(kept: LinkedRows, together: Judged, apart: Judged) -> None:
    """Links all claims."""
    from reportedly.linking.scoring import scored  # numpy takes a while to load, and few starts of the program need it

    before = kept.all_events()
    kept.clear()
    work = Work()
    work.add(kept)
    work.several.sort(key=lambda one: one.order)
    several, numbers = work.several, [work.numbers[one.key] for one in work.several]
    scores = scored(several, Blocks([work.blocks[number] for number in numbers]))
    at = {one.key: place for place, one in enumerate(several)}
    home = dict(zip(numbers, homes(several, numbered(together, at), numbered(apart, at)), strict=True))
    components = grouped_all(several, scores, together, apart)
    places: dict[int, tuple[int, int, int]] = {}
    for groups in components:
        members = [work.numbers[one.key] for group in groups for one in group]
        places |= {number: (min(members), *home[number]) for number in members}
    kept.place(places)
    rows = ((numbers[number], others, values) for number, (others, values) in enumerate(scores) if others)
    kept.score((number, [numbers[other] for other in others], values) for number, others, values in rows)
    events = {event_id(group[0]): group for groups in components for group in groups}
    kept.drop_events(None)
    kept.add_events(map(event_of, events.values()), work.reports)
    kept.take_part(None)
    kept.parts(None, wholes(events))
    first = {event_id(one): id for id, group in events.items() for one in group}
    old = set(before) | kept.redirects(first)
    kept.redirect({id: first[id] for id in old if id in first}, [id for id in old if id not in first])


def _again(kept: LinkedRows, judged: Collection[ClaimKey], together: Judged, apart: Judged) -> None:
    """Links what came, what it touches, and what was touched by what went."""
    stale = kept.stale()
    gone, left = kept.of_reports(stale), Work()
    left.take(gone)
    kept.forget(gone, {number: keys(one) for number, one in left.by_number.items()})
    new = Work()
    new.add(kept, stale)
    partners = {key for pair in (*together, *apart) if any(key in new.numbers for key in pair) for key in pair}
    linked = kept.of_claims({*judged, *partners})
    touched = Touched(kept, new, left, {one.component for one in (*gone, *linked)}, together, apart)
    write(kept, touched.groups(), touched.work, new, left)
