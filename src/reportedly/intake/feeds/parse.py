"""A feed from its bytes: what it is, by its first element, and its entries. Bytes from outside are hostile.

RSS and Atom are read by feedparser, which strips entities and resolves nothing; expat under it stops what grows without
bound. Sitemaps and OPML are read by lxml without entities and network. What declares entities is refused before either.
"""

import io
import re
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.feeds import jsonfeed, sitemap
from reportedly.intake.feeds.entry import ENTRIES, Entry, Feed, address, moment, words
from reportedly.intake.feeds.text import full
from reportedly.intake.fetch.bodies import body as unpacked
from reportedly.intake.fetch.limits import Limits

LARGEST = 3 * 1024 * 1024
LARGEST_SITEMAP = 16 * 1024 * 1024  # read by lxml, which is ten times as quick
# Of broken XML feedparser makes what it can by patterns, a hundred thousand signs a second where somebody means it ill.
LARGEST_BROKEN = 400 * 1024
DEEPEST = 200  # elements in one another; with a namespace each, a thousand times as many keep feedparser busy for hours
GZIP = b"\x1f\x8b"
ROOT = re.compile(rb"<(?:[a-z]+:)?(rss|feed|rdf|urlset|sitemapindex|opml|html|head|body)[\s>/]", re.IGNORECASE)
SNIFFED = 64 * 1024


def parse(body: bytes, url: str, kind: str = "") -> Feed:
    """The feed that stands at `url`; `kind` is its Content-Type as told. Entries name each report once.

    Raises InputError that says what it is instead, or what is wrong with it.
    """
    if body.startswith(GZIP):  # sitemaps are often packed files
        body = unpacked([body], "gzip", url, Limits(unpacked=LARGEST_SITEMAP))
    root = sniffed(body, url)
    most = LARGEST_SITEMAP if root in ("urlset", "sitemapindex") else LARGEST
    if len(body) > most:
        raise InputError(f"{url}: is larger than {most // 1024 // 1024} MB, which no feed is. Follow a feed of fewer entries.")
    if root != "json" and _declares_entities(body):
        raise InputError(f"{url}: declares entities of its own, which no feed needs and attacks use. It is not read.")
    if root == "json":
        found = jsonfeed.parse(body, url)
    elif root in ("urlset", "sitemapindex"):
        found = sitemap.parse(body, url)
    elif root in ("rss", "feed", "rdf"):
        found = _syndicated(body, url, kind)
    elif root == "opml":
        raise InputError(f"{url}: is a list of feeds (OPML). Save it, and give it to: reportedly follow --opml FILE")
    else:
        raise InputError(f"{url}: is a page, not a feed. `reportedly follow` looks for the feed that a page names.")
    once = {entry.key: entry for entry in reversed(found.entries)}  # of two of one key the first stays
    return Feed(found.kind, found.title, tuple(reversed(once.values()))[:ENTRIES], found.below)


def sniffed(body: bytes, url: str) -> str:
    """The name of the first element that tells what it is; `json` for an object. Raises InputError for anything else."""
    head = _head(body)
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{"):
        return "json"
    match = ROOT.search(head)
    if match is None:
        raise InputError(f"{url}: is no feed: neither RSS, Atom, JSON Feed nor a sitemap. Check the address.")
    return match[1].decode().lower()


def _well_formed(body: bytes, url: str) -> bool:
    """Whether it is XML to its end. Raises InputError for elements nested too deeply."""
    from xml.parsers import expat

    depth = 0

    def start(name: str, attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"{url}: its elements are nested more than {DEEPEST} deep, which no feed needs. It is not read.")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def _declares_entities(body: bytes) -> bool:
    head = _head(body)
    root = ROOT.search(head)
    return re.search(rb"<!ENTITY", head[: root.start()] if root else head, re.IGNORECASE) is not None


def _head(body: bytes) -> bytes:
    """The beginning without comments, which may name elements that are not there; of UTF-16 without its NUL bytes."""
    head = body[: SNIFFED * 2].replace(b"\0", b"")[:SNIFFED]
    pieces = []
    while True:
        before, opened, rest = head.partition(b"<!--")
        pieces.append(before)
        if not opened:
            return b"".join(pieces)
        head = rest.partition(b"-->")[2]


def _syndicated(body: bytes, url: str, kind: str) -> Feed:
    import feedparser

    if not _well_formed(body, url) and len(body) > LARGEST_BROKEN:
        raise InputError(f"{url}: the feed is broken and too large to be mended. Tell its makers, or follow another one.")
    # A stream, since feedparser would fetch or open what a string names.
    told = feedparser.parse(io.BytesIO(body), response_headers={"content-location": url, "content-type": kind or "application/xml"})
    if not told.entries and (not told.version or (told.bozo and not told.feed)):
        problem = words(str(told.get("bozo_exception", "")))
        raise InputError(f"{url}: the feed is broken{f' ({problem})' if problem else ''}. Tell its makers, or follow another one.")
    entries = tuple(filter(None, (_entry(one, url) for one in told.entries[: ENTRIES * 2])))
    return Feed("atom" if told.version.startswith("atom") else "rss", words(told.feed.get("title")), entries)


def _entry(one: dict[str, Any], url: str) -> Entry | None:
    link = address(one.get("feedburner_origlink") or one.get("link"), url)
    key = link or words(one.get("id"))
    if key is None:
        return None
    # By `dict`, since feedparser's own `get` gives the date of publication where there is no other.
    changed = moment(dict.get(one, "updated"), dict.get(one, "updated_parsed"))
    published = moment(one.get("published"), one.get("published_parsed")) or changed
    content = [str(part.get("value") or "") for part in one.get("content") or ()]
    text = full(content, str(one.get("summary") or ""))
    return Entry(key, link, words(one.get("title")), published, changed or published, text, words(one.get("author")))
