"""The feeds that a page names: `<link rel="alternate" type="application/rss+xml" href="…">`."""

from reportedly.intake.feeds.entry import address
from reportedly.intake.feeds.opml import Followed

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
MOST = 20


def discover(body: bytes, url: str) -> list[Followed]:
    """The feeds that the page at `url` names, in its order; feeds of comments last. Empty where it names none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(body, parser=HTMLParser(remove_comments=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    base = next((one.get("href") for one in root.iter("base") if one.get("href")), None)
    start = address(base, url) or url
    found: dict[str, Followed] = {}
    for link in root.iter("link"):
        rel, kind = (link.get("rel") or "").lower().split(), (link.get("type") or "").partition(";")[0].strip().lower()
        there = address(link.get("href"), start)
        if "alternate" in rel and kind in TYPES and there:
            found.setdefault(there, Followed(there, (link.get("title") or "").strip() or None))
    return sorted(found.values(), key=lambda one: "comment" in f"{one.url} {one.title}".lower())[:MOST]
