"""Where the commands write: tables to standard output, everything else to standard error."""

import json
import sys
from collections.abc import Iterable
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
    """One JSON document on one line of standard output, in UTF-8 whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False) + "\n"
    try:
        sys.stdout.write(line)
    except UnicodeEncodeError:
        sys.stdout.write(json.dumps(value) + "\n")


def write_lines(values: Iterable[Any]) -> None:
    """JSON Lines: one document a line."""
    for value in values:
        write_json(value)


def problem(message: str) -> None:
    """One message to the user, on standard error."""
    err().print(f"reportedly: {message}", soft_wrap=True)
