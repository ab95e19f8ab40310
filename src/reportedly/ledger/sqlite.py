"""The ledger's store, in an SQLite file or a PostgreSQL database. A report and its claims are written in one transaction."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, update

from reportedly.errors import InputError, LedgerError, NotFoundError
from reportedly.ledger import derive, families, raws, rows
from reportedly.ledger import schema as t
from reportedly.ledger.dialect import clock
from reportedly.ledger.faults import explained
from reportedly.ledger.fit import fit_claims, fit_judgements
from reportedly.ledger.history import History
from reportedly.ledger.judged import rows as judged
from reportedly.ledger.linked import LinkedRows, mark_stale
from reportedly.ledger.opening import open_engine
from reportedly.ledger.place import Place, Server, place_of
from reportedly.ledger.queries import Kept
from reportedly.ledger.rewound import Rewound
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report

BUSY, BUSY_SERVER = 10.0, 60.0  # on a server others work too, and link what they added


__all__ = ["Added", "Kept", "Store"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a report did: `kind` is new, same (nothing changed) or version (of a report known before).

    `report_id` is the ledger's id of the report, `version` counts from 1, `claims` are those of this text.
    """

    kind: str
    report_id: str
    version: int
    claims: int


class Store(History):
    """A ledger's rows. Made by `Store.open`; a context manager. Every method raises LedgerError."""

    def __init__(self, engine: Engine, place: Place, readonly: bool) -> None:
        super().__init__(engine, place)
        self.readonly = readonly

    @classmethod
    def open(
        cls,
        place: str | Place | None = None,
        *,
        create: bool = True,
        readonly: bool = False,
        busy: float | None = None,
    ) -> "Store":
        """The ledger at a path or an address, else at `place_of(None)`; made there where `create` and there is none.

        `busy` is how many seconds to wait while another program writes. Raises LedgerError where the ledger is
        locked, damaged, not a ledger, of a newer version, or its disk or server refuses.
        """
        at = place_of(place)
        wait = busy if busy is not None else BUSY_SERVER if isinstance(at, Server) else BUSY
        return cls(open_engine(at, create=create, readonly=readonly, busy=wait), at, readonly)

    def close(self) -> None:
        """Lets the file, or the server, go."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.readonly:
            raise LedgerError(f"The ledger {self.place} was opened for reading only.")
        with (
            explained(self.place),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    # Writing

    def known(self, report: Report) -> Added | None:
        """What `add` would answer where the ledger holds this very report; None if new or changed. Raises as `add`."""
        row = rows.report_row(report)
        with self._reading() as connection:
            return _same(connection, row, _versions(connection, row))

    def add(self, report: Report, claims: Sequence[Claim], reader: str = "") -> Added:
        """Keeps a report and its claims, in one transaction.

        A report is the same where its url is, or its id where it has no url. The same text and date of
        publication again change nothing. Another text is a new version: the old one is kept, and the claims
        of the version that was published last (of those, added last) are the ones that count. `reader` is the
        version of the program that read it. Raises InputError where the text or a name cannot be kept, or the id
        belongs to a report of another url.
        """
        (done,) = self.add_all([(report, rows.Written.of(claims))], reader)
        if isinstance(done, InputError):
            raise done
        return done

    def add_all(self, several: Iterable[tuple[Report, rows.Written]], reader: str = "") -> list[Added | InputError]:
        """Keeps reports with their claims, as `add`: in one transaction, so that all are kept or, where it is cut short, none.

        What was done with each, in their order; where `add` would raise InputError, the others are kept all the same.
        """
        given = list(several)
        try:
            return self._add_all(given, reader)
        except InputError as problem:  # of a server that refuses the words of one of them, and with it the whole transaction
            return [problem] if len(given) == 1 else [one for alone in given for one in self.add_all([alone], reader)]

    def _add_all(self, several: Iterable[tuple[Report, rows.Written]], reader: str) -> list[Added | InputError]:
        done: list[Added | InputError] = []
        touched = _Touched()
        with self._writing() as connection:
            for report, written in several:
                try:
                    done.append(_put(connection, report, written, reader, touched))
                except InputError as problem:
                    done.append(problem)
            # What follows from the reports is brought up to date once for all.
            if touched.new:
                derive.refresh_actors(connection, touched.new, added=True)
            if touched.versions:
                derive.refresh_actors(connection, touched.versions)
            if touched.new or touched.versions:
                judged.apply(connection, [*touched.new, *touched.current])
                _changed(connection, {*touched.new, *touched.versions})
        return done

    @contextmanager
    def linking(self) -> Iterator[LinkedRows]:
        """The rows of linking, to be read and written in one transaction."""
        with self._writing() as connection:
            yield LinkedRows(connection)

    def reread(self, report: str, version: int, claims: Sequence[Claim], reader: str) -> None:
        """Puts what `reader` now reads in a version of a report in place of what was read in it before, which is kept.

        Judgements hold of the claims that they match. Raises NotFoundError where there is no such version, InputError for what no
        ledger keeps.
        """
        r, written = t.reports.c, rows.Written.of(claims)
        fit_claims(report, written)
        with self._writing() as connection:
            row = connection.execute(select(r.key, r.reader, r.current).where(r.id == report, r.version == version)).one_or_none()
            if row is None:
                raise NotFoundError(f"The ledger has no report {report}, version {version}.")
            c = t.claims.c
            old = connection.execute(select(c.body).where(c.report == row.key).order_by(c.ordinal)).scalars().all()
            if old != [rows.claim_body(claim) for claim in claims]:
                before = {"report": row.key, "reader": row.reader, "until": clock(connection), "claims": f"[{','.join(old)}]"}
                connection.execute(insert(t.readings).values(before))
                actors = list(connection.execute(select(t.claim_parties.c.actor).where(t.claim_parties.c.report == row.key)).scalars())
                connection.execute(delete(t.claims).where(c.report == row.key))
                judged.write_claims(connection, row.key, written)
                derive.refresh_actors(connection, [row.key], actors)
                if row.current:
                    judged.apply(connection, [row.key])
                    _changed(connection, [row.key])
            connection.execute(update(t.reports).where(r.key == row.key).values(reader=reader))

    def judge(
        self,
        author: str,
        kind: str,
        subject: str,
        value: Any = None,
        reason: str = "",
        undoes: int | None = None,
    ) -> Judgement:
        """Appends a judgement, dated now in UTC, and brings the claims it is about to what it decides."""
        (made,) = self.judge_all([Judgement(0, author, now(), kind, subject, value, reason, undoes)])
        return made

    def judge_all(self, several: Iterable[Judgement]) -> list[Judgement]:
        """Appends judgements that were made elsewhere, all or none; their ids and arrival are given anew.

        `undoes` names the id of a judgement in this ledger. Raises InputError for what no ledger keeps.
        """
        several, made = list(several), []
        fit_judgements(several)
        with self._writing() as connection:
            for one in several:
                columns = {f.name: getattr(one, f.name) for f in fields(one) if f.name != "id"}
                columns |= {"value": json.dumps(one.value), "arrived": clock(connection)}
                made.append(replace(one, id=_inserted(connection, t.judgements, columns), arrived=columns["arrived"]))
            if made:
                known = {one.id: one for one in judged.all_judgements(connection)}
                about = list(made)
                for one in about:  # what is undone, and what that undid, and so on
                    about += [known[one.undoes]] if one.undoes in known else []
                touched = judged.touched(connection, about)
                judged.apply(connection, touched)
                _changed(connection, touched)
        return made

    def sort_copies(self, method: families.Method) -> None:
        """Puts the reports that are in no family of copies yet into theirs; see `linking.copies.sort_copies`."""
        while True:
            with self._reading() as connection:
                if not families.unsorted(connection, method.algorithm):
                    return
            with self._writing() as connection:
                families.sort(connection, method)

    @contextmanager
    def rewound(self, at: str) -> Iterator[Rewound]:
        """The ledger at a time (ISO, UTC). Whatever is written there, the ledger is as it was before when this ends."""
        if self.readonly:
            raise LedgerError(f"The ledger {self.place} was opened for reading only.")
        with (
            explained(self.place),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin() as transaction,
        ):
            try:
                yield Rewound(connection, at)
            finally:
                transaction.rollback()

    def moment(self) -> str:
        """A time that parts all that is written already from all that will be: now, while no one else writes."""
        with self._writing() as connection:
            return clock(connection)

    def note_asked(self, at: str) -> None:
        """Notes that changes were asked for, and told up to `at`."""
        with self._writing() as connection:
            connection.execute(insert(t.asked).values(at=at))


def now() -> str:
    """The time in UTC, ISO 8601, to the microsecond: what came first is told by it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _changed(connection: Connection, reports: Iterable[int]) -> None:
    """Notes that claims of these versions (`reports.key`) changed, came to count or ceased to."""
    mark_stale(connection, reports)
    connection.execute(update(t.revisions).values(claims=t.revisions.c.claims + 1))


r = t.reports.c
_OF = select(r.key, r.id, r.version, r.sha256, r.published).order_by(r.version)
BY_URL, BY_ID = _OF.where(r.url == bindparam("url")), _OF.where(r.url.is_(None), r.id == bindparam("id"))


def _versions(connection: Connection, report: rows.Row) -> Sequence[Any]:
    """The kept versions of this report, oldest first."""
    return connection.execute(BY_URL if report["url"] else BY_ID, report).all()


def _same(connection: Connection, report: rows.Row, before: Iterable[Any]) -> Added | None:
    """The version of `before` that is this very report; None where there is none."""
    for old in before:
        # A report read without its date, and now with it, is read anew: relative times depend on it.
        if old.sha256 == report["sha256"] and report["published"] in (None, old.published):
            claims = connection.execute(select(func.count()).where(t.claims.c.report == old.key)).scalar_one()
            return Added("same", old.id, old.version, claims)
    return None


def _free(connection: Connection, report: Report) -> None:
    taken = connection.execute(select(t.reports.c.url).where(t.reports.c.id == report.id)).first()
    if taken is not None:
        raise InputError(
            f"The id {report.id} belongs to another report in the ledger ({taken.url or 'without url'}), "
            f"and this one is {report.url or 'without url'}. Give it an id of its own."
        )


@dataclass(slots=True)
class _Touched:
    """What one transaction has put in, as `reports.key`: new reports, all versions of the others, and which of those now count."""

    new: list[int] = field(default_factory=list)
    versions: set[int] = field(default_factory=set)
    current: list[int] = field(default_factory=list)


def _put(connection: Connection, report: Report, written: rows.Written, reader: str, touched: _Touched) -> Added:
    """The rows of one report. Raises InputError, before anything is written."""
    row = rows.report_row(report)
    fit_claims(report.id, written)
    before = _versions(connection, row)
    same = _same(connection, row, before)
    if same:
        return same
    if not before:
        _free(connection, report)
    row |= {
        "id": before[0].id if before else report.id,
        "version": len(before) + 1,
        "current": not before,
        "added_at": clock(connection),
        "reader": reader,
    }
    key = _inserted(connection, t.reports, row)
    if report.raw is not None:
        raws.keep(connection, key, report.raw)
    judged.write_claims(connection, key, written)
    if before:
        touched.current.append(derive.choose_current(connection, row["id"]) or key)
        touched.versions |= {key, *(old.key for old in before)}
    else:
        touched.new.append(key)
    return Added("version" if before else "new", row["id"], row["version"], len(written.claims.values))


def _inserted(connection: Connection, table: Table, row: rows.Row) -> int:
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])
