"""JSON files: one report, an array of reports, or one report a line (JSON Lines)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.bounds import bounds
from reportedly.intake.build import build
from reportedly.intake.encoding import MARKS, decode
from reportedly.intake.given import Given
from reportedly.intake.pages.moments import moment
from reportedly.intake.pages.read import read_page
from reportedly.intake.source import Source
from reportedly.model.report import Report

OWN = ("id", "url", "outlet", "date", "title", "text", "html")
WANTED = 'A report is an object such as {"id": "a1", "date": "2025-07-09", "text": "..."}.'


class Record:
    """One JSON object as a report's fields, called as `given.fields` says; `a.b` is the field b of the object a."""

    def __init__(self, record: object, given: Given, where: str) -> None:
        if not isinstance(record, dict):
            raise InputError(f"{where}: not a JSON object. {WANTED}")
        self.record, self.names, self.where = record, given.fields, where

    def value(self, name: str) -> Any:
        """What stands in the field; None where it is missing."""
        called = self.names.get(name, name)
        if called in self.record:
            return self.record[called]
        value: Any = self.record
        for step in called.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def string(self, name: str) -> str | None:
        """The field as a string; a number where `id` is one. Raises InputError for anything else."""
        value = self.value(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return value
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise InputError(f'{self.where}: "{self.names.get(name, name)}" must be a string, not {type(value).__name__}.')

    def date(self) -> str | None:
        """The day of publication. Of a field that was named, any date that can be read in one way, and seconds since 1970."""
        value = self.value("date")
        if "date" not in self.names:
            return self.string("date")
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10**14:
            return datetime.fromtimestamp(value / 1000 if value > 10**11 else value, UTC).date().isoformat()
        found = moment(value)
        return found.day.isoformat() if found else self.string("date")

    def rest(self) -> dict[str, Any]:
        """What else the object holds; `claims` are those of coded data, and no part of the report."""
        used = {self.names.get(name, name) for name in OWN} | {"claims"}
        return {key: value for key, value in self.record.items() if key not in used}


def reports_of(record: object, given: Given, id: str, where: str) -> Iterator[Report | InputError]:
    """The report of one JSON object, or those of the page in its field `html`; `id` is used where it has none."""
    try:
        one = Record(record, given, where)
        text, page = one.value("text"), one.value("html")
        known = Given(
            one.date() or given.date,
            one.string("outlet") or given.outlet,
            one.string("url") or given.url,
            one.string("title") or given.title,
        )
        name = one.string("id") or id
        if isinstance(page, str) and page.strip() and not isinstance(text, str):
            yield from read_page(
                page.encode(errors="replace"), content_type="text/html; charset=utf-8", given=known, where=where, id=name
            ).items
            return
        if not isinstance(text, str):
            called = given.fields.get("text", "text")
            raise InputError(f'{where}: "{called}" is missing or no string. {WANTED}')
        yield build(
            text, id=name, where=where, published=known.date, outlet=known.outlet, url=known.url, title=known.title, meta=one.rest()
        )
    except InputError as problem:
        yield problem


def _loaded(text: str, where: str, line: int = 0) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        at = f"line {line or problem.lineno}, column {problem.colno}"
        raise InputError(f"{where}: bad JSON at {at}: {problem.msg}. Mend the file there.") from None
    except RecursionError:
        raise InputError(f"{where}: bad JSON: nested too deeply.") from None
    except ValueError as problem:  # a number of thousands of digits
        raise InputError(f"{where}: bad JSON at line {line or 1}: {problem}. Mend the file there.") from None


def read_json(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The reports of a file of one JSON object or an array of them; a bad one is a value, the rest go on."""
    where = source.where
    try:
        data = _loaded(decode(source.raw(), where), where)
    except InputError as problem:
        yield problem
        return
    items = data if isinstance(data, list) else [data]
    if not items:
        yield InputError(f"{where}: the array is empty. {WANTED}")
    for number, record in enumerate(items, 1):
        if isinstance(data, list):
            yield from reports_of(record, given, f"{source.stem}-{number}", f"{where}, item {number}")
        else:
            yield from reports_of(record, given, source.stem, where)


def read_lines(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The reports of a JSON Lines file, line by line; a bad line is a value that names it, the rest go on."""
    for line in cut_lines(source):
        if isinstance(line, InputError):
            yield line
        else:
            yield from read_line(source.where, source.stem, *line, given)


def cut_lines(source: Source) -> Iterator[tuple[int, str | bytes] | InputError]:
    """The lines of a JSON Lines file that are not blank, with their numbers from 1; what is wrong with the file as a value."""
    found = False
    try:
        for number, line in enumerate(_lines(source), 1):
            if line.strip():
                found = True
                yield number, line
    except InputError as problem:
        yield problem
        return
    if not found:
        yield InputError(f"{source.where}: the file is empty. {WANTED}")


def read_line(where: str, stem: str, number: int, line: str | bytes, given: Given) -> Iterator[Report | InputError]:
    """The reports of one line of the file `where`; one without an id is called after the file's `stem` and the number."""
    place = f"{where}, line {number}"
    try:
        text = line if isinstance(line, str) else decode(line, place)
        if not text.strip():
            return
        record = _loaded(text, where, number)
    except InputError as problem:
        yield problem
        return
    yield from reports_of(record, given, f"{stem}-{number}", place)


def _lines(source: Source) -> Iterator[str | bytes]:
    most = bounds().line
    with source.stream() as stream:
        first = stream.readline(most)
        if any(first.startswith(mark) for mark, encoding in MARKS if encoding != "utf-8"):
            yield from decode(source.raw(), source.where).split("\n")
            return
        while first:
            if len(first) == most and not first.endswith(b"\n"):
                raise InputError(f"{source.where}: a line is longer than {most:,} bytes. One report a line; split it.")
            yield first
            first = stream.readline(most)
