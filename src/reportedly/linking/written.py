"""Writing the events of what was grouped again: those that stay as they were are not touched."""

from collections.abc import Collection, Sequence

from reportedly.ledger.linked import LinkedRows
from reportedly.linking.link import event_id, event_of
from reportedly.linking.parts import wholes
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms
from reportedly.linking.work import Work

Groups = Sequence[Sequence[Terms]]


def write(kept: LinkedRows, groups: Groups, work: Work, new: Work, left: Work) -> None:
    """Puts the groups in place of the events that their claims were in. `new` are claims that came, `left` count no more."""
    events = {event_id(group[0]): event_of(group) for group in groups}
    places = {(some.reports[one.key.report_id], one.key.ordinal) for some in (work, left) for one in some.several}
    before = kept.events_of(places) | kept.events(kept.empty_events() if left.several else ())
    shape = {id: (event.kind, sorted((work.reports[key.report_id], key.ordinal) for key in event.claims)) for id, event in events.items()}
    same = {id for id, (kind, members) in before.items() if shape.get(id) == (kind, sorted(members))}
    concerned = {kind for whole, parts in rules().parts["within"].items() for kind in (whole, *parts)}
    around = kept.beside(before.keys() - same, concerned)
    kept.drop_events(before.keys() - same)
    kept.add_events((event for id, event in events.items() if id not in same), work.reports)
    # An event may stay as it was, but for what was judged of its claims.
    kept.take_part({event_id(group[0]) for group in groups if any(one.key in new.numbers for one in group)} | events.keys() - same)
    around |= kept.beside(events.keys() - same, concerned)
    _write_parts(kept, kept.events(around).keys(), concerned)
    _write_redirects(kept, groups, before.keys() - same, work, left)


def _write_parts(kept: LinkedRows, events: Collection[str], concerned: Collection[str]) -> None:
    """Says anew what these events are part of."""
    members = kept.events(kept.beside(events, concerned))
    rows = kept.of_reports({report for _, claims in members.values() for report, _ in claims})
    by_place = {(row.report, row.ordinal): row for row in rows}
    found: dict[str, list[Terms]] = {}
    for id, (_, claims) in members.items():
        work = Work()
        work.take(by_place[place] for place in claims)
        found[id] = sorted(work.several, key=lambda one: one.order)
    kept.parts(events, {part: whole for part, whole in wholes(found).items() if part in events})


def _write_redirects(kept: LinkedRows, groups: Groups, gone: Collection[str], work: Work, left: Work) -> None:
    """An old id leads to the event that now has the claim it was made of, or the one in its place in a newer text."""
    now = {one.key: event_id(group[0]) for group in groups for one in group}
    leads = {event_id(one): now[one.key] for one in work.several}
    for one in left.several:
        heir = _heir(one, [other for other in work.several if other.key.report_id == one.key.report_id])
        if heir:
            leads.setdefault(event_id(one), now[heir.key])
    old = set(gone) | kept.redirects(leads)
    kept.redirect({id: leads[id] for id in old if id in leads}, [id for id in old if id not in leads])


def _heir(one: Terms, others: Sequence[Terms]) -> Terms | None:
    """Of the claims of a newer text, the one that tells the same: by its id, else of one kind by the most words."""
    alike = [other for other in others if other.claim == one.claim]
    near = [other for other in others if other.kind == one.kind and other.words & one.words]
    return next(iter(alike), None) or max(near, key=lambda other: (len(other.words & one.words), other.order), default=None)
