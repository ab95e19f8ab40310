"""What shows on standard error while work goes on for more than two seconds, where a person watches."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import Protocol, TypeVar

PATIENCE = 2.0
ASKING = "Putting together what the reports tell …"
Item = TypeVar("Item")


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
        redirect_stdout=False,  # else what goes to a file would end up on the terminal
        redirect_stderr=False,
        disable=not err().is_terminal,
    )
    task = shown.add_task(what, total=total)

    def advance(reports: int) -> None:
        done = shown.tasks[0].completed + reports
        shown.update(task, completed=done, total=None if total is None else max(total, done))

    # A timer, since the first report may itself take long.
    waiting = Timer(PATIENCE, shown.start)
    waiting.daemon = True
    waiting.start()
    try:
        yield advance
    finally:
        waiting.cancel()
        waiting.join()
        shown.stop()


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A line with `what` that goes away when the work is done, for work whose parts cannot be counted."""
    from rich.status import Status

    from reportedly.cli.output import err

    shown = Status(what, console=err())
    waiting = Timer(PATIENCE, shown.start)
    waiting.daemon = True
    if err().is_terminal:
        waiting.start()
    try:
        yield
    finally:
        waiting.cancel()
        if waiting.is_alive():
            waiting.join()
        shown.stop()


def watched(what: str, items: Iterable[Item], paths: list[Path]) -> Iterator[Item]:
    """The items as they come: under a bar where they are written elsewhere than to the terminal, else with a sign
    of life between them."""
    from reportedly.cli.output import out

    coming = iter(items)
    if not out().is_terminal:
        with bar(what, expected(paths)) as advance:
            for item in coming:
                yield item
                advance(1)
        return
    while True:
        with busy(f"{what} …"):
            several = list(islice(coming, 1))
        if not several:
            return
        yield from several


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
