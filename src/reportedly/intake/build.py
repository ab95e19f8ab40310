"""A Report from its parts, checked: text, date, language."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from reportedly.errors import InputError
from reportedly.intake import debris
from reportedly.intake.encoding import whole
from reportedly.intake.language import language_of
from reportedly.intake.unread import Unread
from reportedly.model.report import Raw, Region, Report

DAY = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s].*)")


def day_of(value: object, where: str) -> date | None:
    """The day of an ISO date or datetime (its day as written); None for None or ''. Raises InputError."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    match = DAY.match(value) if isinstance(value, str) else None
    if match is None:
        raise InputError(f"{where}: the date {value!r} is not an ISO date. Write 2025-07-09, or leave it out.")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise InputError(
            f"{where}: the date {value!r} does not exist. Write the day of publication, such as 2025-07-09, or leave it out."
        ) from None


def build(
    text: str,
    *,
    id: str,
    where: str,
    published: object = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    meta: Mapping[str, Any] | None = None,
    marked: Iterable[Region] = (),
    raw: Raw | None = None,
) -> Report:
    """A report with its debris marked; `text` is kept to the letter.

    `where` names the file (and line) for messages; `published` is an ISO date, datetime or None; `marked` are regions
    known beforehand, `raw` the bytes the text was taken from. Raises InputError for an empty text, half a character or an
    impossible date, and Unread (a LanguageError), which carries the report, where the text holds too little English.
    """
    if not text.strip():
        raise InputError(f"{where}: the text is empty. Give a report with at least one sentence.")
    if "\x00" in text:
        raise InputError(f"{where}: the text holds NUL characters: it is not plain text. Save it as UTF-8 text.")
    for name, words in {"text": text, "id": id, "title": title, "outlet": outlet, "url": url}.items():
        whole(words or "", f"{where}: the {name}")
    report = Report(
        id=id,
        text=text,
        url=url,
        outlet=outlet,
        published=day_of(published, where),
        title=title,
        meta=MappingProxyType(dict(meta or {})),
        regions=_merged(marked, debris.mark(text)),
        language=language_of(text),
        raw=raw,
    )
    if report.unread:
        raise Unread(report, where)
    return report


def _merged(known: Iterable[Region], found: Iterable[Region]) -> tuple[Region, ...]:
    """The regions known beforehand, and of those found what does not overlap them; in order."""
    kept: list[Region] = []
    for region in (*known, *found):
        if not any(region.span.overlaps(other.span) for other in kept):
            kept.append(region)
    return tuple(sorted(kept, key=lambda region: region.span))
