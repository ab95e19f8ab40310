"""A page of HTML as a report, or as the several of a live blog, or as what is said in place of one. Read this first.

bytes -> text (decoded) -> elements (tree) -> what the page says of itself (linked, about, dates) -> its main text (body)
-> is it a report at all (walls) -> Report, with what was found and where in `meta`.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from reportedly.errors import InputError, PageError
from reportedly.intake.bounds import bounded
from reportedly.intake.build import build
from reportedly.intake.given import Given
from reportedly.intake.pages.about import About, about, clean, heading_of, meta_of, title_of
from reportedly.intake.pages.body import main_text, regions
from reportedly.intake.pages.dates import Dates, dates
from reportedly.intake.pages.decoded import decoded
from reportedly.intake.pages.linked import linked
from reportedly.intake.pages.live import Entry, entries
from reportedly.intake.pages.notes import notes
from reportedly.intake.pages.tree import Element, text_of, tree_of, words_in
from reportedly.intake.pages.walls import Seen, pay_walled, wall
from reportedly.intake.pages.words import words
from reportedly.intake.publishers import publisher_of
from reportedly.model.report import Raw, Region, Report
from reportedly.model.span import Span

WORD = re.compile(r"[a-z0-9]+")
FIRST = 4  # lines among which the heading may stand


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: `items` are its reports and what of them cannot be taken in, `kind` what it is.

    `kind` is article or live for pages with reports, else that of the PageError which is then the only item: error, consent,
    paywall, script, index, gallery, empty, large. `url` is the page's own address.
    """

    kind: str
    items: tuple[Report | InputError, ...]
    url: str | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports alone."""
        return tuple(one for one in self.items if isinstance(one, Report))


def read_page(
    raw: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    status: int | None = None,
    fetched: date | None = None,
    given: Given | None = None,
    where: str | None = None,
    id: str | None = None,
) -> Page:
    """What a page of HTML holds. Nothing is raised for any bytes.

    `url` is where it came from, `content_type` and `status` those of the HTTP answer, `fetched` the day of it; `given` fills
    what the page does not tell; `where` names the page in messages and as the place of its bytes (without it: `url`);
    `id` is the report's (without it: made from the address). Dates that are uncertain are left out.
    """
    place = where or url or "the page"
    given = given or Given()
    try:
        return _read(raw, clean(url) or clean(given.url), content_type, status, fetched, given, place, id)
    except PageError as problem:
        return Page(problem.kind, (problem,), url)
    except InputError as problem:
        return Page("large", (problem,), url)


def _read(
    raw: bytes,
    address: str | None,
    content_type: str | None,
    status: int | None,
    fetched: date | None,
    given: Given,
    where: str,
    id: str | None,
) -> Page:
    most = words().bounds.bytes
    if len(raw) > most:
        raise PageError(f"{where}: the page has more than {most // 1_000_000} MB, which no report has. Save the report by itself.", "large")
    if not raw.strip():
        raise PageError(f"{where}: the page is empty. Save it again.", "empty")
    root = tree_of(decoded(raw, content_type), where)
    meta = meta_of(root)
    headings = (heading_of(root), meta.get("og:title", ""))
    data = linked(root, filter(None, (address, meta.get("og:url"))), headings)
    told = about(root, data, meta, address)
    source = Raw(raw, content_type or "text/html", where)
    several = entries(root, data)
    if several:
        when = dates(root, data, meta, told.url or address, "", fetched)
        return Page("live", tuple(_entries(several, told, when, given, where, id, source)), told.url)
    text = bounded(main_text(root), where)
    marked = (*_headline(text, headings), *regions(root, text))
    seen = Seen(title_of(root), headings[0], _without(text, marked), _shown(root))
    problem = wall(root, data, meta, seen, where, status)
    if problem:
        raise problem
    rule = publisher_of(told.url or address)
    own, line = (rule.date_in(seen.shown) if rule else None) or (None, "")
    if rule:
        told = replace(told, outlet=rule.outlet, found=MappingProxyType({**told.found, "outlet": "publisher"}))
        marked = (*marked, *_lines(text, line, rule.line))
    when = dates(root, data, meta, told.url or address, text, fetched, own)
    walled = pay_walled(root, data, seen)
    item = _report(text, marked, told, when, given, where, id, source, {"subscribers": True} if walled else {})
    return Page("article", (item,), told.url)


def _lines(text: str, line: str, kind: str) -> tuple[Region, ...]:
    at = text.find(line) if line else -1
    return (Region(Span(at, at + len(line)), kind),) if at >= 0 else ()


def _shown(root: Element) -> str:
    """All words of the page; of one without any, what it tells a browser without scripts."""
    shown = text_of(root)
    if words_in(shown) >= words().bounds.report_words:
        return shown
    return "\n".join([shown, *("".join(one.itertext()) for one in root.iter("noscript"))])


def _headline(text: str, headings: tuple[str, ...]) -> tuple[Region, ...]:
    """The page's heading among the first lines of the text, with what stands over it: it is the report's title already."""
    at = 0
    for number, line in enumerate(text.split("\n", FIRST)[:FIRST]):
        if line.strip() and line.strip() in headings:
            return (Region(Span(0, at + len(line)), "headline"),) if number else (Region(Span(at, at + len(line)), "headline"),)
        at += len(line) + 1
    return ()


def _without(text: str, marked: tuple[Region, ...]) -> str:
    pieces, at = [], 0
    for region in marked:
        pieces.append(text[at : region.span.start])
        at = region.span.end
    return "".join([*pieces, text[at:]])


def _report(
    text: str,
    marked: tuple[Region, ...],
    told: About,
    when: Dates,
    given: Given,
    where: str,
    id: str | None,
    source: Raw,
    more: dict[str, Any],
) -> Report | InputError:
    said, where_said = notes(text)
    found = dict(told.found) | ({"date": when.found} if when.found else {})
    for name, value in (("date", given.date), ("title", given.title), ("outlet", given.outlet)):
        if value and (name not in found or (name == "outlet" and found[name] == "url")):
            found[name] = "given"
    outlet = (given.outlet if found.get("outlet") == "given" else None) or told.outlet
    meta = {
        "found": found,
        "published": when.published.written if when.published else None,
        "dates": dict(when.every) if len({written[:10] for _, written in when.every}) > 1 else None,
        "modified": when.modified.written if when.modified else None,
        "byline": told.byline,
        "notes": [{"kind": note.kind, "text": note.text} for note in said],
        "told_language": told.language,
        **more,
    }
    try:
        return build(
            text,
            id=id or id_of(told.url, text),
            where=where,
            published=when.published.day if when.published else given.date,
            outlet=outlet,
            url=told.url,
            title=told.title or given.title,
            meta={key: value for key, value in meta.items() if value},
            marked=(*marked, *where_said),
            raw=source,
        )
    except InputError as problem:
        return problem


def _entries(
    several: tuple[Entry, ...], told: About, when: Dates, given: Given, where: str, id: str | None, source: Raw
) -> Iterator[Report | InputError]:
    """A report an entry. One that tells no time has none: the page's own is that of its first or last entry."""
    used: set[str] = set()
    for number, entry in enumerate(several, 1):
        key = entry.key if entry.key not in used else f"{entry.key}-{number}"
        used.add(key)
        own = clean(entry.url)
        address = f"{told.url or own}#{key}" if told.url or own else None
        about_it = replace(told, url=address, title=entry.title or told.title, byline=entry.byline or told.byline)
        its = Dates(entry.when, entry.found, (), when.modified)
        stem = id or id_of(told.url, several[-1].text)
        more = {"live": {"title": told.title, "entry": key, "of": len(several)}}
        item = _report(entry.text, (), about_it, its, given, f"{where}, entry {key}", f"{stem}-{key}", replace(source, part=key), more)
        yield item


def id_of(address: str | None, text: str = "") -> str:
    """An id made from an address, with enough of a digest to be its alone: `daily-example-talks-in-oslo-3f2a91bc`."""
    mark = hashlib.sha256((address or text).encode(errors="replace")).hexdigest()[:8]
    if not address:
        return f"page-{mark}"
    host, _, path = address.split("://", 1)[-1].removeprefix("www.").partition("/")
    last = [piece for piece in path.split("?")[0].split("/") if len(WORD.findall(piece.lower())) > 1] or [path]
    slug = "-".join(WORD.findall(f"{host.split(':')[0]} {last[-1].rsplit('.', 1)[0]}".lower()))[:60].rstrip("-")
    return f"{slug}-{mark}"


__all__ = ["Page", "id_of", "read_page"]
