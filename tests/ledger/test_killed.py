"""A process that adds, links and judges is killed at any time: what it said is done is there, nothing is half there."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from reportedly.api import Ledger
from reportedly.ledger.rows import Written
from reportedly.ledger.sqlite import Store
from reportedly.model.report import Report
from tests.made import Draft, claims, dispatch, later

REPORTS = 200
TIMES = 30
SIDES = ("NOR", "SWE", "FIN", "DNK", "EST", "LVA", "LTU", "POL", "DEU", "ISL")


def report(number: int) -> tuple[Report, Written]:
    """A report of two claims, one of which other reports tell too."""
    one, other = SIDES[number % 10], SIDES[(number * 7 + 3) % 9]
    drafts = (
        Draft(f"Troops {number % 3} were sent", actors=one, recipients=other, days=later(number % 5)),
        Draft(f"The {number} met in Riga", kind="meet", trigger="met", actors=other, recipients=one),
    )
    made = dispatch(f"r{number:03}", *drafts, day=later(number % 11))
    return made, Written.of(claims(made, *drafts))


def work(path: str, diary: Path) -> None:
    """Adds what is not there yet, some reports at a time, and writes down each when it is done; links and judges now and then."""
    with Ledger(path) as ledger, diary.open("ab", buffering=0) as written:
        there = {kept.report.id for kept in ledger.reports()}
        written.write(b"open\n")
        left = [number for number in range(REPORTS) if f"r{number:03}" not in there]
        while left:
            lot, left = left[: len(left) % 4 + 1], left[len(left) % 4 + 1 :]
            ledger.store.add_all(map(report, lot))
            written.write("".join(f"r{number:03}\n" for number in lot).encode())
            for number in (number for number in lot if number % 50 == 49):
                ledger.link()
                ledger.judge("Ana").wrong(f"r{number:03}-c1")
                written.write(f"judged r{number:03}-c1\n".encode())


def test_killed_thirty_times(place: Callable[[], str], tmp_path: Path) -> None:
    path, diary = place(), tmp_path / "diary.txt"
    chance, fork = random.Random(4), multiprocessing.get_context("fork")
    killed = 0
    for number in range(1, TIMES + 1):
        child = fork.Process(target=work, args=(path, diary))
        child.start()
        until = time.monotonic() + 30
        while child.is_alive() and time.monotonic() < until and (not diary.exists() or diary.read_bytes().count(b"open\n") < number):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join(30)
        killed += child.exitcode == -signal.SIGKILL
        done = {line for line in diary.read_text().splitlines() if line != "open"}
        with Store.open(path) as store:
            kept = {one.report.id: one.claims for one in store.reports()}
            judged = {f"judged {one.subject}" for one in store.judgements()}
            assert store.check() == ()
            assert done <= kept.keys() | judged and set(kept.values()) <= {2}
    assert killed >= TIMES // 2  # else nothing was tried
    work(path, diary)
    with Ledger(path) as ledger, Ledger(tmp_path / "whole.sqlite") as whole:
        whole.store.add_all(map(report, range(REPORTS)))
        for one in ledger.judgements():
            whole.judge("Ana").wrong(one.subject)
        ledger.link()
        whole.link()
        assert len(ledger.reports()) == REPORTS and ledger.store.check() == ()
        assert ledger.store.claims() == whole.store.claims() and ledger.store.events() == whole.store.events()
