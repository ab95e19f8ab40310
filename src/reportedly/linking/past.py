"""The events of an earlier time that are not those of now: only what came, went or was judged since is linked again."""

from dataclasses import dataclass

from reportedly.ledger.sqlite import Store
from reportedly.linking.keep import relink
from reportedly.model.event import Event, Told

Events = list[tuple[Event, list[Told]]]


@dataclass(frozen=True, slots=True)
class Since:
    """Events of then (`was`) and of `now` whose claims are not the same ones or are told otherwise, by id.

    A claim that is in one of `was` and still counts is in one of `now`, and the other way round. All others are alike.
    """

    was: Events
    now: Events


def since(store: Store, at: str) -> Since:
    """What is otherwise than at a time (ISO, UTC). Events must be linked. Raises LedgerError where the ledger is only read."""
    with store.rewound(at) as past:
        relink(past.rows, past.pairs.together, past.pairs.apart)
        was = past.rows.members_of_all()
        other = {id for id in {*was, *past.now} if was.get(id) != past.now.get(id)}
        for events in (was, past.now):
            other |= {id for id, members in events.items() if any(report in past.changed for report, _ in members)}
        found = past.events_of(sorted(other))
    return Since(found, store.events_of([], sorted(other)))
