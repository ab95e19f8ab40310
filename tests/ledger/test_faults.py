"""What breaks a ledger from outside: a process that is killed, a disk that is full, rows that are tampered with."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event

from reportedly.errors import LedgerError
from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep, relink

DRAFTS = (Draft(numbers=((200, 300, "troops"),)), Draft("The two met in Riga", kind="meet", by="LVA/Juris Ozols"))


def add(store: Store, number: int) -> None:
    keep(store, dispatch(f"r{number}", *DRAFTS), *DRAFTS)


def rewritten(store: Store, statement: str) -> None:
    """Runs a statement past all that keeps the rows whole."""
    if isinstance(store.place, Path):
        file = sqlite3.connect(store.place)
        file.execute(statement)
        file.commit()
        file.close()
        return
    with store._writing() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role TO replica")
        connection.exec_driver_sql(statement)


# A child that adds reports, links them, and is killed at the n-th statement of what it does after that.
CHILD = """
import os, signal, sys
from sqlalchemy import event
from reportedly.ledger.sqlite import Store
from tests.ledger.test_faults import add, relink

path, work, last = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = Store.open(path)
add(store, 0), add(store, 1)
relink(store)
if work == "link":
    add(store, 2)
done = 0

@event.listens_for(store._engine, "after_cursor_execute")
def count(connection, cursor, statement, *_):
    global done
    done += statement.startswith(("INSERT", "UPDATE", "DELETE"))
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

add(store, 2) if work == "add" else relink(store)
print("all", done, "done")
"""


@pytest.mark.parametrize(("work", "statement"), [("add", 1), ("add", 4), ("add", 9), ("link", 2), ("link", 4)])
def test_killed_in_the_middle(work: str, statement: int, place: Callable[[], str]) -> None:
    path = place()
    child = subprocess.run([sys.executable, "-c", CHILD, path, work, str(statement)], capture_output=True, text=True, timeout=60)
    assert child.returncode == -signal.SIGKILL, child.stdout + child.stderr
    with Store.open(path) as store:
        assert store.check() == ()
        added = ["r0", "r1"] if work == "add" else ["r0", "r1", "r2"]
        assert [kept.report.id for kept in store.reports()] == added
        assert len(store.claims()) == 2 * len(added) and len(store.event_ids()) == 4
        assert (store.revision()[0] == store.revision()[1]) is (work == "add")
        add(store, 2)
        relink(store)
        assert len(store.event_ids()) == 6


def test_killed_while_the_ledger_was_made(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    # The version is written last, after all tables.
    code = "import os, sys; from reportedly.ledger import opening; from reportedly.ledger.sqlite import Store\n"
    code += "opening.VERSION = type('V', (int,), {'__str__': lambda self: os.kill(os.getpid(), 9)})(opening.VERSION)\n"
    code += "Store.open(sys.argv[1])"
    child = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, timeout=60)
    assert child.returncode == -signal.SIGKILL, child.stderr
    with Store.open(path) as store:
        add(store, 0)
        assert store.check() == ()


def keep_many(store: Store) -> None:
    for number in range(1, 60):
        add(store, number)


@pytest.mark.parametrize("work", [keep_many, relink])
def test_full_disk(work: Callable[[Store], None], tmp_path: Path) -> None:
    """A bound on the file's pages stands for the disk."""
    path = tmp_path / "ledger.sqlite"
    various = [Draft(kind=f"kind {number}") for number in range(300)]
    with Store.open(path) as store:
        add(store, 0)
        relink(store)
        before = store.events()
        keep(store, dispatch("various", *various), *various)
    connection = sqlite3.connect(path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    with Store.open(path) as store:
        event.listen(store._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages + 2}"))
        store._engine.dispose()
        with pytest.raises(LedgerError, match="The disk is full"):
            work(store)
        kept = store.reports()
        assert store.check() == () and store.events() == before
        assert [one.claims for one in kept] == [2] * (len(kept) - 1) + [300] and len(kept) < 60
    with Store.open(path) as store:  # room was made
        keep_many(store)
        relink(store)
        assert len(store.reports()) == 61 and len(store.event_ids()) == 420 and store.check() == ()


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("UPDATE reports SET text = 'X' || substr(text, 2)", "is not what was added"),
        ("UPDATE claims SET quote = 'never said' WHERE ordinal = 1", "Claim 1 of report r0 does not stand on the words"),
        ('UPDATE claims SET start = start + 1, "end" = "end" + 1 WHERE ordinal = 0', "Claim 0 of report r0 does not stand on"),
        ("UPDATE reports SET current = (1 = 0)", "Report r0 has not exactly one current version"),
        ("DELETE FROM claims WHERE ordinal = 1", "of claim_parties points at a row of claims that is not there"),
        ("DELETE FROM events", "of event_claims points at a row of events that is not there"),
    ],
)
def test_tampering_is_found(tampering: str, words: str, store: Store) -> None:
    add(store, 0)
    relink(store)
    assert store.check() == ()
    rewritten(store, tampering)
    assert any(words in problem for problem in store.check())


@pytest.mark.parametrize(
    "write", [lambda store: add(store, 1), relink, lambda store: store.judge("Ana", "same", "e-1")], ids=["add", "link", "judge"]
)
def test_writing_waits_its_turn_then_says_so(write: Callable[[Store], object], place: Callable[[], str]) -> None:
    at = place()
    with Store.open(at, busy=0.05) as store:
        add(store, 0)
        with Store.open(at) as other, other._writing():
            with pytest.raises(LedgerError, match="is locked"):
                write(store)
            assert len(store.reports()) == 1  # reading goes on
        write(store)


def test_several_write_at_once(place: Callable[[], str]) -> None:
    path = place()

    def write(number: int) -> None:
        with Store.open(path) as store:
            add(store, number % 8)
            relink(store)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(16)))
    with Store.open(path) as store:
        relink(store)
        assert len(store.reports()) == 8 and len(store.event_ids()) == 16 and store.check() == ()


def test_opened_for_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with pytest.raises(LedgerError, match="There is no ledger"):
        Store.open(path, readonly=True)
    Store.open(path).close()
    with Store.open(path, readonly=True) as store:
        assert store.reports() == []
        with pytest.raises(LedgerError, match="opened for reading only"):
            add(store, 0)
