"""Work done in a copy of this process, so that what ends the copy does not end the work."""

import os
import pickle
import select
import signal
import struct
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO, TypeVar

R = TypeVar("R")
HEAD = struct.Struct("<q")
END = -1


class Died(Exception):  # noqa: N818 - what happened, not what went wrong here
    """The copy ended before its work did; its text says how, without an end (`ended by signal 9 (SIGKILL)`)."""


def isolated(work: Callable[[], Iterable[R]], seconds: float) -> Iterator[R]:
    """What `work` yields, done in a forked child; each result may take `seconds`. Raises Died, and what can't be pickled is Died."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _serve(work, write)
    os.close(write)
    over = False
    try:
        with os.fdopen(read, "rb", 0) as pipe:
            while True:
                (size,) = HEAD.unpack(_exactly(pipe, HEAD.size, seconds))
                if size == END:
                    over = True
                    return
                yield pickle.loads(_exactly(pipe, size, seconds))
    except EOFError:
        raise Died(_how(os.waitpid(child, 0)[1])) from None
    except TimeoutError:
        raise Died(f"took longer than {seconds:.0f} seconds") from None
    finally:
        if not over:
            _kill(child)
        _reap(child)


def _serve(work: Callable[[], Iterable[R]], write: int) -> None:
    """In the child: never returns, and runs nothing of what the parent does at its end."""
    code = 1
    try:
        signal.alarm(0)
        for one in work():
            data = pickle.dumps(one)
            _all(write, HEAD.pack(len(data)) + data)
        _all(write, HEAD.pack(END))
        code = 0
    finally:
        os._exit(code)


def _all(write: int, data: bytes) -> None:
    while data:
        data = data[os.write(write, data) :]


def _exactly(pipe: BinaryIO, size: int, seconds: float) -> bytes:
    until, found = time.monotonic() + seconds, b""
    while len(found) < size:
        if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        piece = pipe.read(size - len(found))
        if not piece:
            raise EOFError
        found += piece
    return found


def _how(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"ended by signal {-code} ({signal.Signals(-code).name})" if code < 0 else f"ended with exit code {code}"


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def _reap(child: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(child, 0)
