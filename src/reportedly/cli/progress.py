"""A bar on standard error for work of more than two seconds, where a person watches."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

PATIENCE = 2.0


class Advance(Protocol):
    """Says that so many more reports are done."""

    def __call__(self, reports: int) -> None: ...


@contextmanager
def bar(what: str, total: int | None) -> Iterator[Advance]:
    """Gives a function that moves the bar on; `total` is a guess, None where there is none."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from reportedly.cli.output import err

    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=err(),
        transient=True,
        disable=not err().is_terminal,
    )
    task = shown.add_task(what, total=total)
    begun, running = time.monotonic(), False

    def advance(reports: int) -> None:
        nonlocal running
        done = shown.tasks[0].completed + reports
        shown.update(task, completed=done, total=None if total is None else max(total, done))
        if not running and time.monotonic() - begun > PATIENCE:
            shown.start()
            running = True

    try:
        yield advance
    finally:
        shown.stop()


def expected(paths: list[Path]) -> int | None:
    """About how many reports these paths hold: one a file, one a line of JSON Lines. None for a pipe."""
    from reportedly.intake.folder import READERS, files

    total = 0
    for path in paths:
        if not path.exists():
            return None
        several = files(path) if path.is_dir() else iter([path])
        for file in several:
            if path.is_dir() and file.suffix.lower() not in READERS:
                continue
            total += _lines(file) if file.suffix.lower() in (".jsonl", ".ndjson") else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(bool(line.strip()) for line in lines)
    except OSError:
        return 1
