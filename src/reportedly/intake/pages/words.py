"""The data of `codebook/words/pages.yaml`, compiled once."""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from reportedly.codebook.phrases import read_yaml

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of part of a page, by the tag of its element or by words of its class or id."""

    kind: str
    tags: frozenset[str]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Wall:
    """A page that stands in place of a report: `title` is of its title, `text` of its few words."""

    kind: str
    title: Pattern
    text: Pattern


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a page may be, and how small a report; see the data."""

    bytes: int
    elements: int
    depth: int
    entries: int
    first_year: int
    stub_words: int
    report_words: int
    wall_words: int


@dataclass(frozen=True, slots=True)
class Words:
    """All of the data; names as in the file."""

    bounds: Bounds
    article_types: frozenset[str]
    gallery_types: frozenset[str]
    index_types: frozenset[str]
    meta: MappingProxyType[str, tuple[str, ...]]
    dropped: Part
    parts: tuple[Part, ...]
    entries: Pattern
    date_classes: Pattern
    not_date_classes: Pattern
    published_words: Pattern
    modified_words: Pattern
    walls: tuple[Wall, ...]
    index_titles: Pattern
    notes: tuple[tuple[str, Pattern], ...]


def data() -> Any:
    """The file as plain objects, with cases and non-cases."""
    return read_yaml("words", "pages.yaml")


@lru_cache(maxsize=1)
def words() -> Words:
    """The compiled data."""
    raw = data()
    parts = {kind: Part(kind, frozenset(part["tags"]), _compiled(part["pattern"])) for kind, part in raw["parts"].items()}
    return Words(
        bounds=Bounds(**raw["bounds"]),
        article_types=frozenset(raw["article_types"]),
        gallery_types=frozenset(raw["gallery_types"]),
        index_types=frozenset(raw["index_types"]),
        meta=MappingProxyType({key: tuple(names) for key, names in raw["meta"].items()}),
        dropped=parts.pop("dropped"),
        parts=tuple(parts.values()),
        entries=_compiled(raw["entries"]["pattern"]),
        date_classes=_compiled(raw["date_classes"]),
        not_date_classes=_compiled(raw["not_date_classes"]),
        published_words=_before(raw["published_words"]),
        modified_words=_before(raw["modified_words"]),
        walls=tuple(Wall(wall["kind"], _compiled(wall["title"]), _compiled(wall["text"])) for wall in raw["walls"]),
        index_titles=_compiled(raw["index_titles"]),
        notes=tuple((note["kind"], _compiled(note["pattern"])) for note in raw["notes"]),
    )


def _compiled(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


def _before(several: list[str]) -> Pattern:
    longest_first = sorted(several, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})\b", re.IGNORECASE)
