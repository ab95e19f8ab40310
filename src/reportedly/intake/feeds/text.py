"""The text of an entry, where a feed gives the whole of it. The signs of a beginning are data (`codebook/words/feeds.yaml`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml
from reportedly.intake.pages.tree import text_of

WORD = re.compile(r"\w+")
# Figures carry captions and credits, forms and frames nothing.
NO_TEXT = ("script", "style", "form", "figure", "audio", "video", "iframe", "object")
LARGEST = 1_000_000
SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Signs:
    """The data, compiled."""

    fewest: dict[str, int]
    cut: re.Pattern[str]
    added: re.Pattern[str]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """How a beginning ends, and what software adds."""
    data = read_yaml("words", "feeds.yaml")
    cut = "|".join(row["pattern"] for row in data["cut"])
    added = "|".join(row["pattern"] for row in data["added"])
    return Signs(data["fewest_words"], re.compile(f"(?:{cut})\\s*$", re.IGNORECASE), re.compile(f"(?:^|(?<=[.!?] ))(?:{added})$"))


def full(content: Sequence[str], summary: str) -> str | None:
    """The whole text of an entry from its `content` (HTML), or from a summary that is none; None where only a beginning is told."""
    for kind, told in [*(("content", one) for one in content), ("summary", summary)]:
        text = plain(told)
        if len(WORD.findall(text)) >= signs().fewest[kind] and not signs().cut.search(text):
            return text
    return None


def plain(html: str) -> str:
    """The text that a piece of HTML shows, a paragraph a line, without what software adds to every entry."""
    if not html.strip() or len(html) > LARGEST:
        return ""
    lines = (signs().added.sub("", SPACE.sub(" ", line).strip()).strip() for line in _shown(html).split("\n"))
    return "\n".join(line for line in lines if line)


def _shown(html: str) -> str:
    from lxml import etree
    from lxml.html import HTMLParser, fragment_fromstring

    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        root = fragment_fromstring(html.encode("utf-8", "replace"), create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    for one in list(root.iter(*NO_TEXT)):
        one.drop_tree()
    return text_of(root)
