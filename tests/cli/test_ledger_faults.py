"""What can be wrong with a ledger, tried with the real program in a process of its own."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.ledger.sqlite import Store
from tests.cli import builder
from tests.cli.program import PROGRAM, refused, reportedly

NO_LEDGER = ["timeline NOR", "figures NOR LVA", "show x", "reports", "actors"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(builder.TEXT)
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with one report."""
    path = tmp_path / "ledger.sqlite"
    with Store.open(path) as store:
        one = builder.report()
        store.add(one, builder.reading(one).claims)
    return path


@pytest.mark.parametrize("command", NO_LEDGER)
def test_no_ledger_yet(command: str, tmp_path: Path) -> None:
    refused(reportedly(*command.split(), "--ledger", tmp_path / "none.sqlite"), 5, "There is no ledger at")
    assert not (tmp_path / "none.sqlite").exists()


def test_ledger_by_environment_variable(ledger: Path) -> None:
    result = reportedly("reports", REPORTEDLY_LEDGER=str(ledger))
    assert result.returncode == 0 and "nor-lva-1" in result.stdout


def not_ours(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (name)")
    connection.commit()
    connection.close()


def no_sqlite(path: Path) -> None:
    path.write_text("Dear diary, " * 50)


def newer(path: Path) -> None:
    with Store.open(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()


def damaged(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(20):
            one = builder.report(f"r{number}", builder.TEXT * 20)
            store.add(one, builder.reading(one).claims)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


def a_folder(path: Path) -> None:
    path.mkdir()


BROKEN = [
    (not_ours, "is not a Reportedly ledger"),
    (no_sqlite, "it is no SQLite file"),
    (newer, "is of version 999"),
    (damaged, "is damaged"),
    (a_folder, "is a folder, not a ledger"),
]


@pytest.mark.parametrize(("breaks", "words"), BROKEN, ids=[breaks.__name__ for breaks, _ in BROKEN])
@pytest.mark.parametrize("command", ["add", "reports", "doctor"])
def test_ledger_that_cannot_be_used_is_left_as_it_is(
    breaks: Callable[[Path], None], words: str, command: str, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / "broken.sqlite"
    breaks(path)
    before = path.read_bytes() if path.is_file() else b""
    arguments = ["add", report] if command == "add" else [command]
    refused(reportedly(*arguments, "--ledger", path), 5, words)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.fixture
def locked(ledger: Path) -> Iterator[Path]:
    """A ledger that another program is writing to."""
    connection = sqlite3.connect(ledger, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield ledger
    connection.execute("ROLLBACK")
    connection.close()


def test_reading_goes_on_while_another_program_writes(locked: Path) -> None:
    assert "nor-lva-1" in reportedly("reports", "--ledger", locked).stdout


BY_HAND = "from reportedly.cli import batches; from tests.cli import builder; "
BY_HAND += "batches.reader = lambda codebook: builder.read_many"


def test_disk_that_is_full_loses_nothing_that_was_kept(ledger: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: what is over it cannot be written."""
    many = tmp_path / "many.jsonl"
    text = builder.TEXT * 10
    many.write_text("".join(f'{{"id": "r{n}", "text": "{text}"}}\n' for n in range(200)))
    limit = ledger.stat().st_size + 2_000_000  # several lots of reports, not all
    small = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    result = reportedly("add", many, "--ledger", ledger, first=f"{BY_HAND}\n{small}")
    refused(result, 5, "Before that:")
    assert "disk" in result.stderr
    with Store.open(ledger) as store:
        assert store.check() == ()
        kept = len(store.reports())
    assert 1 < kept < 201 and f"Before that: {kept - 1} new" in " ".join(result.stderr.split())


def test_locked_ledger(locked: Path, report: Path) -> None:
    hurry = "import functools; from reportedly.ledger import sqlite as s"
    hurry += "; s.Store.open = functools.partial(s.Store.open, busy=0.2)"
    result = reportedly("add", report, "--ledger", locked, first=f"{BY_HAND}\n{hurry}")
    refused(result, 5, "is locked", "Before that: 0 new")


def test_folder_that_cannot_be_written(report: Path) -> None:
    refused(reportedly("add", report, "--ledger", "/proc/nowhere/l.sqlite"), 5, "cannot be opened")


def test_output_that_cannot_be_written(ledger: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("w") as file:
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM, "reports", "--ledger", ledger],
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert result.returncode == 1
    assert "the output cannot be written" in result.stderr and "Traceback" not in result.stderr


def test_reader_that_goes_away_is_no_error_message(ledger: Path) -> None:
    shell = f'{sys.executable} -c "{PROGRAM}" reports --json --ledger {ledger}'
    result = subprocess.run(["sh", "-c", f"({shell}) | true"], capture_output=True, text=True, timeout=60)
    assert result.stderr == ""


def test_terminal_that_knows_no_arrows(ledger: Path) -> None:
    result = reportedly("show", "nor-lva-1", "--ledger", ledger, PYTHONIOENCODING="ascii")
    assert result.returncode == 0, result.stderr
