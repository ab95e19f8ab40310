"""A plain text file is one report."""

from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.intake.build import build
from reportedly.intake.encoding import decode
from reportedly.intake.given import Given
from reportedly.intake.source import Source
from reportedly.model.report import Report


def read_plain(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The report of a text file: its id is the file's name without ending, all else is `given`."""
    try:
        yield build(
            decode(source.raw(), source.where),
            id=source.stem,
            where=source.where,
            published=given.date,
            outlet=given.outlet,
            url=given.url,
            title=given.title,
        )
    except InputError as problem:
        yield problem
