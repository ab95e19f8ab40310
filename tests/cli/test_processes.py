"""`--processes`: the same answers from several processes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.api import Ledger
from tests.cli import builder
from tests.cli.program import ROOT, refused, reportedly

EXAMPLES = sorted((ROOT / "examples").glob("rus-prk-0*.json"))[:3]


def test_two_processes_read_the_same_as_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    plain, several = (reportedly("read", *EXAMPLES, broken, "--json", *more) for more in ((), ("--processes", 2)))
    assert plain.stdout == several.stdout and plain.stdout.count("\n") > 5
    assert plain.returncode == several.returncode == 1 and plain.stderr == several.stderr


def test_two_processes_add_the_same_and_know_it_again(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sqlite"
    first, again = (json.loads(reportedly("add", *EXAMPLES, "--ledger", ledger, "--processes", 2, "--json").stdout) for _ in range(2))
    assert first["new"] == again["same"] == 3 and first["claims"] > 5 and not again["new"]
    assert [row["id"] for row in first["reports"]] == [row["id"] for row in again["reports"]] == [path.stem for path in EXAMPLES]


def test_an_impossible_number_is_refused() -> None:
    refused(reportedly("read", EXAMPLES[0], "--processes", 0), 2, "--processes")


def test_the_program_interface_takes_them_too(tmp_path: Path) -> None:
    with Ledger(tmp_path / "b.sqlite") as ledger:
        added = ledger.add(ROOT / "examples" / EXAMPLES[0].name, processes=2)
    assert [one.kind for one in added] == ["new"] and added[0].claims


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_option_is_explained(command: str) -> None:
    assert "--processes" in reportedly(command, "--help").stdout


# Each new process runs what stands before the guard, so that the faults are in the processes that read.
FAULTY = """
import os, signal, sys, time
sys.path[:0] = {paths!r}
from reportedly.cli import batches
from tests.cli import builder

def reader(codebook):
    def read(reports):
        for report in reports:
            if "_exit" in report.id:
                os._exit(7)
            if "_crash" in report.id:
                os.kill(os.getpid(), signal.SIGSEGV)
            if "_hang" in report.id or "_slow" in report.id:
                time.sleep(600 if "_hang" in report.id else 0.3)
        return builder.read_many(reports)
    return read

batches.reader, batches.SECONDS = reader, 3.0
if __name__ == "__main__":
    from reportedly.cli.app import main
    main()
"""


def program(tmp_path: Path) -> list[str]:
    script = tmp_path / "faulty.py"
    script.write_text(FAULTY.format(paths=[str(ROOT / "src"), str(ROOT)]))
    return [sys.executable, str(script)]


def lines(file: Path, *ids: str) -> Path:
    texts = (json.dumps({"id": id, "date": "2025-03-04", "text": f"{builder.TEXT} It was number {id}."}) for id in ids)
    file.write_text("\n".join(texts))
    return file


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_report_that_crashes_or_hangs_is_set_aside_and_the_rest_is_added(processes: str, tmp_path: Path) -> None:
    ids = [f"n{number}" for number in range(40)]
    ids[3], ids[17], ids[18], ids[39] = "bad_exit", "bad_crash", "bad_hang", "last_exit"
    given, ledger = lines(tmp_path / "many.jsonl", *ids), tmp_path / "l.sqlite"
    command = [*program(tmp_path), "add", str(given), "--ledger", str(ledger), "--processes", processes, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    told = json.loads(done.stdout)
    assert done.returncode == 1 and told["new"] == 36 and "Traceback" not in done.stderr
    why = {line.split(":")[0]: line for line in told["bad"]}
    assert list(why) == ["bad_exit", "bad_crash", "bad_hang", "last_exit"]
    for id, words in {"bad_exit": "exit code 7", "bad_crash": "SIGSEGV", "bad_hang": "took longer than 3 seconds"}.items():
        assert words in why[id] and "set aside" in why[id]
    assert [row["id"] for row in told["reports"]] == [id for id in ids if "_" not in id]


@pytest.mark.parametrize("processes", [[], ["--processes", "2"]], ids=["here", "two"])
def test_ctrl_c_ends_cleanly_and_the_same_command_goes_on(processes: list[str], tmp_path: Path) -> None:
    ids = [f"n{number}_slow" for number in range(48)]
    given, ledger = lines(tmp_path / "many.jsonl", *ids), tmp_path / "l.sqlite"
    command = [*program(tmp_path), "add", str(given), "--ledger", str(ledger), *processes]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    until = time.monotonic() + 60
    while kept(ledger) == 0 and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal sends it: to all of them
    said = running.communicate(timeout=30)[0]
    assert running.returncode == 1 and "Traceback" not in said and "goes on with the rest" in said
    before = kept(ledger)
    assert 0 < before < 48
    again = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert f"{48 - before} new, {before} same" in again.stdout and again.returncode == 0


def kept(ledger: Path) -> int:
    """How many reports the ledger holds, while another writes to it."""
    if not ledger.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
