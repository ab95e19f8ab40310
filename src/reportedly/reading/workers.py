"""Several processes that read at once: each loads the parser once, and what they read comes in the order of what they got.

They are started afresh (`spawn`), since a copy of a process that has threads may hang. They leave Ctrl-C to the one who
started them, and end with it, also where it is killed.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Any, Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")
AHEAD = 2  # jobs handed out for each process, so that none waits for the next
# The parser works in one thread; those that a library for matrices starts besides get in each other's way.
SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Workers(Generic[A, R]):
    """`processes` that do `work`, a function that can be pickled. A context manager: they end with the block.

    A program that uses it must keep its main module importable (`if __name__ == "__main__":`).
    """

    def __init__(self, processes: int, work: Callable[[A], R]) -> None:
        self.processes = processes
        self._pool = ProcessPoolExecutor(processes, get_context("spawn"), _start, (work,))

    def __enter__(self) -> "Workers[A, R]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, jobs: Iterable[A]) -> Iterator[tuple[A, R]]:
        """Each job with its result, in the order of the jobs, which are taken only as fast as they are done.

        Raises what the work raised.
        """
        waiting: deque[tuple[A, Future[R]]] = deque()
        for job in jobs:
            with _uninterrupted():
                waiting.append((job, self._pool.submit(_work, job)))
            if len(waiting) >= AHEAD * self.processes:
                yield _done(waiting)
        while waiting:
            yield _done(waiting)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block has ended, and processes started in it never get it.

    One that it reached while it was starting would die with the lock of the jobs, and its starter would wait for ever.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(waiting: "deque[tuple[A, Future[R]]]") -> tuple[A, R]:
    job, future = waiting.popleft()
    return job, future.result()


_given: list[Callable[[Any], Any]] = []  # the work of this process, pickled once and not with each job


def _start(work: Callable[[Any], Any]) -> None:
    """In the new process, before anything heavy is loaded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in SINGLE:
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _given.append(work)


def _end_with_parent() -> None:
    above = parent_process()
    if above is not None:
        connection.wait([above.sentinel])
        os._exit(1)


def _work(job: Any) -> Any:
    return _given[-1](job)
