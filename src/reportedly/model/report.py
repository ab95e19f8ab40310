"""One document as it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of page debris: it stays in the text, so that offsets hold, and is not read.

    `kind` is one of: related, caption, signup, share, byline, credit, advert, navigation, comment, source-line, dateline.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `text` is never edited after intake; all offsets count its Unicode code points.

    `published` is the day of publication or None; `regions` are the parts that are not read;
    `meta` holds whatever else the file carried.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    meta: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    regions: tuple[Region, ...] = ()
