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

    `kind` is one of: related, caption, signup, share, byline, credit, advert, navigation, comment, source-line, dateline,
    headline, correction.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes that a report was taken from, as they came, so that it can be taken from them again.

    `media` is their type as told (`text/html; charset=utf-8`), `place` where they stood: a file, an address, or a record of
    an archive (`news.warc.gz@1834`). `part` names the entry of a live blog; None for a whole page.
    """

    data: bytes
    media: str
    place: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `text` is never edited after intake; all offsets count its Unicode code points.

    `published` is the day of publication or None; `regions` are the parts that are not read;
    `meta` holds whatever else the file carried. `language` is an ISO 639 code, `und` where no language is recognised and None
    where nobody looked; only English is read. `raw` are the bytes of a page.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    meta: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    regions: tuple[Region, ...] = ()
    language: str | None = None
    raw: Raw | None = field(default=None, repr=False, compare=False)

    @property
    def unread(self) -> bool:
        """True for a report in a language that is kept and not read."""
        return self.language not in (None, "en")
