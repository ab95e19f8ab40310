"""What ends a copy of the process is told, and ends nothing else."""

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make spark-test` does")

from reportedly.batch.isolated import Died, isolated


def good() -> Iterator[bytes]:
    yield from (b"x" * 300_000, b"", b"end")


def killed() -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def ended() -> Iterator[int]:
    yield 1
    os._exit(3)


def raising() -> Iterator[int]:
    yield 1
    raise ValueError


def hanging() -> Iterator[int]:
    yield 1
    time.sleep(60)


def test_results_come_one_by_one() -> None:
    assert list(isolated(good, 20.0)) == list(good())


@pytest.mark.parametrize(
    ("work", "why"),
    [(killed, "signal 9 (SIGKILL)"), (ended, "exit code 3"), (raising, "exit code 1"), (hanging, "took longer than 1 seconds")],
)
def test_how_it_died_is_told(work: Callable[[], Iterator[int]], why: str) -> None:
    found = []
    with pytest.raises(Died) as died:
        found += [one for one in isolated(work, 1.0) if found.append(one) is None]
    assert why in str(died.value) and found == [1]


def told_and_hanging() -> Iterator[int]:
    yield os.getpid()
    time.sleep(60)


def test_who_stops_asking_leaves_nothing_running() -> None:
    coming = isolated(told_and_hanging, 5.0)
    child = next(coming)
    coming.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
