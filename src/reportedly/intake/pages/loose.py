"""Text that stands in no paragraph, as old and hand-made pages and mail have it in tables and between line breaks, put into some."""

from reportedly.intake.pages.tree import BLOCKS, Element, elements

HOLDERS = frozenset(("td", "th", "div", "article", "section", "main", "body", "font", "center", "span", "b", "li", "form"))
RENAMED = frozenset(("font", "center", "span", "b"))
LONG_CELL = 60
FEWEST = 8  # words of a holder's loose text; fewer are labels


def parted(root: Element) -> None:
    """Puts loose text of the tree into `p` elements, one a line, and makes tables that only lay out plain; changes the tree."""
    for table in list(root.iter("table")):
        if _lays_out(table):
            for one in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center"):
                one.tag = "div"
    for one in list(elements(root)):
        if one.tag in HOLDERS and any(_breaks(child) for child in one) and _loose_words(one) >= FEWEST:
            _part(one)


def _lays_out(table: Element) -> bool:
    """True for a table that holds the page or a long text, and not facts."""
    if any(one is not table for one in table.iter("table")):
        return True
    return any(len("".join(cell.itertext()).split()) > LONG_CELL for cell in table.iter("td"))


def _breaks(child: Element) -> bool:
    return not isinstance(child.tag, str) or child.tag in BLOCKS or next(child.iter("br"), None) is not None


def _loose_words(one: Element) -> int:
    count = len((one.text or "").split())
    for child in one:
        count += len((child.tail or "").split())
        if not _breaks(child):
            count += len("".join(child.itertext()).split())
    return count


def _part(one: Element) -> None:
    children, tag = list(one), one.tag
    run = one.makeelement("p")
    run.text, one.text = one.text, None
    parts = [run]
    for child in children:
        tail, child.tail = child.tail, None
        if _breaks(child):
            if child.tag != "br":
                parts.append(child)
            run = one.makeelement("p")
            run.text = tail
            parts.append(run)
        else:
            run.append(child)
            child.tail = tail
    for child in children:
        if child.getparent() is one:
            one.remove(child)
    for part in parts:
        if part.tag != "p" or part in children or "".join(part.itertext()).strip():
            one.append(part)
    if tag in RENAMED:
        one.tag = "div"
