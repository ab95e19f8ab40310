"""JSON Feed 1.0 and 1.1: https://www.jsonfeed.org/version/1.1/"""

import json
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.feeds.entry import ENTRIES, Entry, Feed, address, moment, words
from reportedly.intake.feeds.text import full


def parse(body: bytes, url: str) -> Feed:
    """The feed. Raises InputError where it is bad JSON, or no feed."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{url}: the feed is broken ({words(str(problem))}). Tell its makers, or follow another one.") from None
    if not isinstance(data, dict) or "jsonfeed.org" not in str(data.get("version")) or not isinstance(data.get("items"), list):
        raise InputError(f"{url}: is no feed: JSON, but not that of JSON Feed. Check the address.")
    items = (item for item in data["items"][: ENTRIES * 2] if isinstance(item, dict))
    return Feed("json", words(data.get("title")), tuple(filter(None, (_entry(item, url) for item in items))))


def _entry(item: dict[str, Any], url: str) -> Entry | None:
    link = address(item.get("url") or item.get("external_url"), url)
    key = link or words(item.get("id"))
    if key is None:
        return None
    published = moment(item.get("date_published"))
    plain = item.get("content_text")
    html = item.get("content_html")
    # Text without markup is made such, so that both are read alike.
    paragraphs = [_escaped(plain)] if isinstance(plain, str) else []
    content = [html] if isinstance(html, str) else paragraphs
    authors = item.get("authors") or [item.get("author")]
    names = [one.get("name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    return Entry(
        key,
        link,
        words(item.get("title")),
        published,
        moment(item.get("date_modified")) or published,
        full(content, str(item.get("summary") or "")),
        words(", ".join(filter(None, map(words, names)))),
    )


def _escaped(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
