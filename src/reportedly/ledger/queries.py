"""What can be asked of a ledger's rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, cast, func, select

from reportedly.errors import NotFoundError
from reportedly.ledger import derive, rows
from reportedly.ledger import schema as t
from reportedly.ledger.collecting import uncollected
from reportedly.ledger.dialect import BIG
from reportedly.ledger.families import families
from reportedly.ledger.faults import explained
from reportedly.ledger.judged.rows import all_judgements
from reportedly.ledger.linked import LinkedRows
from reportedly.ledger.place import Place
from reportedly.model.event import ClaimKey, Event, Told
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as the ledger keeps it: `versions` texts of it are kept, and `claims` claims count."""

    report: Report
    version: int
    versions: int
    claims: int
    added_at: str
    reader: str


class Queries:
    """The reading half of a store. Every method raises LedgerError where the file cannot be read."""

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine = engine
        self.place = place

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    def revision(self) -> tuple[int, int]:
        """How often the claims changed, and at which of those changes the events were last made."""
        with self._reading() as connection:
            row = connection.execute(select(t.revisions.c.claims, t.revisions.c.events)).one()
            return int(row.claims), int(row.events)

    @contextmanager
    def linked(self) -> Iterator[LinkedRows]:
        """The rows of linking, to be read only."""
        with self._reading() as connection:
            yield LinkedRows(connection)

    def linked_by(self) -> tuple[str, bool, set[frozenset[ClaimKey]], set[frozenset[ClaimKey]]]:
        """How the events were made: mark of the rules, whether no claim has changed since, and the pairs that were judged."""
        with self.linked() as kept:
            return kept.mark(), not kept.stale(), kept.pairs(True), kept.pairs(False)

    def reports(self) -> list[Kept]:
        """The current version of every report, by day of publication (unknown last) and id."""
        with self._reading() as connection:
            found = connection.execute(_KEPT.order_by(t.reports.c.published.is_(None), t.reports.c.published, t.reports.c.id))
            return [kept(row) for row in found]

    def newest_day(self) -> date | None:
        """The day of publication of the newest report that counts; None where none has a day."""
        with self._reading() as connection:
            day: date | None = connection.execute(select(func.max(t.reports.c.published)).where(t.reports.c.current)).scalar_one()
        return day

    def published(self) -> list[tuple[date, int]]:
        """How many reports that count were published on which day, in order of days."""
        day = t.reports.c.published
        query = select(day, func.count()).where(t.reports.c.current, day.is_not(None)).group_by(day).order_by(day)
        with self._reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def report(self, report_id: str, version: int | None = None) -> Kept:
        """The report of that id, current or of a version. Raises NotFoundError."""
        wanted = t.reports.c.current if version is None else t.reports.c.version == version
        query = ALL_KEPT.where(t.reports.c.id == report_id, wanted)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFoundError(f"The ledger has no report {report_id}" + (f", version {version}." if version else "."))
        return kept(row)

    def claims(self, report_id: str | None = None) -> list[Told]:
        """The claims that count, as judged, of all reports or one, by report and place in the text; no wrong ones."""
        query = _TOLD.order_by(t.reports.c.id, t.claims.c.ordinal)
        if report_id is not None:
            query = query.where(t.reports.c.id == report_id)
        with self._reading() as connection, uncollected():
            return [_told(row) for row in connection.execute(query)]

    def events(self) -> list[Event]:
        """All events, by id; their claims by publication, report and place in the text."""
        query = _MEMBERS.order_by(t.events.c.id, *_BY_TELLING)
        with self._reading() as connection:
            return _events(connection.execute(query), _Parts(connection, None))

    def events_of(self, sides: Sequence[Sequence[str]], ids: Sequence[str] | None = None) -> list[tuple[Event, list[Told]]]:
        """Events, each with its claims, in which every one of `sides` takes part; of `ids` only where these are given.

        A side is a list of countries or keys of actors, any of which will do; no sides mean every event.
        """
        with self._reading() as connection, uncollected():
            return events_in(connection, _taking_part(connection, sides, ids))

    def event(self, event_id: str) -> tuple[Event, list[Told]]:
        """An event and its claims, in order of telling. Raises NotFoundError."""
        found = self.events_of([], [event_id])
        if not found:
            raise NotFoundError(f"The ledger has no event {event_id}.")
        return found[0]

    def claim_keys(self, claim_id: str) -> list[ClaimKey]:
        """Where the claims of that id stand, among those that count or are judged wrong."""
        query = select(t.reports.c.id, t.claims.c.ordinal).join(t.claims, t.claims.c.report == t.reports.c.key)
        with self._reading() as connection:
            found = connection.execute(
                query.where(t.reports.c.current, t.claims.c.id == claim_id).order_by(t.reports.c.id, t.claims.c.ordinal)
            )
            return [ClaimKey(row.id, row.ordinal) for row in found]

    def event_ids(self, report_id: str | None = None) -> dict[ClaimKey, str]:
        """The event of every claim that has one, of all reports or one."""
        query = select(t.reports.c.id, t.event_claims.c.ordinal, t.event_claims.c.event).join(
            t.event_claims, t.event_claims.c.report == t.reports.c.key
        )
        if report_id is not None:
            query = query.where(t.reports.c.id == report_id)
        with self._reading() as connection:
            return {ClaimKey(row.id, row.ordinal): row.event for row in connection.execute(query)}

    def redirect(self, event: str) -> str | None:
        """The id under which the event of an old id is known now."""
        with self._reading() as connection:
            return connection.execute(select(t.redirects.c.event).where(t.redirects.c.id == event)).scalar_one_or_none()

    def find(self, prefix: str) -> list[tuple[str, str]]:
        """Ids that begin with `prefix`, each as (event|old event|claim|report, id); of claims, those that count."""
        queries = {
            "event": select(t.events.c.id),
            "old event": select(t.redirects.c.id),
            "claim": select(t.claims.c.id).join(t.reports, t.reports.c.key == t.claims.c.report).where(t.reports.c.current),
            "report": select(t.reports.c.id).where(t.reports.c.current),
        }
        found = []
        with self._reading() as connection:
            for what, query in queries.items():
                id = query.selected_columns[0]
                wanted = query.where(id.istartswith(prefix, autoescape=True)).distinct().order_by(id)
                found += [(what, row[0]) for row in connection.execute(wanted)]
        return found

    def actors(self) -> list[tuple[str, str, str, str | None, int]]:
        """Every actor of the claims that count: id, name, kind, country, number of claims; most first."""
        party = t.claim_parties
        count = func.count(func.distinct(cast(party.c.report, BIG) * 1_000_000 + party.c.ordinal)).label("n")
        query = (
            select(t.actors, count)
            .join(party, party.c.actor == t.actors.c.id)
            .join(t.reports, (t.reports.c.key == party.c.report) & t.reports.c.current)
            .group_by(t.actors.c.id)
            .order_by(count.desc(), t.actors.c.name, t.actors.c.id)
        )
        with self._reading() as connection:
            return [(row.id, row.name, row.kind, row.country, row.n) for row in connection.execute(query)]

    def named(self) -> list[tuple[str, str, str, str | None]]:
        """Every actor: id, name, kind, country; by name and id. Much quicker than `actors`, which counts."""
        a = t.actors.c
        with self._reading() as connection:
            found = connection.execute(select(a.id, a.name, a.kind, a.country).order_by(a.name, a.id))
            return [(row[0], row[1], row[2], row[3]) for row in found]

    def offices(self) -> list[Row[Any]]:
        """Rows of `actor_offices`, by actor, first seen and office."""
        o = t.actor_offices.c
        with self._reading() as connection:
            return list(connection.execute(select(t.actor_offices).order_by(o.actor, o.first_seen, o.office)))

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order they were made."""
        with self._reading() as connection:
            return all_judgements(connection)

    def copied(self) -> dict[str, str]:
        """As `families`, of reports that have a copy."""
        with self._reading() as connection:
            return families(connection, alone=False)

    def families(self) -> dict[str, str]:
        """The family of copies of every report, by ids: that of its member published first; its own where it has no copy.

        Claims of one family count once: `len({families[id] for id in reports})`. New reports are sorted into their
        families by `linking.copies.sort_copies`.
        """
        with self._reading() as connection:
            return families(connection)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the ledger, by the database's own checks and ours; empty where all is well."""
        with self._reading() as connection:
            return derive.problems(connection)


def events_in(connection: Connection, ids: Sequence[str] | None) -> list[tuple[Event, list[Told]]]:
    """Events (all for None), each with its claims in order of telling."""
    grouped: dict[str, tuple[Any, list[Told]]] = {}
    for part in [None] if ids is None else _parts(ids):
        query = _TOLD_IN if part is None else _TOLD_IN.where(t.events.c.id.in_(part))
        for row in connection.execute(query.order_by(t.events.c.id, *_BY_TELLING)):
            grouped.setdefault(row.event, (row, []))[1].append(_told(row))
    parts = _Parts(connection, ids)
    return [
        (Event(id, row.event_kind, row.family, tuple(one.key for one in told), parts.of(id), parts.whole(id)), told)
        for id, (row, told) in grouped.items()
    ]


_BY_TELLING = (
    t.reports.c.published.nulls_last(),
    t.reports.c.id,
    t.event_claims.c.ordinal,
)
_TOLD = (
    select(
        t.reports.c.id,
        t.reports.c.published,
        t.reports.c.outlet,
        t.claims.c.ordinal,
        func.coalesce(t.claims.c.judged, t.claims.c.body).label("body"),
    )
    .join(t.claims, t.claims.c.report == t.reports.c.key)
    .where(t.reports.c.current, ~t.claims.c.wrong)
)
_TOLD_IN = (
    _TOLD.add_columns(t.events.c.id.label("event"), t.events.c.kind.label("event_kind"), t.events.c.family)
    .join(t.event_claims, (t.event_claims.c.report == t.claims.c.report) & (t.event_claims.c.ordinal == t.claims.c.ordinal))
    .join(t.events, t.events.c.id == t.event_claims.c.event)
)
_MEMBERS = (
    select(
        t.events.c.id.label("event"),
        t.events.c.kind,
        t.events.c.family,
        t.reports.c.id,
        t.event_claims.c.ordinal,
    )
    .join(t.event_claims, t.event_claims.c.event == t.events.c.id)
    .join(t.reports, t.reports.c.key == t.event_claims.c.report)
)
_OTHER = t.reports.alias("other")
ALL_KEPT = select(
    t.reports,
    select(func.count()).where(_OTHER.c.id == t.reports.c.id).scalar_subquery().label("versions"),
    select(func.count()).where(t.claims.c.report == t.reports.c.key).scalar_subquery().label("n"),
)
_KEPT = ALL_KEPT.where(t.reports.c.current)


def _told(row: Any) -> Told:
    return Told(rows.claim_of(row.body), row.id, row.ordinal, row.published, row.outlet)


def kept(row: Any) -> Kept:
    """What a row of ALL_KEPT tells."""
    return Kept(rows.report_of(row), row.version, row.versions, row.n, row.added_at, row.reader)


def _events(found: Iterable[Any], parts: "_Parts") -> list[Event]:
    grouped: dict[str, tuple[Any, list[ClaimKey]]] = {}
    for row in found:
        grouped.setdefault(row.event, (row, []))[1].append(ClaimKey(row.id, row.ordinal))
    return [Event(id, row.kind, row.family, tuple(keys), parts.of(id), parts.whole(id)) for id, (row, keys) in grouped.items()]


def _taking_part(connection: Connection, sides: Sequence[Sequence[str]], ids: Sequence[str] | None) -> list[str] | None:
    """The ids of the events in which each side takes part, in order; None for all events."""
    if not sides:
        return None if ids is None else sorted(set(ids))
    taking_part = t.event_sides
    # The side that takes part in least is asked for first, and of the others only whether they are in the events found.
    number = select(func.count()).select_from(taking_part)
    first, *others = sorted(sides, key=lambda side: connection.execute(number.where(taking_part.c.side.in_(side))).scalar_one())
    query = select(taking_part.c.event).where(taking_part.c.side.in_(first)).distinct()
    for side in others:
        other = taking_part.alias()
        query = query.where(select(1).where(other.c.event == taking_part.c.event, other.c.side.in_(side)).exists())
    several = [query] if ids is None else [query.where(taking_part.c.event.in_(part)) for part in _parts(sorted(set(ids)))]
    return sorted(event for one in several for event in connection.execute(one).scalars())


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), 500):  # SQLite bounds the number of parameters
        yield values[start : start + 500]


class _Parts:
    """What of these events (of all for None) is part of what."""

    def __init__(self, connection: Connection, events: Sequence[str] | None) -> None:
        p = t.event_parts.c
        rows = select(p.part, p.whole)
        several = [rows] if events is None else [rows.where(p.part.in_(some) | p.whole.in_(some)) for some in _parts(events)]
        found = sorted({(row.part, row.whole) for query in several for row in connection.execute(query)})
        self._whole = dict(found)
        self._of: dict[str, list[str]] = {}
        for part, whole in found:
            self._of.setdefault(whole, []).append(part)

    def of(self, event: str) -> tuple[str, ...]:
        return tuple(self._of.get(event, ()))

    def whole(self, event: str) -> str | None:
        return self._whole.get(event)
