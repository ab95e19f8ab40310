"""The reports that the user named, and what could not be taken in."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportedly.cli.output import err, problem
from reportedly.errors import InputError, UsageError
from reportedly.intake import Given, Skipped, Unread, build, day_of, read_path
from reportedly.intake.choose import Choice
from reportedly.intake.encoding import decode
from reportedly.intake.jsonfile import OWN
from reportedly.intake.web import is_address
from reportedly.model.report import Report

if TYPE_CHECKING:
    from reportedly.intake.fetch import Fetcher

STANDARD_INPUT = Path("-")
SHOWN = 20  # of a kind of message; an archive may have thousands


@dataclass
class Inputs:
    """Reports as they come; what could not be taken in gathers in `bad` while they are gone through.

    Reports in other languages are among those that come where `keep_unread`, else among the bad.
    """

    paths: list[Path | str]  # files and folders, and addresses as they were given
    given: Given
    allow_private: bool = False
    choice: Choice = field(default_factory=Choice)
    keep_unread: bool = False
    bad: list[InputError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    more_notes: int = 0
    _fetcher: "Fetcher | None" = None  # one for all, so that a host is asked for one page after another

    def __iter__(self) -> Iterator[Report]:
        for item in self.choice.of(self._items()):
            if isinstance(item, Report):
                yield item
            elif isinstance(item, Unread) and self.keep_unread:
                self._note(str(item))
                yield item.report
            elif isinstance(item, Skipped):
                self._note(str(item))
            else:
                self.bad.append(item)

    def _note(self, line: str) -> None:
        """Keeps the first notes and counts the others: an archive may have a million pages in other languages."""
        if len(self.notes) < SHOWN:
            self.notes.append(line)
        else:
            self.more_notes += 1

    def _items(self) -> Iterator[Report | InputError]:
        for path in self.paths:
            if isinstance(path, str):
                yield from self._fetched(path)
            elif path == STANDARD_INPUT:
                yield self._standard_input()
            else:
                given = self.given
                when = given.date if isinstance(given.date, str) else None
                yield from read_path(path, date=when, outlet=given.outlet, url=given.url, title=given.title, fields=given.fields)

    def _fetched(self, address: str) -> Iterator[Report | InputError]:
        from reportedly.intake.fetch import Fetcher
        from reportedly.intake.web import fetched

        if self._fetcher is None:
            self._fetcher = Fetcher(allow_private=self.allow_private)
        yield from fetched(address, self.given, self._fetcher)

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
        notes = [*self.notes, *([f"… and {self.more_notes} more notes"] if self.more_notes else [])]
        if self.choice.passed:
            notes.append("not chosen: " + ", ".join(f"{count} {why}" for why, count in sorted(self.choice.passed.items())))
        for line in notes:
            err().print(f"reportedly: {line}", style="dim", soft_wrap=True)
        for error in self.bad[:SHOWN]:
            problem(str(error))
        if len(self.bad) > SHOWN:
            problem(f"… and {len(self.bad) - SHOWN} more that could not be taken in; --json lists all")

    def finish(self) -> None:
        """As `list_bad`; ends with exit code 1 where something could not be taken in."""
        self.list_bad()
        if self.bad:
            raise typer.Exit(InputError.exit_code)


def take_in(
    paths: Iterable[str | Path],
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    allow_private: bool = False,
    *,
    fields: Iterable[str] | None = None,
    choice: Choice | None = None,
    keep_unread: bool = False,
) -> Inputs:
    """What the paths, addresses and options name. Raises UsageError for an impossible `--date` or `--fields`."""
    _day(date, "--date")
    given = Given(date, outlet, url, title, fields_of(fields or ()))
    named = [one if isinstance(one, str) and is_address(one) else Path(one) for one in paths]
    return Inputs(named, given, allow_private, choice or Choice(), keep_unread)


def choice_of(limit: int | None, since: str | None, languages: Iterable[str] | None, match: str | None) -> Choice:
    """What the options of choice say. Raises UsageError for what cannot be meant."""
    codes = frozenset(code.strip().lower() for several in languages or () for code in several.split(",") if code.strip())
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}", code):
            raise UsageError(f"--lang: {code} is no code of a language. Write two letters, such as en or ru.")
    try:
        pattern = re.compile(match, re.IGNORECASE) if match else None
    except re.error as error:
        raise UsageError(f"--match: {match} is no regular expression ({error}). Write words, or `one|other`.") from None
    return Choice(limit, _day(since, "--since"), codes, pattern)


def _day(written: str | None, option: str) -> day | None:
    try:
        return day_of(written, option)
    except InputError as error:
        raise UsageError(str(error)) from None


def fields_of(several: Iterable[str]) -> dict[str, str]:
    """`text=body,date=published` as what our fields are called. Raises UsageError for a field that reports have not."""
    found: dict[str, str] = {}
    for pair in (pair.strip() for one in several for pair in one.split(",")):
        ours, _, theirs = (piece.strip() for piece in pair.partition("="))
        ours = "date" if ours == "published" else ours
        if ours not in OWN or not theirs:
            raise UsageError(f"--fields: {pair} is no pair of a field of ours and its name. Write text=body; ours are {', '.join(OWN)}.")
        found[ours] = theirs
    return found
