"""A live blog is as many reports as it has entries, each with its own time."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.intake.pages.body import paragraphs, tidy
from reportedly.intake.pages.linked import Linked, names_of
from reportedly.intake.pages.moments import Moment, moment
from reportedly.intake.pages.tree import Element, flat, marks, text_of, words_in
from reportedly.intake.pages.words import words

FEWEST = 2
FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `key` is its id on the page or a number, `when` None where it tells no full date."""

    key: str
    title: str | None
    text: str
    when: Moment | None
    found: str | None
    url: str | None
    byline: str | None = None


def entries(root: Element, linked: Linked) -> tuple[Entry, ...]:
    """The entries of a live blog as they stand, the newest first as a rule; none for another page.

    By the page's JSON-LD, else by its markup: elements called entries, each with a time of its own.
    """
    most = words().bounds.entries
    by_data = list(_linked(linked))[:most]
    by_markup = list(_marked(root))[:most] if "LiveBlogPosting" in linked.types or not linked.article or len(by_data) < FEWEST else []
    best = by_data if len(by_data) >= max(FEWEST, len(by_markup)) else by_markup
    return tuple(best) if len(best) >= FEWEST else ()


def _linked(linked: Linked) -> Iterator[Entry]:
    updates = linked.article.get("liveBlogUpdate")
    for number, node in enumerate(updates if isinstance(updates, list) else [updates], 1):
        if not isinstance(node, dict):
            continue
        text = _plain(node.get("articleBody") or node.get("text") or node.get("description"))
        if words_in(text) < FEW_WORDS:
            continue
        address = next(names_of(node.get("url") or node.get("@id")), "") or None
        when = moment(next(names_of(node.get("datePublished")), ""))
        key = address.rsplit("#", 1)[-1] if address and "#" in address else str(number)
        title = next(names_of(node.get("headline")), "") or None
        yield Entry(key[:80], title, text, when, "json-ld" if when else None, address, next(names_of(node.get("author")), "") or None)


def _plain(value: object) -> str:
    """The text of an entry's body, which may be HTML."""
    if not isinstance(value, str) or not value.strip():
        return ""
    if "<" not in value:
        return tidy(value)
    from lxml import etree
    from lxml.html import fragment_fromstring

    try:
        return paragraphs(fragment_fromstring(value[:200_000], create_parent="div"))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""


def _marked(root: Element) -> Iterator[Entry]:
    number = 0
    for one in root.iter("article", "div", "li", "section"):
        if not _called_entry(one):
            continue
        time = next((time for time in one.iter("time") if moment(time.get("datetime"))), None)
        if time is None or any(_called_entry(above) for above in one.iterancestors("article", "div", "li", "section")):
            continue
        number += 1
        heading = next(one.iter("h2", "h3", "h4"), None)
        title = flat(text_of(heading)) if heading is not None else None
        clock = flat(text_of(time))
        lines = [line for line in paragraphs(one).split("\n") if line not in (title, clock)]
        text = "\n".join(lines)
        if words_in(text) >= FEW_WORDS:
            yield Entry((one.get("id") or str(number))[:80], title, text, moment(time.get("datetime")), "time", None)


def _called_entry(element: Element) -> bool:
    return (element.get("itemprop") or "").lower() == "liveblogupdate" or bool(words().entries.search(marks(element)))
