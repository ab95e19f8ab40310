"""When a page was published and changed, with where that stands; what is uncertain is left out, and today is never used.

In order of trust: JSON-LD, `meta` elements, elements marked as the date, the address, a publisher's rule, the text. htmldate's
own search is not used: it takes dates of pictures, copyright lines or other stories where nothing better is found, and does
not say so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice

from reportedly.intake.pages.linked import Linked, names_of
from reportedly.intake.pages.moments import WORDED, Moment, in_words, moment, month_of
from reportedly.intake.pages.tree import Element, flat, marks, text_of
from reportedly.intake.pages.words import words

ADDRESS = (
    re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)"),
    re.compile(r"[/-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/_.-]|$)"),
    re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?=[/_.-]|$)"),
)
ASIDE = frozenset(("aside", "footer", "nav", "figure", "table"))
SHOWN = 160  # characters of an element that shows a date; longer ones are paragraphs
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Dates:
    """`published` and where it was `found` (json-ld, meta, time, url, publisher, text); `every` place with the day it tells; `modified`."""

    published: Moment | None = None
    found: str | None = None
    every: tuple[tuple[str, str], ...] = ()
    modified: Moment | None = None


def dates(
    root: Element,
    linked: Linked,
    meta: dict[str, str],
    address: str | None,
    text: str,
    fetched: date | None = None,
    own: Moment | None = None,
) -> Dates:
    """The dates of a page. `fetched` is when it was taken: no page was published after that; `own` is by its publisher's rule."""
    latest = fetched + timedelta(days=1) if fetched else None
    every: dict[str, Moment] = {}
    for place, found in _published(root, linked, meta, address, text, own):
        if found and not (latest and found.day > latest):
            every.setdefault(place, found)
    modified = _modified(root, linked, meta)
    if modified and latest and modified.day > latest:
        modified = None
    best = next(iter(every), None)
    return Dates(every[best] if best else None, best, tuple((name, one.written) for name, one in every.items()), modified)


def _published(
    root: Element, linked: Linked, meta: dict[str, str], address: str | None, text: str, own: Moment | None
) -> Iterator[tuple[str, Moment | None]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield "json-ld", moment(next(names_of(linked.article.get(key)), ""))
    for name in words().meta["published"]:
        yield "meta", moment(meta.get(name))
    yield "time", marked(root, ("datepublished", "pubdate", "dt-published", "datecreated", "published"))
    yield "time", shown(root)
    yield "url", in_address(address)
    yield "publisher", own
    yield "text", in_text(text)


def _modified(root: Element, linked: Linked, meta: dict[str, str]) -> Moment | None:
    told = [next(names_of(linked.article.get("dateModified")), ""), *(meta.get(name) for name in words().meta["modified"])]
    return next(filter(None, map(moment, told)), None) or marked(root, ("datemodified", "dt-updated")) or _shown(root, changed=True)


def in_address(address: str | None) -> Moment | None:
    """The day in the path of an address: /2025/07/09/, /20250709/, /2025/jul/09/."""
    for pattern in ADDRESS:
        match = pattern.search((address or "").split("?")[0].lower())
        if match:
            month = match[2] if match[2].isdigit() else str(month_of(match[2]) or 0)
            found = moment(f"{match[1]}-{int(month):02}-{int(match[3]):02}")
            if found:
                return found
    return None


def marked(root: Element, names: tuple[str, ...]) -> Moment | None:
    """The moment of an element whose `itemprop`, `pubdate` or microformat class says that it is the one wanted."""
    for one in root.iter("time", "meta", "span", "abbr", "p", "div"):
        called = {(one.get("itemprop") or "").lower(), *((one.get("class") or "").lower().split() if one.tag in ("time", "abbr") else ())}
        if "pubdate" in names and one.tag == "time" and one.get("pubdate") is not None:
            called.add("pubdate")
        if called & set(names) and not _elsewhere(one):
            found = moment(one.get("datetime") or one.get("content") or one.get("title")) or in_words(text_of(one)[:SHOWN])
            if found:
                return found
    return None


def shown(root: Element) -> Moment | None:
    """The day that the page shows as its own: of `time` elements or short lines called a date, near its heading."""
    return _shown(root, changed=False)


def _shown(root: Element, changed: bool) -> Moment | None:
    told: list[Moment] = []
    for one in root.iter("time", "span", "p", "div", "li", "abbr", "address", "td", "dd", "h2", "h3", "h6", "em", "small", "relative-time"):
        called = marks(one)
        if one.tag not in ("time", "relative-time") and not words().date_classes.search(called):
            continue
        line = flat(text_of(one))
        if len(line) > SHOWN or _elsewhere(one) or (changed and one.tag not in ("time", "relative-time") and not line):
            continue
        if bool(_about_change(one, line)) != changed:
            found = _part(line, changed)
        else:
            found = moment(one.get("datetime")) or _part(line, changed)
        if found:
            told.append(found)
    days = {one.day for one in told}
    if len(days) > 1:
        # One of several days is the page's own only where it stands first, by the heading.
        return told[0] if _near_heading(root, told[0]) else None
    return max(told, key=lambda one: len(one.written)) if told else None


def _about_change(element: Element, line: str) -> bool:
    """True where the element tells of the last change and not of publication."""
    called = " ".join(filter(None, (marks(element), marks(element.getparent()) if element.getparent() is not None else "")))
    before = flat(element.getprevious().text_content())[-40:] if element.tag == "time" and element.getprevious() is not None else ""
    lead = flat(element.getparent().text)[-40:] if element.tag == "time" and element.getparent() is not None else ""
    starts = words().modified_words.search(line) or words().modified_words.search(f"{lead} {before}")
    first = words().published_words.search(f"{lead} {before} {line}")
    return bool(re.search(r"(^|[\s_-])(updated?|modified)([\s_-]|$)", called, re.IGNORECASE) or (starts and not first))


def _part(line: str, changed: bool) -> Moment | None:
    """The date of a line behind the word for what is wanted: `Published 4 May 2021 · Updated 5 May 2021`."""
    cut = words().modified_words.search(line)
    if changed:
        return in_words(line[cut.start() :]) if cut else None
    before = line[: cut.start()] if cut and cut.start() > 0 else "" if cut else line
    told = words().published_words.search(line)
    return in_words(before) or (in_words(line[told.start() :]) if told and cut and told.start() > cut.start() else None)


def _elsewhere(element: Element) -> bool:
    """True in parts of a page that tell of something other than its report."""
    for one in islice(chain((element,), element.iterancestors()), 30):
        if one.tag in ASIDE or (one.tag not in ("html", "body", "main") and _other(marks(one), one is element)):
            return True
    return False


def _other(called: str, itself: bool) -> bool:
    if not called:
        return False
    kinds = ("related", "comment", "advert", "signup", "caption")
    if any(part.pattern.search(called) for part in words().parts if part.kind in kinds):
        return True
    match = words().not_date_classes.search(called)
    return match is not None and not (itself and re.search("updat|modif", match[0], re.IGNORECASE))


def _near_heading(root: Element, first: Moment) -> bool:
    """True where that day stands within a few elements after the first heading."""
    heading = next(root.iter("h1"), None)
    if heading is None:
        return False
    for one in heading.xpath("following::*[position() <= 25]"):
        found = moment(one.get("datetime")) if one.tag == "time" else in_words(flat(text_of(one))[:SHOWN])
        if found:
            return found.day == first.day
    return False


def in_text(text: str) -> Moment | None:
    """The day of a dateline or a line that is a date, among the first lines: `GENEVA, 9 July 2025 -`, `July 9, 2025`."""
    for number, match in enumerate(LINE.finditer(text)):
        if number > 4:
            return None
        line = match[0].strip()
        head = re.split(r"\s[-–—]+\s|—|:\s", line, maxsplit=1)[0]
        found = WORDED.search(head)
        alone = len(line) <= 60 and not line.endswith((".", "?", "!"))
        dateline = len(head) <= 60 and head != line and head[:1].isupper() and len(re.findall(r"\b[a-z]{2,}\b", head)) <= 2
        published = words().published_words.match(line) and len(line) <= SHOWN
        if found and (alone or dateline or published):
            when = in_words(head)
            if when:
                return when
    return None
