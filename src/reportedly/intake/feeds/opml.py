"""Lists of feeds as other readers give and take them: OPML 2.0, http://opml.org/spec2.opml"""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.intake.feeds.entry import address, words

LARGEST = 8 * 1024 * 1024
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed of a list: where it is, and what it is called."""

    url: str
    title: str | None = None


def read_opml(body: bytes, where: str) -> list[Followed]:
    """The feeds of a list, each once, folders left aside. Raises InputError where it is none, or empty."""
    from lxml import etree

    if len(body) > LARGEST:
        raise InputError(f"{where}: is larger than {LARGEST // 1024 // 1024} MB, which no list of feeds is.")
    found: dict[str, Followed] = {}
    root = ""
    try:
        for _, element in etree.iterparse(
            io.BytesIO(body), events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        ):
            name = element.tag.lower() if isinstance(element.tag, str) else ""
            root = root or name
            if name != "outline" or len(found) == MOST:
                continue
            told = {key.lower(): value for key, value in element.attrib.items()}
            url = address(told.get("xmlurl"), "")
            if url:
                found.setdefault(url, Followed(url, words(told.get("title") or told.get("text"))))
    except etree.LxmlError as problem:
        raise InputError(f"{where}: the list of feeds is broken ({words(str(problem))}). Export it anew.") from None
    if root != "opml":
        raise InputError(f"{where}: is no list of feeds (OPML). Feed readers export one, often as subscriptions.opml.")
    if not found:
        raise InputError(f"{where}: the list names no feeds. Export it anew.")
    return list(found.values())


def write_opml(feeds: Iterable[Followed], title: str = "Feeds followed by Reportedly") -> str:
    """The list as text, for other readers."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    return str(etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode())
