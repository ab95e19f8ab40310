"""The lines of printed pages as the paragraphs of a text."""

import re
from collections import Counter

NUMBER = re.compile(r"\W*(page|seite|p\.)?\s*\d{1,4}(\s*(/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE)
ENDS = re.compile(r"[.!?…:][\"”’')\]»]*$")
HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-‐\u00ad]$")
BULLET = re.compile(r"^\s*([•·▪–-]|\d{1,2}[.)])\s")
LABEL = re.compile(r"^[A-Z][\w ]{2,20}:\s")
FULL = 0.72  # of the longest lines: a shorter line ends its paragraph


def paragraphs(pages: list[str]) -> str:
    """The text, a paragraph a line: broken lines put together, words that were parted too; page numbers and lines that stand
    at the edge of most pages left out."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(line for lines in split for line in {_bare(one) for one in _edges(lines)} if line)
    often = {line for line, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    kept: list[str] = []
    for lines in split:
        edge = set(map(id, _edges(lines)))
        kept += [line for line in lines if not (id(line) in edge and (NUMBER.fullmatch(line) or _bare(line) in often))]
    return "\n".join(_joined(kept))


def _edges(lines: list[str]) -> list[str]:
    shown = [line for line in lines if line]
    return [*shown[:2], *shown[-2:]]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _joined(lines: list[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    out: list[str] = []
    before = ""
    for line in lines:
        if line and out and _goes_on(before, line, width):
            joined = HYPHEN.sub("", out[-1]) if HYPHEN.search(out[-1]) and line[:1].islower() else f"{out[-1]} "
            out[-1] = joined + line
        elif line:
            out.append(line)
        before = line
    return out


def _goes_on(before: str, line: str, width: int) -> bool:
    """True where a line is the next of the paragraph of the one before."""
    if not before or BULLET.match(line) or LABEL.match(line):
        return False
    if len(before) >= FULL * width:
        # A full line that ends a sentence is mostly followed by its paragraph too; a heading after it is short.
        return not (ENDS.search(before) and len(before) < 0.9 * width)
    return line[:1].islower() and not ENDS.search(before)
