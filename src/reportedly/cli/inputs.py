"""The reports that the user named, and what could not be taken in."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import typer

from reportedly.cli.output import err, problem
from reportedly.errors import InputError, UsageError
from reportedly.intake import Given, Skipped, build, day_of, read_path
from reportedly.intake.encoding import decode
from reportedly.model.report import Report

STANDARD_INPUT = Path("-")


@dataclass
class Inputs:
    """Reports as they come; what could not be taken in gathers in `bad` while they are gone through."""

    paths: list[Path]
    given: Given
    bad: list[InputError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def __iter__(self) -> Iterator[Report]:
        for item in self._items():
            if isinstance(item, Report):
                yield item
            elif isinstance(item, Skipped):
                self.skipped.append(item)
            else:
                self.bad.append(item)

    def _items(self) -> Iterator[Report | InputError]:
        for path in self.paths:
            if path == STANDARD_INPUT:
                yield self._standard_input()
            else:
                given = self.given
                day = given.date if isinstance(given.date, str) else None
                yield from read_path(path, date=day, outlet=given.outlet, url=given.url, title=given.title)

    def _standard_input(self) -> Report | InputError:
        given, where = self.given, "standard input"
        try:
            text = decode(sys.stdin.buffer.read(), where)
            return build(
                text,
                id="stdin",
                where=where,
                published=given.date,
                outlet=given.outlet,
                url=given.url,
                title=given.title,
            )
        except InputError as error:
            return error

    def list_bad(self) -> None:
        """Lists on standard error what was passed over and what could not be taken in."""
        for note in self.skipped:
            err().print(f"reportedly: {note}", style="dim", soft_wrap=True)
        for error in self.bad:
            problem(str(error))

    def finish(self) -> None:
        """As `list_bad`; ends with exit code 1 where something could not be taken in."""
        self.list_bad()
        if self.bad:
            raise typer.Exit(InputError.exit_code)


def take_in(
    paths: Iterable[Path],
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Inputs:
    """What the paths and options name. Raises UsageError for an impossible `--date`."""
    try:
        day_of(date, "--date")
    except InputError as error:
        raise UsageError(str(error)) from None
    return Inputs(list(paths), Given(date, outlet, url, title))
