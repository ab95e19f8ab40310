"""A page's elements, and the text of a part of them."""

import re
from collections.abc import Iterator
from typing import Any

from reportedly.errors import PageError
from reportedly.intake.pages.words import Part, words

Element = Any  # of lxml, which brings no types
BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
) | frozenset(
    ("blockquote", "pre", "table", "tr", "figure", "figcaption", "aside", "address", "br", "hr", "form", "fieldset", "body", "time")
)
NOT_SHOWN = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "button", "select"))
SPACE = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")
TAG = re.compile(r"<[a-zA-Z]")
LONG_TAG = re.compile(r"<[a-zA-Z][^>]{4000,}")
QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)|\s+")
ATTRIBUTES = 2000  # libxml2 compares each attribute of a tag with all others
LONGEST_NAME = 1000


def tree_of(html: str, where: str) -> Element:
    """The root element. Raises PageError where the page is larger than the bounds, or no HTML."""
    bounds = words().bounds
    if len(TAG.findall(html)) > bounds.elements:
        raise PageError(
            f"{where}: the page has more than {bounds.elements:,} elements, which no report has. Save the report by itself.", "large"
        )
    if any(len(QUOTED.sub("=", tag).split("=")) > ATTRIBUTES for tag in LONG_TAG.findall(html)):
        raise PageError(f"{where}: a tag has more than {ATTRIBUTES:,} attributes, which no page has. Save the report by itself.", "large")
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    try:
        # No network, no entities of its own, no huge tree: libxml2 stops at 256 elements in one another.
        root = fromstring(html.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        raise PageError(f"{where}: no HTML in this page. Save it again.", "empty") from None
    if not isinstance(root.tag, str):
        raise PageError(f"{where}: no HTML in this page. Save it again.", "empty")
    for one in root.iter():
        for name in ("class", "id"):
            if len(one.get(name) or "") > LONGEST_NAME:
                one.set(name, one.get(name)[:LONGEST_NAME])
    return root


def elements(root: Element) -> Iterator[Element]:
    """The elements of the tree, in order."""
    return (one for one in root.iter() if isinstance(one.tag, str))


def marks(element: Element) -> str:
    """The words by which an element's maker called it: class, id, role and component."""
    get = element.get
    return " ".join(filter(None, (get("class"), get("id"), get("role"), get("data-component"), get("data-testid"))))[:400]


def is_part(element: Element, part: Part) -> bool:
    """True where tag or names say that the element is such a part."""
    if element.tag in part.tags:
        return True
    called = marks(element)
    return bool(called) and element.tag not in ("html", "body", "main") and bool(part.pattern.search(called))


def text_of(element: Element) -> str:
    """The text that is shown, blocks on lines of their own; goes through the tree without recursion."""
    pieces: list[str] = []
    skipped = None
    for event, one in _walk(element):
        if skipped is not None:
            if event == "end" and one is skipped:
                skipped = None
                pieces.append(one.tail or "" if one is not element else "")
            continue
        tag = one.tag if isinstance(one.tag, str) else ""
        if event == "start":
            if not tag or tag in NOT_SHOWN:
                skipped = one
                continue
            pieces.append("\n" if tag in BLOCKS else " " if tag in ("td", "th") else "")
            pieces.append(SPACE.sub(" ", (one.text or "").replace("\n", " ")))
        else:
            pieces.append("\n" if tag in BLOCKS else " " if tag in ("td", "th") else "")
            if one is not element:
                pieces.append(SPACE.sub(" ", (one.tail or "").replace("\n", " ")))
    return LINES.sub("\n", SPACE.sub(" ", "".join(pieces))).strip()


def _walk(element: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    yield from etree.iterwalk(element, events=("start", "end"))


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def flat(text: str | None) -> str:
    """The text on one line, without space at its ends."""
    return " ".join((text or "").split())
