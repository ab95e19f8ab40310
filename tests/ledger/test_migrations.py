"""The migrations make the tables that the program works with, and a file is never half a ledger."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import reportedly.ledger
from reportedly.errors import LedgerError
from reportedly.ledger.schema import APPLICATION_ID, VERSION, metadata
from reportedly.ledger.sqlite import Store

FOLDER = Path(reportedly.ledger.__file__).parent / "migrations"


def test_tables_are_those_of_the_schema(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_version_counts_the_migrations(store: Store) -> None:
    script = ScriptDirectory(str(FOLDER))
    assert script.get_heads() == [f"{VERSION:04}"]
    with sqlite3.connect(store.path) as connection:
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
