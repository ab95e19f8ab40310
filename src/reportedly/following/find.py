"""The feed at an address: that itself, or the one that the page there names."""

from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.intake.feeds.discover import discover
from reportedly.intake.feeds.entry import Feed
from reportedly.intake.feeds.parse import parse, sniffed
from reportedly.intake.fetch import Answer, Fetcher, Request

FEEDS = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
SCHEME = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Found:
    """A feed: where it is, what it is, what it holds now. `named_by` is the page that named it, None where none was needed."""

    url: str
    feed: Feed
    named_by: str | None = None


def find(url: str, fetcher: Fetcher) -> Found:
    """The feed at `url`, with or without its `https://`, or that of the page there. Raises InputError with what to do."""
    answer = fetcher.fetch(Request(completed(url), accept=f"{FEEDS},text/html;q=0.8"))
    if not _is_page(answer):
        return Found(answer.moved or completed(url), parse(answer.body, answer.url, answer.kind))
    named = discover(answer.body, answer.url)
    if not named:
        raise InputError(
            f"{answer.url}: names no feed. Look for a link to RSS on the page, or try the site's sitemap (its robots.txt may name one)."
        )
    there = fetcher.fetch(Request(named[0].url, accept=FEEDS))
    return Found(there.moved or named[0].url, parse(there.body, there.url, there.kind), answer.url)


def completed(url: str) -> str:
    """The address with a scheme: `feed://` is how some programs write it, and a bare `daily.example` is meant as https."""
    bare = url.strip()
    for odd in ("feed://", "feed:"):
        if bare.lower().startswith(odd):
            bare = bare[len(odd) :]
    return bare if "://" in bare or bare.lower().startswith(SCHEME) else f"https://{bare}"


def _is_page(answer: Answer) -> bool:
    try:
        return sniffed(answer.body, answer.url) in ("html", "head", "body")
    except InputError:
        return "html" in answer.kind
