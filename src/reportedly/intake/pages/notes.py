"""Corrections and notes of change that an outlet writes into its text."""

import re
from dataclasses import dataclass

from reportedly.intake.pages.words import words
from reportedly.model.report import Region
from reportedly.model.span import Span

LINE = re.compile(r"[^\n]+")
LONGEST = 900


@dataclass(frozen=True, slots=True)
class Note:
    """`kind` is correction or update; `text` the outlet's words."""

    kind: str
    text: str


def notes(text: str) -> tuple[tuple[Note, ...], tuple[Region, ...]]:
    """The notes among the lines of a text, and their places in it, which are not read: they tell what was wrong."""
    found, where = [], []
    for match in LINE.finditer(text):
        line = match[0].strip()
        kind = kind_of(line)
        if kind:
            start = match.start() + match[0].index(line)
            found.append(Note(kind, line))
            where.append(Region(Span(start, start + len(line)), "correction"))
    return tuple(found), tuple(where)


def kind_of(line: str) -> str | None:
    """correction, update or None for a line."""
    if len(line) > LONGEST:
        return None
    return next((kind for kind, pattern in words().notes if pattern.search(line)), None)
