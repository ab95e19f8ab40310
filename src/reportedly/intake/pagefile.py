"""A file of HTML is a page: one report, or several of a live blog."""

from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.intake.bounds import bounds
from reportedly.intake.given import Given
from reportedly.intake.pages.read import read_page
from reportedly.intake.source import Source
from reportedly.model.report import Report


def read_html(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The reports of a saved page. Its id is the file's name; its address is its own, as it tells, or that `given`."""
    try:
        raw = source.raw(bounds().text)
    except InputError as problem:
        yield problem
        return
    yield from read_page(raw, given=given, where=source.where, id=source.stem).items
