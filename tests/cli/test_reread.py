"""`reread`: what would change is shown, what is done stays done, and judgements hold on."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli import batches
from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store
from reportedly.model.claim import Reading
from reportedly.model.judgement import Anchor
from reportedly.model.report import Report
from tests.cli import builder

REPORTS = 40


def newer(reports: Iterable[Report], *_: object, **__: object) -> list[Reading]:
    """A reader that has learnt that what is told first is only planned, and overlooks what is told last."""
    readings = builder.read_many(reports)
    return [replace(one, claims=(replace(one.claims[0], status="planned", id=f"{one.report_id}-new"),)) for one in readings]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(batches, "reader", lambda codebook: newer)
    return filled(tmp_path / "ledger.sqlite", 2)


def filled(path: Path, reports: int) -> Path:
    with Store.open(path) as store:
        for number in range(reports):
            one = builder.report(f"r{number:02}")
            store.add(one, builder.reading(one).claims, reader="old")
        for place in (0, 1):
            anchor = Anchor.of("r00", store.read_in("r00")[place])
            claim = {"report_id": "r00", "id": anchor.id, "kind": anchor.kind, "trigger": anchor.trigger, "words": anchor.words, "start": 0}
            store.judge("Ana", "wrong", anchor.id, {"claim": claim})
    return path


def ask(ledger: Path, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["reread", *arguments, "--ledger", str(ledger)], env={"COLUMNS": "80"})
    assert result.exit_code == code, result.output
    return result


def test_dry_run_shows_what_would_change_and_changes_nothing(ledger: Path) -> None:
    before = ledger.read_bytes()
    told = " ".join(ask(ledger, "--dry-run").stdout.split())
    for words in ("r00 read by old before", "- deploy planned r00-1", "~ deploy planned r00-new", "status: happened → planned"):
        assert words in told
    assert "2 reports would be read again: 0 claims new, 2 gone, 2 changed; 1 judgement without a claim" in told
    with Store.open(ledger) as store:
        assert len(store.claims()) == 2 and store.lost() == [] and store.past_readings() == []
    assert ledger.read_bytes() == before


def test_read_again_once(ledger: Path) -> None:
    told = json.loads(ask(ledger, "--json").stdout)
    assert [(row["id"], row["reader"], len(row["gone"]), row["lost_judgements"]) for row in told["reports"]] == [
        ("r00", "old", 1, [2]),
        ("r01", "old", 1, []),
    ]
    with Store.open(ledger) as store:
        assert [told.claim.id for told in store.claims()] == ["r01-new"]  # that of r00 is still judged wrong
        assert [lost.anchor.id for lost in store.lost()] == ["r00-1"] and len(store.past_readings()) == 2
        assert store.report("r00").reader == told["reader"] and store.check() == ()
    assert "Nothing to read again" in ask(ledger).stdout


def test_a_report_that_cannot_be_read_stays_as_it_was(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(reports: Iterable[Report], *_: object) -> list[Reading]:
        several = list(reports)
        if any(one.id == "r00" for one in several):
            raise IndexError("out of range")
        return newer(several)

    monkeypatch.setattr(batches, "reader", lambda codebook: failing)
    result = ask(ledger, code=1)
    assert "r00: the reading failed" in result.stderr and "1 report read again" in result.stdout
    with Store.open(ledger) as store:
        assert (store.report("r00").reader, store.report("r00").claims) == ("old", 2)


def test_stopped_by_the_user_it_goes_on_later(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopping(reports: Iterable[Report], *_: object) -> list[Reading]:
        several = list(reports)
        if several[0].id == "r01":
            raise KeyboardInterrupt
        return newer(several)

    monkeypatch.setattr(batches, "batches", lambda reports: ([one] for one in reports))
    monkeypatch.setattr(batches, "reader", lambda codebook: stopping)
    assert "Stopped after 1 of 2 reports: the same command goes on with the rest" in " ".join(ask(ledger, code=1).stdout.split())
    monkeypatch.setattr(batches, "reader", lambda codebook: newer)
    assert "1 report read again" in ask(ledger).stdout


# Reads a report at a time, and kills itself after so many are kept.
CHILD = """
import os, sys
from reportedly.cli import batches
from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store
from tests.cli.test_reread import newer
batches.reader = lambda codebook: newer
batches.batches = lambda reports: ([one] for one in reports)
left, kept = int(sys.argv[2]), Store.reread
def reread(self, *arguments):
    global left
    kept(self, *arguments)
    left -= 1
    if not left:
        os.kill(os.getpid(), 9)
Store.reread = reread
app(["reread", "--ledger", sys.argv[1]])
"""


def test_killed_it_goes_on_later(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.sqlite", REPORTS)
    for done, after in ((7, 7), (20, 13)):
        child = subprocess.run([sys.executable, "-c", CHILD, path, str(after)], capture_output=True, text=True, timeout=60)
        assert child.returncode == -signal.SIGKILL, child.stdout + child.stderr
        with Store.open(path) as store:
            assert len(store.past_readings()) == done and store.check() == ()
            assert [kept.claims for kept in store.reports()] == [1] * done + [2] * (REPORTS - done)
    child = subprocess.run([sys.executable, "-c", CHILD, path, "0"], capture_output=True, text=True, timeout=60)
    assert f"{REPORTS - 20} reports read again" in child.stdout, child.stderr
