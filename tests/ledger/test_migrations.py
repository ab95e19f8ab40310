"""The migrations make the tables that the program works with, and a file is never half a ledger."""

import gzip
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import reportedly.ledger
from reportedly.api import Ledger
from reportedly.errors import LedgerError
from reportedly.ledger.schema import APPLICATION_ID, VERSION, metadata
from reportedly.ledger.sqlite import Store
from reportedly.model.judgement import standing

FOLDER = Path(reportedly.ledger.__file__).parent / "migrations"


def test_tables_are_those_of_the_schema(store: Store) -> None:
    with store._reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_version_counts_the_migrations(tmp_path: Path) -> None:
    script = ScriptDirectory(str(FOLDER))
    assert len(list(script.walk_revisions())) == VERSION and script.get_heads() == [f"{VERSION:04}"]
    path = tmp_path / "ledger.sqlite"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    assert found == [APPLICATION_ID, VERSION, "wal"]


@pytest.mark.parametrize("content", [None, b""], ids=["no file", "empty file"])
def test_made_where_there_is_nothing(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "new folder %d" / "a ledger #1?.sqlite"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
        with pytest.raises(LedgerError, match="older version"):
            Store.open(path, readonly=True)
    for _ in range(2):
        with Store.open(path) as store:
            assert store.reports() == [] and store.check() == ()
    assert path.exists()


def test_several_threads_make_ledgers_of_their_own(tmp_path: Path) -> None:
    def made(number: int) -> tuple[str, ...]:
        with Store.open(tmp_path / f"{number}.sqlite") as store:
            return store.check()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(made, range(12))) == {()}


DATA = Path(__file__).parent / "data"
KEPT = {
    "reports": "key, id, version, current, url, outlet, published, title, text, sha256, meta, regions, added_at, reader",
    "claims": "report, ordinal, id, kind, status, quote, start, end, body",
    "claim_parties": "*",
    "claim_quantities": "*",
    "actors": "*",
    "actor_offices": "*",
    "events": "id, kind, family, reports",
    "event_claims": "event, report, ordinal",
    "judgements": "id, author, at, kind, subject, value, reason, undoes",
}


LATER = {"claims": "judged, wrong", "judgements": "arrived", "readings": "*", "asked": "*", "signatures": "report, algorithm, family"}


def rows(path: Path, tables: dict[str, str] = KEPT) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    found = {table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall() for table, columns in tables.items()}
    connection.close()
    return found


def stored(version: int, tmp_path: Path) -> Path:
    """A ledger that the program of that version wrote."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(gzip.decompress((DATA / f"version{version}.sqlite.gz").read_bytes()))
    return path


def test_a_ledger_of_version_1_loses_nothing(tmp_path: Path) -> None:
    """Three reports, one of two versions, and judgements."""
    path = stored(1, tmp_path)
    before = rows(path)
    with pytest.raises(LedgerError, match="older version"):
        Store.open(path, readonly=True)
    with Store.open(path) as store:
        assert rows(path) == before and store.check() == ()
        assert len(store.reports()) == 3 and store.report("ven-guy-05-patrol-ship").versions == 2
        claims = store.claims()
        assert len(claims) == 18 and [one.kind for one in standing(store.judgements())] == ["right"]
        assert store.lost() == [] and store.judged(claims[0].report_id)[0].judgements[0].author == "Ana Ruiz"
    with Ledger(path) as ledger:
        assert [(event.id, event.claims) for event in ledger.store.events()] != []
        assert len(ledger.timeline("RUS", "PRK")) > 0 and set(ledger.families().values()) == {kept.report.id for kept in ledger.reports()}
        assert ledger.diff("2999-01-01", note=False).changes == ()
        ledger.judge("Ana Ruiz").wrong(claims[0].claim.id)
        assert len(ledger.store.claims()) == 17


def test_a_ledger_of_version_2_loses_nothing(tmp_path: Path) -> None:
    """A dispatch and its copy, a report of two versions, and a judgement of each kind; events linked by the rules of then."""
    path = stored(2, tmp_path)
    before, later = rows(path), rows(path, LATER)
    with Store.open(path) as store:
        assert (rows(path), rows(path, LATER)) == (before, later) and store.check() == ()
        parties = (
            "SELECT {0}, event FROM event_claims JOIN claim_parties USING (report, ordinal) WHERE role != 'source' AND {0} IS NOT NULL"
        )
        with closing(sqlite3.connect(path)) as connection:
            told = connection.execute(f"{parties.format('country')} UNION {parties.format('actor')} ORDER BY 1, 2").fetchall()
            assert told and connection.execute("SELECT side, event FROM event_sides ORDER BY 1, 2").fetchall() == told
    with Ledger(path) as ledger:
        ledger.link()
        told = {claim: event.id for event in ledger.store.events() for claim in event.claims}
        assert set(told) == {one.key for one in ledger.store.claims()} and len(told) == 34
        pairs = ledger.store.pairs()
        assert len(pairs.together) == len(pairs.apart) == 1
        assert all(len({told[key] for key in pair}) == 1 for pair in pairs.together)
        assert all(len({told[key] for key in pair}) == 2 for pair in pairs.apart)
        assert len(set(ledger.families().values())) == 2
    after = rows(path)
    assert {name: after[name] for name in after if not name.startswith("event")} == {
        name: before[name] for name in before if not name.startswith("event")
    }
