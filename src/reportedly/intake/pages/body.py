"""The main text of a page, by trafilatura, and the parts of it that its markup tells to be no report."""

import re
from collections.abc import Iterator
from copy import deepcopy

from reportedly.intake.pages.loose import parted
from reportedly.intake.pages.tree import Element, elements, flat, is_part, text_of
from reportedly.intake.pages.words import words
from reportedly.model.report import Region
from reportedly.model.span import Span

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"^[-•*|]\s+")
FORM_PARAGRAPHS = 4  # a form of as many holds the whole page, as ASP.NET makes it
ROW = re.compile(r"\s*\|\s*")


def main_text(root: Element) -> str:
    """The text of the page's report, a paragraph a line; empty where there is none. The tree is left as it is."""
    from trafilatura import bare_extraction

    shown = pruned(root)
    try:
        found = bare_extraction(shown, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False)
    except (RecursionError, ValueError, AttributeError, TypeError, KeyError, IndexError, AssertionError):
        found = None  # trafilatura met markup that it cannot go through
    text = getattr(found, "text", None)
    return tidy(text) if text else ""


def tidy(text: str) -> str:
    """The lines without space at their ends, bullets and the strokes of tables; empty ones go."""
    lines = (flat(BULLET.sub("", line)) for line in text.split("\n"))
    return "\n".join(ROW.sub(" ", line).strip() if line.count("|") > 1 else line for line in lines if line.strip(" |-"))


def pruned(root: Element) -> Element:
    """A copy of the page without menus, dialogs and the like, which are none of its text; loose text stands in paragraphs."""
    copy = deepcopy(root)
    article = any(True for _ in copy.iter("article", "main"))
    for one in list(elements(copy)):
        if (
            one.getparent() is not None
            and one.tag not in ("body", "head")
            and is_part(one, words().dropped)
            and not _holds_article(one, article)
        ):
            tail = one.tail
            parent, before = one.getparent(), one.getprevious()
            if tail:
                if before is not None:
                    before.tail = (before.tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
            parent.remove(one)
    parted(copy)
    return copy


def _holds_article(element: Element, has_article: bool) -> bool:
    """True for a form or dialog that the whole page stands in, as some systems make them."""
    if has_article:
        return next(element.iter("article", "main"), None) is not None
    return len(element.findall(".//p")) >= FORM_PARAGRAPHS and element.tag not in ("nav", "noscript", "template")


def parts(root: Element) -> Iterator[tuple[str, str]]:
    """The parts of the page that are not its report, as (kind, line): every line of each, on one line's space."""
    done: set[Element] = set()
    for one in elements(root):
        if any(above in done for above in _near(one)):
            done.add(one)
            continue
        kind = next((part.kind for part in words().parts if is_part(one, part)), None)
        if kind is None and one.tag == "aside":
            kind = "related"
        if kind is None or _whole_article(one):
            continue
        done.add(one)
        for line in text_of(one).split("\n"):
            if line.strip():
                yield kind, flat(line)


def _near(element: Element) -> tuple[Element, ...]:
    parent = element.getparent()
    return (parent,) if parent is not None else ()


def _whole_article(element: Element) -> bool:
    """True where the names deceive: the part holds the article, or most of the page's paragraphs."""
    if element.tag in ("p", "li", "span", "a", "figcaption", "time", "h2", "h3", "h4", "aside"):
        return False
    if next(element.iter("article"), None) is not None and next(element.iter("h1"), None) is not None:
        return True
    inside = len(element.findall(".//p"))
    return inside > 3 and inside * 2 > len(element.getroottree().getroot().findall(".//p"))


def regions(root: Element, text: str) -> tuple[Region, ...]:
    """The lines of the text that stand in parts of the page which are not its report."""
    told = {BULLET.sub("", line): kind for kind, line in parts(root)}
    own = _own_lines(root, told)
    found = []
    for match in LINE.finditer(text):
        line = match[0].strip()
        kind = told.get(line)
        if kind and line not in own:
            start = match.start() + match[0].index(line)
            found.append(Region(Span(start, start + len(line)), kind))
    return tuple(found)


def _own_lines(root: Element, told: dict[str, str]) -> set[str]:
    """Of those lines the ones that are paragraphs of the report as well: a quotation set apart, say."""
    counts: dict[str, int] = {}
    for one in root.iter("p"):
        line = flat(text_of(one))
        if line in told:
            counts[line] = counts.get(line, 0) + 1
    apart: dict[str, int] = {}
    for one in root.iter("p"):
        line = flat(text_of(one))
        if counts.get(line, 0) > 1 and any(
            is_part(above, part) or above.tag == "aside" for above in (one, *one.iterancestors()) for part in words().parts
        ):
            apart[line] = apart.get(line, 0) + 1
    return {line for line, count in counts.items() if count > 1 and apart.get(line, 0) < count}


def paragraphs(element: Element) -> str:
    """The text of one element as it is shown, without its menus and forms: for entries of live blogs."""
    copy = pruned(element)
    return tidy(text_of(copy))
