"""Sitemaps, those of news, and indexes of them: https://www.sitemaps.org/protocol.html

A sitemap may name every page that a site ever had, so the newest are taken, by the date of publication or else of change.
"""

import io
from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.intake.feeds.entry import ENTRIES, Entry, Feed, address, moment, words

BELOW = 10  # sitemaps of an index that are read, the newest
NAMED = 50_000  # the most that a sitemap may name by the protocol


def parse(body: bytes, url: str) -> Feed:
    """The pages that a sitemap names, or the sitemaps that an index names, the newest first. Raises InputError."""
    pages: list[Entry] = []
    below: list[tuple[str, str]] = []
    for name, fields in rows(body, url):
        link = address(fields.get("loc"), url)
        if link is None:
            continue
        changed = moment(fields.get("lastmod"))
        if name == "sitemap":
            below.append((changed or "", link))
        else:
            published = moment(fields.get("publication_date")) or changed
            pages.append(Entry(link, link, words(fields.get("title")), published, changed or published))
    pages.sort(key=lambda entry: entry.stamp or "", reverse=True)
    below.sort(key=lambda pair: pair[0], reverse=True)  # stable: without dates the order of the index stays
    kind = "index" if below and not pages else "sitemap"
    return Feed(kind, None, tuple(pages[:ENTRIES]), tuple(link for _, link in below[:BELOW]))


def rows(body: bytes, url: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `url` or `sitemap` with its fields, by their names without namespace."""
    from lxml import etree

    fields: dict[str, str] = {}
    number = 0
    try:
        for _, element in etree.iterparse(
            io.BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        ):
            name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
            if name in ("url", "sitemap"):
                yield name, fields
                fields = {}
                number += 1
                if number == NAMED:
                    return
                element.clear()
                while element.getprevious() is not None:  # else all that was read stays in memory
                    del element.getparent()[0]
            # `image:loc` and the like stand inside: only what no one told before counts.
            elif name in ("loc", "lastmod", "publication_date", "title") and element.text:
                fields.setdefault(name, element.text.strip())
    except etree.LxmlError as problem:
        raise InputError(f"{url}: the sitemap is broken ({words(str(problem))}). Tell its makers, or follow another one.") from None
