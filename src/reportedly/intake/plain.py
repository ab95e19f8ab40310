"""A plain text file is one report."""

from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import InputError
from reportedly.intake.build import build
from reportedly.intake.encoding import decode, name_of, raw
from reportedly.intake.given import Given
from reportedly.model.report import Report


def read_plain(path: Path, given: Given) -> Iterator[Report | InputError]:
    """The report of a text file: its id is the file's name without ending, all else is `given`."""
    try:
        text = decode(raw(path), str(path))
        yield build(
            text,
            id=name_of(path),
            where=str(path),
            published=given.date,
            outlet=given.outlet,
            url=given.url,
            title=given.title,
        )
    except InputError as problem:
        yield problem
