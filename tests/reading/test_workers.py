"""Several processes at once: order, failures, early ends, and Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.reading.workers import Lost, Workers

ROOT = Path(__file__).parents[2]


def squared(number: int) -> int:
    """Small numbers take longest."""
    time.sleep(0.02 / (number + 1))
    if number == 13:
        raise ValueError("thirteen")
    return number * number


def process_of(_: int) -> int:
    """Which process does the work."""
    time.sleep(0.2)
    return os.getpid()


def test_results_come_in_order_however_long_each_takes() -> None:
    with Workers(2, squared) as workers:
        assert list(workers.map(range(12))) == [(n, n * n) for n in range(12)]


def test_what_the_work_raises_comes_through_and_the_processes_end() -> None:
    with pytest.raises(ValueError, match="thirteen"), Workers(2, squared) as workers:
        list(workers.map(range(20)))


def test_jobs_are_taken_only_as_fast_as_they_are_done() -> None:
    taken = []

    def jobs() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Workers(2, squared) as workers:
        assert next(workers.map(jobs())) == (0, 0)
        assert len(taken) == 4


def test_two_do_the_work() -> None:
    with Workers(2, process_of) as workers:
        found = {process for _, process in workers.map(range(40))}
    assert len(found) == 2 and os.getpid() not in found


def faulty(job: str) -> str:
    """Does what the job says."""
    if job == "exit":
        os._exit(3)
    if job == "signal":
        os.kill(os.getpid(), signal.SIGSEGV)
    if job == "hang":
        time.sleep(600)
    return job.upper()


def patience(job: str) -> float:
    return 1.0 if job == "hang" else 60.0


@pytest.mark.parametrize("processes", [1, 2])
def test_a_job_that_ends_its_process_or_hangs_is_lost_and_the_rest_goes_on(processes: int) -> None:
    jobs = ["a", "exit", "b", "signal", "hang", "c", "exit", "exit", "d"]
    with Workers(processes, faulty, patience) as workers:
        found = dict(enumerate(workers.map(jobs)))
    assert [job for job, _ in found.values()] == jobs
    why = {job: result.why for job, result in found.values() if isinstance(result, Lost)}
    assert why == {"exit": "ended with exit code 3", "signal": "ended by signal 11 (SIGSEGV)", "hang": "took longer than 1 seconds"}
    assert [result for _, result in found.values() if not isinstance(result, Lost)] == ["A", "B", "C", "D"]


class UnsendableError(Exception):
    """Cannot be made again from its arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def raising(_: int) -> int:
    raise UnsendableError("left", "right")


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    with Workers(1, raising) as workers, pytest.raises(RuntimeError, match="UnsendableError: left right"):
        list(workers.map([1]))


class Unstartable:
    """A job that no process can be given."""

    def __call__(self, _: int) -> int:
        return 1

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_processes_that_do_not_start_are_an_error_and_not_tried_for_ever() -> None:
    with Workers(2, Unstartable()) as workers, pytest.raises(ReportedlyError, match="exit code 9 while it was starting"):
        list(workers.map(range(10)))


SLEEPER = """
import os, sys, time
sys.path[:0] = {paths!r}
from reportedly.reading.workers import Workers
from tests.reading.test_workers import process_of
if __name__ == "__main__":
    with Workers(2, process_of) as workers:
        for _, process in workers.map(range(10_000)):
            print(process, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_one_who_started_it(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "sleeper.py"
    script.write_text(SLEEPER.format(paths=[str(ROOT / "src"), str(ROOT)]))
    running = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert running.stdout is not None
    seen = {int(running.stdout.readline()) for _ in range(4)}
    os.killpg(running.pid, how) if how is signal.SIGINT else running.kill()
    running.communicate(timeout=60)
    assert running.returncode != 0
    deadline = time.monotonic() + 20
    while any(map(alive, seen)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(alive, seen))


def test_ctrl_c_reaches_no_process_that_is_starting(tmp_path: Path) -> None:
    script = tmp_path / "sleeper.py"
    # What stands first is run by each new process before it is given its work.
    begun = "import sys, time\nif __name__ != '__main__':\n    print('begun', flush=True)\n    time.sleep(1)\n"
    script.write_text(begun + SLEEPER.format(paths=[str(ROOT / "src"), str(ROOT)]))
    running = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert running.stdout is not None and running.stdout.readline() == "begun\n"
    os.killpg(running.pid, signal.SIGINT)
    told = running.communicate(timeout=60)[1]
    assert running.returncode != 0 and told.count("Traceback") == 1


def alive(process: int) -> bool:
    """True while the process runs; one that waits to be buried doesn't."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
