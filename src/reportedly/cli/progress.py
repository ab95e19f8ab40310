"""What shows on standard error while work goes on for more than two seconds, where a person watches."""

from collections.abc import Iterable, Iterator, Sequence
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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    from reportedly.cli.output import err

    class Rate(ProgressColumn):
        """Reports a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")

    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
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


def watched(what: str, items: Iterable[Item], paths: Sequence[Path | str], limit: int | None = None) -> Iterator[Item]:
    """The items as they come: under a bar where they are written elsewhere than to the terminal, else with a sign
    of life between them."""
    from reportedly.cli.output import out

    coming = iter(items)
    if not out().is_terminal:
        with bar(what, expected(paths, limit)) as advance:
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


# About how many bytes of an archive hold a report, by its ending; a guess that the bar lives with.
BYTES_EACH = {".warc": 90_000, ".warc.gz": 18_000, ".wet": 5_000, ".wet.gz": 2_000, ".mbox": 40_000, ".zip": 12_000}


def expected(paths: Sequence[Path | str], limit: int | None = None) -> int | None:
    """About how many reports these paths hold: one a file or address, one a line of JSON Lines, archives by their size.

    None for a pipe.
    """
    from reportedly.intake.folder import READERS, ending_of, files

    total = 0
    for path in paths:
        if isinstance(path, str):  # an address
            total += 1
            continue
        if not path.exists():
            return None
        several = files(path) if path.is_dir() else iter([path])
        for file in several:
            ending = ending_of(file)
            if path.is_dir() and ending not in READERS:
                continue
            if ending in BYTES_EACH:
                total += max(1, file.stat().st_size // BYTES_EACH[ending])
            else:
                total += _lines(file) if ending in (".jsonl", ".ndjson") else 1
    return total if limit is None else min(total, limit)


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(bool(line.strip()) for line in lines)
    except OSError:
        return 1
