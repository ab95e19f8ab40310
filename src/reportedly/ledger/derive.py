"""What follows from the rows: which version of a report counts, who the actors are, and what is wrong."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from reportedly.ledger import rows
from reportedly.ledger import schema as t
from reportedly.ledger.dialect import broken


def choose_current(connection: Connection, report_id: str, before: str = "~") -> int | None:
    """Of a report's versions, the one published last counts; of those, the one that came last. Returns its `reports.key`.

    An older snapshot that comes in late is kept, and supersedes nothing. Of those that were added `before` an ISO time
    (all, unless it is told) there may be none.
    """
    r = t.reports.c
    newest = (
        select(r.key).where(r.id == report_id, r.added_at < before).order_by(r.published.desc().nulls_last(), r.version.desc()).limit(1)
    )
    key: int | None = connection.execute(newest).scalar_one_or_none()
    connection.execute(update(t.reports).where(r.id == report_id).values(current=r.key == (key or 0)))
    # An event must not go on telling what a superseded version said.
    old = select(r.key).where(r.id == report_id, ~r.current)
    connection.execute(delete(t.event_claims).where(t.event_claims.c.report.in_(old)))
    return key


def refresh_actors(connection: Connection, reports: Iterable[int], also: Iterable[str] = (), added: bool = False) -> None:
    """Brings `actors` and `actor_offices` up to date for all who appear in these reports (`reports.key`), and for `also`.

    Of several names the longest is kept, since a registry key stands for one actor however it is called. Where the
    reports were only `added`, what is known of their actors is extended; else it is made anew from all claims.
    """
    p, r = t.claim_parties.c, t.reports.c
    told = select(p.actor, p.name, p.kind, p.country, p.office, r.published).join(t.reports, r.key == p.report).where(r.current)
    here = p.report.in_(list(reports))
    touched = sorted({*also, *connection.execute(select(p.actor).where(here).distinct()).scalars()})
    actors: dict[str, tuple[int, str, str, str | None]] = {}
    offices: dict[tuple[str, str], rows.Row] = {}
    for part in (touched[start : start + 500] for start in range(0, len(touched), 500)):  # SQLite bounds the number of parameters
        if added:
            for actor in connection.execute(select(t.actors).where(t.actors.c.id.in_(part))):
                actors[actor.id] = (len(actor.name), actor.name, actor.kind, actor.country)
            for held in connection.execute(select(t.actor_offices).where(t.actor_offices.c.actor.in_(part))):
                offices[held.actor, held.office] = dict(held._mapping)
        for row in connection.execute(told.where(here if added else p.actor.in_(part), p.actor.in_(part))):
            _seen(row, actors, offices)
        connection.execute(delete(t.actor_offices).where(t.actor_offices.c.actor.in_(part)))
        connection.execute(delete(t.actors).where(t.actors.c.id.in_(part)))
    if actors:
        connection.execute(
            insert(t.actors),
            [{"id": key, "name": name, "kind": kind, "country": country} for key, (_, name, kind, country) in sorted(actors.items())],
        )
    if offices:
        connection.execute(insert(t.actor_offices), [offices[key] for key in sorted(offices)])


def _seen(row: Any, actors: dict[str, tuple[int, str, str, str | None]], offices: dict[tuple[str, str], rows.Row]) -> None:
    """Takes in one mention of an actor, in a report of that day."""
    best = (len(row.name), row.name, row.kind, row.country)
    known = actors.get(row.actor)
    if known is None or _rank(best) > _rank(known):
        actors[row.actor] = best
    if not row.office:
        return
    nothing = {"actor": row.actor, "office": row.office, "country": row.country, "first_seen": None, "last_seen": None}
    held = offices.setdefault((row.actor, row.office), nothing)
    held["country"] = min(filter(None, (held["country"], row.country)), default=None)
    if row.published:
        held["first_seen"] = min(held["first_seen"] or row.published, row.published)
        held["last_seen"] = max(held["last_seen"] or row.published, row.published)


def _rank(actor: tuple[int, str, str, str | None]) -> tuple[int, str, str, str]:
    length, name, kind, country = actor
    return length, name, kind, country or ""


def problems(connection: Connection) -> tuple[str, ...]:
    """What is wrong, one sentence each; empty where all is well."""
    found = broken(connection, t.metadata)
    r, c = t.reports.c, t.claims.c
    single = select(r.id).group_by(r.id).having(func.count().filter(r.current) != 1)
    found += [f"Report {row.id} has not exactly one current version." for row in connection.execute(single)]
    quoted = select(r.id, c.ordinal).join(t.claims, c.report == r.key).where(func.substr(r.text, c.start + 1, c.end - c.start) != c.quote)
    found += [f"Claim {row.ordinal} of report {row.id} does not stand on the words it quotes." for row in connection.execute(quoted)]
    for row in connection.execute(select(r.id, r.version, r.text, r.sha256)):
        if rows.digest(row.text) != row.sha256:
            found.append(f"The text of report {row.id}, version {row.version}, is not what was added.")
    return tuple(found)
