"""Several processes that read at once: each loads the parser once, and what they read comes in the order of what they got.

A job that ends its process, or takes too long, is lost; the process is replaced, and the other jobs go on. Each process has
a thread here that hands it one job after another, so that none waits while results are being written. They are started
afresh (`spawn`), since a copy of a process that has threads may hang; they leave Ctrl-C to the one who started them, and end
with it, also where it is killed.
"""

import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process, resource_tracker
from types import TracebackType
from typing import Any, Generic, TypeVar

from reportedly.errors import ReportedlyError

A = TypeVar("A")
R = TypeVar("R")
AHEAD = 2  # jobs handed out for each process, so that none waits for the next
START = 120.0  # seconds in which a process must have started, on a machine that is busy with other things
# The parser works in one thread; those that a library for matrices starts besides get in each other's way.
SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of the result of a job that ended its process or took too long; `why` in words, without an end."""

    why: str


class Workers(Generic[A, R]):
    """`processes` that do `work`, a function that can be pickled. A context manager: they end with the block.

    `patience` gives the seconds that a job may take; without it there is no limit. A program that uses it must keep its main
    module importable (`if __name__ == "__main__":`).
    """

    def __init__(self, processes: int, work: Callable[[A], R], patience: Callable[[A], float] | None = None) -> None:
        self.processes = processes
        self._work, self._patience = work, patience
        self._here = threading.local()
        self._started: list[_Process] = []
        self._over = False
        # Processes inherit what signals the thread that starts them blocks: one that Ctrl-C reached while it starts would die.
        # Started by the first reader's thread it would let Ctrl-C through to that reader while it is starting.
        resource_tracker.ensure_running()
        self._pool = ThreadPoolExecutor(processes, "reader", lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}))

    def __enter__(self) -> "Workers[A, R]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over = True
        for process in list(self._started):
            process.end()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for process in list(self._started):  # one may have been started meanwhile
            process.end()

    def map(self, jobs: Iterable[A]) -> Iterator[tuple[A, R | Lost]]:
        """Each job with its result, in the order of the jobs, which are taken only as fast as they are done.

        Raises what the work raised, and ReportedlyError where no process can be started.
        """
        waiting: deque[tuple[A, Future[R | Lost]]] = deque()
        for job in jobs:
            waiting.append((job, self._pool.submit(self._done, job)))
            if len(waiting) >= AHEAD * self.processes:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)

    def _done(self, job: A) -> R | Lost:
        """In the thread of one process."""
        process: _Process | None = getattr(self._here, "process", None)
        if process is None or not process.alive:
            if self._over:
                return Lost("was not begun")
            process = self._here.process = _Process(self._work)
            self._started.append(process)
            process.wait_until_ready()
        result: R | Lost = process.do(job, self._patience(job) if self._patience else None)
        if not process.alive:
            self._started.remove(process)
        return result


def _next(waiting: "deque[tuple[A, Future[R | Lost]]]") -> "tuple[A, R | Lost]":
    job, future = waiting.popleft()
    return job, future.result()


class _Process:
    """One process and the pipe to it."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()  # so that the pipe ends with the process
        self.alive = True

    def wait_until_ready(self) -> None:
        """Raises ReportedlyError where the process ends before, which the next one would do as well."""
        why = self._waited(START)
        if isinstance(why, Lost):
            raise ReportedlyError(
                f"A process that should read {why.why} while it was starting. Try it without --processes; "
                "a script of yours needs `if __name__ == '__main__':` around its calls."
            )

    def do(self, job: Any, seconds: float | None) -> Any:
        """The result of a job, or Lost. Raises what it raised."""
        try:
            self._pipe.send(job)
        except (BrokenPipeError, ConnectionResetError):
            return self._ended()
        answer = self._waited(seconds)
        if isinstance(answer, Lost):
            return answer
        good, result = answer
        if not good:
            raise result
        return result

    def end(self) -> None:
        """Ends the process now."""
        self.alive = False
        self._process.kill()
        self._process.join()

    def _waited(self, seconds: float | None) -> Any:
        try:
            if not self._pipe.poll(seconds):
                self.end()
                return Lost(f"took longer than {seconds:.0f} seconds")
            return self._pipe.recv()
        except (EOFError, OSError):
            return self._ended()

    def _ended(self) -> Lost:
        self.alive = False
        self._process.join(START)
        code = self._process.exitcode
        self._process.kill()
        if code is not None and code < 0:
            return Lost(f"ended by signal {-code} ({signal.Signals(-code).name})")
        return Lost(f"ended with exit code {code}")


def _serve(pipe: Any, work: Callable[[Any], Any]) -> None:
    """In the new process, before anything heavy is loaded: says that it is ready, then does job after job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in SINGLE:
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipe.send(None)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, work(job))
        except Exception as error:
            answer = (False, _portable(error))
        pipe.send(answer)


def _portable(error: Exception) -> Exception:
    """The error, or where it can't be sent to another process, one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent() -> None:
    above = parent_process()
    if above is not None:
        connection.wait([above.sentinel])
        os._exit(1)
