"""What a page says of itself in JSON-LD: the one object that is its report, if there is one."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportedly.intake.pages.tree import Element, flat
from reportedly.intake.pages.words import words

Node = dict[str, Any]
MOST_NODES = 2000
MOST_CHARACTERS = 4_000_000
TRAILING = re.compile(r",\s*([}\]])")
TAGS = re.compile(r"<[^>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Linked:
    """`article` is the node of the report ({} where there is none, or several of which none is the page's); `types` those of
    all nodes at the top; `others` how many articles it was chosen from."""

    article: Node = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    others: int = 0

    def text(self, name: str) -> str:
        """The value of a property as words: of a list or an object, its name."""
        return ", ".join(dict.fromkeys(filter(None, names_of(self.article.get(name)))))


def linked(root: Element, addresses: Iterable[str], headings: Iterable[str]) -> Linked:
    """The JSON-LD of a page. Of several articles it is the one with the page's address or heading."""
    nodes = list(_nodes(root))
    types = frozenset(kind for node in nodes for kind in types_of(node))
    articles = [node for node in nodes if words().article_types & set(types_of(node))]
    if len(articles) <= 1:
        return Linked(articles[0] if articles else {}, types, 0)
    own = {_bare(address) for address in addresses if address}
    titles = {flat(heading).casefold() for heading in headings if heading}
    ranked = sorted(
        articles, key=lambda node: (not own & set(_addresses(node)), flat(_first(node.get("headline"))).casefold() not in titles)
    )
    best = ranked[0]
    if not own & set(_addresses(best)) and flat(_first(best.get("headline"))).casefold() not in titles:
        return Linked({}, types, len(articles))
    # What the chosen one lacks, another object on the same page may tell: date and author often stand in two of them.
    same = [node for node in ranked if own & set(_addresses(node)) or flat(_first(node.get("headline"))).casefold() in titles]
    merged: Node = {}
    for node in reversed(same):
        merged |= {key: value for key, value in node.items() if value not in (None, "", [])}
    return Linked(merged | {"@type": types_of(best)}, types, len(articles))


def types_of(node: Node) -> list[str]:
    """The types of a node, without the address of their vocabulary."""
    told = node.get("@type")
    return [str(one).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for one in (told if isinstance(told, list) else [told]) if isinstance(one, str)]


def names_of(value: Any, depth: int = 0) -> Iterator[str]:
    """The words of a value of JSON-LD: a string, an object's name, or those of a list."""
    if isinstance(value, str):
        yield flat(TAGS.sub(" ", html.unescape(value)))[:1000]
    elif isinstance(value, dict) and depth < 4:
        yield from names_of(value.get("name") or value.get("@value"), depth + 1)
    elif isinstance(value, list) and depth < 4:
        for one in value[:20]:
            yield from names_of(one, depth + 1)


def _nodes(root: Element) -> Iterator[Node]:
    """Objects at the top of each script, of its lists and graphs; not those that are merely mentioned."""
    budget = MOST_CHARACTERS
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        budget -= len(text)
        if budget < 0:
            return
        waiting = [_parsed(text)]
        while waiting and count < MOST_NODES:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value[:MOST_NODES]
            elif isinstance(value, dict):
                count += 1
                yield value
                waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(value.get(key), list | dict)]


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").replace("<![CDATA[", "").replace("]]>", "").strip().rstrip(";")
    for attempt in (text, TRAILING.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
    return None


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        value = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        if isinstance(value, str):
            yield _bare(value)


def _bare(address: str) -> str:
    """An address without what differs between ways to write it."""
    return address.split("#")[0].split("?")[0].split("://", 1)[-1].removeprefix("www.").rstrip("/")


def _first(value: Any) -> str:
    return next(names_of(value), "")
