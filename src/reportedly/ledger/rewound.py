"""A ledger brought back to an earlier time, in a transaction that no one keeps: only what has changed since is touched."""

import json
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, delete, select

from reportedly.ledger import derive, rows
from reportedly.ledger import schema as t
from reportedly.ledger.judged import rows as judged
from reportedly.ledger.judged.pairs import Pairs, pairs
from reportedly.ledger.judged.state import finder
from reportedly.ledger.linked import LinkedRows, mark_stale
from reportedly.ledger.queries import events_in
from reportedly.model.claim import Claim
from reportedly.model.codec import decode
from reportedly.model.event import Event, Told
from reportedly.model.judgement import Judgement, standing

c, r = t.claims.c, t.reports.c


class Rewound:
    """A ledger at a time (ISO, UTC): those claims count that counted then, as they were read and judged.

    `now` are the members of the events of now, as (report, ordinal) by event; `changed` the versions (`reports.key`) of which
    claims came, went or changed since, which are stale: linked again, `rows` have the events of then. `pairs` are those
    judged by then. Actors, and judgements themselves, stay as they are now.
    """

    def __init__(self, connection: Connection, at: str) -> None:
        self._connection = connection
        self.rows = LinkedRows(connection)
        self.now = self.rows.members_of_all()
        self.pairs, self.changed = _rewind(connection, at)

    def events_of(self, ids: Sequence[str]) -> list[tuple[Event, list[Told]]]:
        """As `Store.events_of`, of the events as they are linked here."""
        return events_in(self._connection, ids)


def _rewind(connection: Connection, at: str) -> tuple[Pairs, frozenset[int]]:
    everything = judged.all_judgements(connection)
    before = [one for one in everything if (one.arrived or one.at) < at]
    changed = {*_read_as_before(connection, at), *_versions_before(connection, at)}
    changed |= set(judged.touched(connection, _about(everything, [one for one in everything if one not in before])))
    counting = list(connection.execute(select(r.key).where(r.current, r.key.in_(sorted(changed)))).scalars())
    judged.apply(connection, counting, before)
    mark_stale(connection, sorted(changed))
    return _pairs(connection, before), frozenset(changed)


def _versions_before(connection: Connection, at: str) -> list[int]:
    """Makes the versions count that did; gives those of all reports of which a version came since (`reports.key`)."""
    ids = sorted(set(connection.execute(select(r.id).where(r.added_at >= at)).scalars()))
    for id in ids:
        derive.choose_current(connection, id, at)
    return [key for id in ids for key in connection.execute(select(r.key).where(r.id == id)).scalars()]


def _read_as_before(connection: Connection, at: str) -> list[int]:
    """Puts the claims in place that were read in a version then (`reports.key`), where it has been read anew since."""
    n = t.readings.c
    later = connection.execute(select(n.report, n.claims).where(n.until >= at).order_by(n.id.desc()))
    first = {row.report: row.claims for row in later}  # the first that was superseded after that time stays
    for key, stored in first.items():
        connection.execute(delete(t.claims).where(c.report == key))
        judged.write_claims(connection, key, rows.Written.of(decode(Claim, data) for data in json.loads(stored)))
    return list(first)


def _about(everything: Sequence[Judgement], later: Sequence[Judgement]) -> list[Judgement]:
    """These judgements, with what they undid, and what that undid, and so on."""
    known, found = {one.id: one for one in everything}, list(later)
    for one in found:
        found += [known[one.undoes]] if one.undoes in known else []
    return found


def _pairs(connection: Connection, judgements: Sequence[Judgement]) -> Pairs:
    @cache
    def read(report_id: str) -> list[tuple[Claim, bool]]:
        query = select(c.body, c.wrong).join(t.reports, r.key == c.report).where(r.id == report_id, r.current).order_by(c.ordinal)
        return [(rows.claim_of(row.body), bool(row.wrong)) for row in connection.execute(query)]

    return pairs(
        standing(judgements),
        finder(lambda id: [claim for claim, _ in read(id)], lambda key: not read(key.report_id)[key.ordinal][1]),
    )
