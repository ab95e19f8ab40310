"""JSON files: one report, an array of reports, or one report a line (JSON Lines)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.build import build
from reportedly.intake.encoding import decode, name_of, raw
from reportedly.intake.given import Given
from reportedly.model.report import Report

OWN = frozenset({"id", "url", "outlet", "date", "title", "text", "claims"})
WANTED = 'A report is an object such as {"id": "a1", "date": "2025-07-09", "text": "..."}.'


def _field(record: dict[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f'{where}: "{name}" must be a string, not {type(value).__name__}.')


def report_of(record: object, given: Given, id: str, where: str) -> Report:
    """The report of one JSON object; `id` is used where it has none. Raises InputError."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: not a JSON object. {WANTED}")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f'{where}: "text" is missing or no string. {WANTED}')
    return build(
        text,
        id=_field(record, "id", where) or id,
        where=where,
        published=_field(record, "date", where) or given.date,
        outlet=_field(record, "outlet", where) or given.outlet,
        url=_field(record, "url", where) or given.url,
        title=_field(record, "title", where) or given.title,
        meta={key: value for key, value in record.items() if key not in OWN},
    )


def _loaded(text: str, where: str, line: int = 0) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        at = f"line {line or problem.lineno}, column {problem.colno}"
        raise InputError(f"{where}: bad JSON at {at}: {problem.msg}. Mend the file there.") from None
    except RecursionError:
        raise InputError(f"{where}: bad JSON: nested too deeply.") from None


def read_json(path: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of a file of one JSON object or an array of them; a bad one is a value, the rest go on."""
    try:
        data = _loaded(decode(raw(path), str(path)), str(path))
    except InputError as problem:
        yield problem
        return
    items = data if isinstance(data, list) else [data]
    if not items:
        yield InputError(f"{path}: the array is empty. {WANTED}")
    for number, record in enumerate(items, 1):
        one = not isinstance(data, list)
        try:
            yield report_of(
                record,
                given,
                name_of(path) if one else f"{name_of(path)}-{number}",
                str(path) if one else f"{path}, item {number}",
            )
        except InputError as problem:
            yield problem


def read_lines(path: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of a JSON Lines file; a bad line is a value that names it, the rest go on."""
    try:
        text = decode(raw(path), str(path))
    except InputError as problem:
        yield problem
        return
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = True
        where = f"{path}, line {number}"
        try:
            yield report_of(_loaded(line, str(path), number), given, f"{name_of(path)}-{number}", where)
        except InputError as problem:
            yield problem
    if not found:
        yield InputError(f"{path}: the file is empty. {WANTED}")
