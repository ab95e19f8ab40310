"""Where the commands write: tables to standard output, everything else to standard error."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def out() -> "Console":
    """Standard output. As wide as the terminal, 80 columns where there is none; NO_COLOR is respected."""
    return _console(sys.stdout)


def err() -> "Console":
    """Standard error."""
    return _console(sys.stderr)


@lru_cache(maxsize=8)
def _console(stream: Any) -> "Console":
    from rich.console import Console

    return Console(file=stream, highlight=False, emoji=False, markup=False)


def write_json(value: Any) -> None:
    """One JSON document on one line of standard output; signs that the terminal can't show are escaped."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value)
    sys.stdout.write(line + "\n")


def write_lines(values: Iterable[Any]) -> None:
    """JSON Lines: one document a line."""
    for value in values:
        write_json(value)


def problem(message: str) -> None:
    """One message to the user, on standard error."""
    err().print(f"reportedly: {message}", soft_wrap=True)


def guarded(run: Callable[[], None]) -> None:
    """Runs the program; output that can't be written ends in one message, and in none where nobody reads on.

    Signs that the terminal can't show are replaced, so that a table never fails on a name.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            run()
        finally:
            sys.stdout.flush()  # else a full disk would show up only after the end of the program
    except OSError as error:
        # What is still in the buffer must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            problem(f"the output cannot be written: {error.strerror or error}. Make room, or write elsewhere.")
        sys.exit(1)
