"""Judgements written into the rows of claims, so that every query sees what is judged."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from reportedly.ledger import derive, rows
from reportedly.ledger import schema as t
from reportedly.ledger.dialect import insert_rows
from reportedly.ledger.judged.claims import Judged, judged
from reportedly.ledger.judged.match import NEAR, may_copy, plain
from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor, Judgement, standing

c, r = t.claims.c, t.reports.c


def all_judgements(connection: Connection) -> list[Judgement]:
    """All judgements, in the order they came."""
    found = connection.execute(select(t.judgements).order_by(t.judgements.c.id))
    return [Judgement(**{**row._mapping, "value": json.loads(row.value)}) for row in found]


def apply(connection: Connection, reports: Iterable[int], judgements: Sequence[Judgement] | None = None) -> None:
    """Brings the claims of these versions (`reports.key`) to what is judged of them now, or by these `judgements` alone."""
    if judgements is None and not (judgements := all_judgements(connection)):
        return
    decided = standing(judgements)
    for key in sorted(set(reports)):
        report = connection.execute(select(r.id, r.published).where(r.key == key)).one()
        stored = connection.execute(select(c.ordinal, c.body, c.judged, c.wrong).where(c.report == key).order_by(c.ordinal)).all()
        before = _actors(connection, key)
        changed = False
        for row, one in zip(stored, judged(report.id, [rows.claim_of(row.body) for row in stored], decided, report.published), strict=True):
            body = None if one.claim == one.machine else rows.claim_body(one.claim)
            if (body, one.wrong) != (row.judged, bool(row.wrong)):
                _write(connection, key, row.ordinal, body, one)
                changed = True
        if changed:
            derive.refresh_actors(connection, [key], before)


def _write(connection: Connection, key: int, ordinal: int, body: str | None, one: Judged) -> None:
    columns = rows.claim_row(key, ordinal, one.claim)
    for name in ("report", "ordinal", "body"):
        del columns[name]
    connection.execute(update(t.claims).where(c.report == key, c.ordinal == ordinal).values(**columns, judged=body, wrong=one.wrong))
    for table in (t.claim_parties, t.claim_quantities):
        connection.execute(delete(table).where(table.c.report == key, table.c.ordinal == ordinal))
    if not one.wrong:  # who appears in a wrong claim only does not appear
        write_parts(connection, key, [(ordinal, one.claim)])


def write_claims(connection: Connection, key: int, written: rows.Written) -> None:
    """The claims that were read in a version of a report (`reports.key`), in their order."""
    for table, made in ((t.claims, written.claims), (t.claim_parties, written.parties), (t.claim_quantities, written.quantities)):
        insert_rows(connection, table.name, ("report", *made.columns), [(key, *values) for values in made.values])


def write_parts(connection: Connection, key: int, claims: Sequence[tuple[int, Claim]]) -> None:
    """The parties and quantities of claims."""
    for table, made in ((t.claim_parties, rows.party_rows), (t.claim_quantities, rows.quantity_rows)):
        values = [row for ordinal, claim in claims for row in made(key, ordinal, claim)]
        if values:
            connection.execute(insert(table), values)


def touched(connection: Connection, several: Iterable[Judgement]) -> list[int]:
    """The versions that count (`reports.key`) with claims that these judgements may change; undone ones included."""
    reports: set[str] = set()
    found: set[int] = set()
    for one in several:
        anchors = list(one.anchors())
        reports |= {anchor.report_id for anchor in anchors}
        if one.kind in ("right", "wrong", "field"):
            found |= {key for anchor in anchors for key in copies(connection, anchor)}
        reports |= set(
            connection.execute(select(r.id).join(t.claims, c.report == r.key).where(r.current, c.id == one.subject).distinct()).scalars()
        )
        if one.kind == "alias":
            found |= _called(connection, plain(one.value["words"]))
    for start in range(0, len(reports), 500):
        part = sorted(reports)[start : start + 500]
        found |= set(connection.execute(select(r.key).where(r.current, r.id.in_(part))).scalars())
    return sorted(found)


def copies(connection: Connection, anchor: Anchor) -> dict[int, str]:
    """Versions that count (`reports.key`) with a claim in the words of this one, in a report out near its day; to the ids."""
    if anchor.published is None:
        return {}
    near = select(r.key, r.id, r.published, c.quote).join(t.claims, c.report == r.key)
    near = near.where(r.current, r.published.between(anchor.published - NEAR, anchor.published + NEAR))
    words = plain(anchor.words)
    return {row.key: row.id for row in connection.execute(near) if may_copy(anchor, row.id, row.published) and plain(row.quote) == words}


def _called(connection: Connection, words: str) -> set[int]:
    """Versions in which someone is called so, or whose claims were judged."""
    first = words.split()[0] if words else ""
    body = func.lower(c.body).contains(first, autoescape=True) if first.isascii() else c.body.is_not(None)
    return set(
        connection.execute(
            select(c.report).join(t.reports, r.key == c.report).where(r.current, or_(body, c.judged.is_not(None))).distinct()
        ).scalars()
    )


def _actors(connection: Connection, key: int) -> list[Any]:
    return list(connection.execute(select(t.claim_parties.c.actor).where(t.claim_parties.c.report == key).distinct()).scalars())
