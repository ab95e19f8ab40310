"""Followed feeds and their entries, in each of the stores."""

import random
from datetime import date

import pytest

from reportedly.errors import NotFoundError
from reportedly.intake.feeds.entry import Entry, Feed
from reportedly.ledger.feeds import TRIES, Feeds
from reportedly.ledger.sqlite import Store

URL = "https://daily.example/feed"
LATER = "9999"


def entry(name: str, **more: str | None) -> Entry:
    return Entry(f"https://daily.example/{name}", f"https://daily.example/{name}", **more)


@pytest.fixture
def feeds(store: Store) -> Feeds:
    made = Feeds(store)
    assert made.follow(URL, "Daily") and not made.follow(URL)
    return made


def waiting(feeds: Feeds, **more: object) -> list[str]:
    return [(kept.entry.url or "").rpartition("/")[2] for kept in feeds.waiting(**more)]  # type: ignore[arg-type]


def test_entries_wait_in_the_order_they_were_named(feeds: Feeds) -> None:
    (feed,) = feeds.due()
    told = Feed("rss", "The Daily", (entry("b", published="2025-07-09"), entry("a", published="2025-07-01"), entry("c")))
    assert feeds.came(feed, told, etag="x") == 3
    assert waiting(feeds) == ["b", "a", "c"] and waiting(feeds, limit=2) == ["b", "a"]
    assert waiting(feeds, since=date(2025, 7, 5)) == ["b", "c"]
    (feed,) = feeds.all()
    assert (feed.title, feed.kind, feed.etag, feed.named, feed.waiting, feed.fresh) == ("The Daily", "rss", "x", 3, 3, 3)
    assert feeds.came(feed, told) == 0 and feeds.came(feed, None) == 0
    assert feeds.came(feed, Feed("rss", None, (entry("a", stamp="2"),))) == 1


def test_what_becomes_of_entries(feeds: Feeds) -> None:
    feeds.came(feeds.all()[0], Feed("rss", None, tuple(map(entry, "abcd"))))
    a, b, c, _ = feeds.waiting()
    feeds.read(a, "report-a")
    feeds.set_aside(b, "It is a gallery.")
    feeds.put_off(c, "The site is slow.")
    assert waiting(feeds) == ["d"] and waiting(feeds, at=LATER) == ["c", "d"]
    assert [(one.state, one.tries, one.problem) for one in feeds.aside()] == [
        ("waiting", 1, "The site is slow."),
        ("aside", 0, "It is a gallery."),
    ]
    for _ in range(TRIES):
        for one in feeds.waiting(at=LATER):
            feeds.put_off(one, "The site is slow.")
    (feed,) = feeds.all()
    assert (feed.read, feed.waiting, feed.aside) == (1, 0, 3)


def test_a_feed_that_fails_is_left_alone_for_a_while(feeds: Feeds) -> None:
    feeds.failed(feeds.all()[0], "There is no such host.")
    (feed,) = feeds.all()
    assert (feed.failures, feed.problem) == (1, "There is no such host.")
    assert feeds.due() == [] and feeds.due(LATER) == [feed]
    feeds.came(feed, Feed("rss", None, (entry("a"),)), moved="https://daily.example/new")
    assert [one.url for one in feeds.due()] == ["https://daily.example/new"]
    feeds.unfollow("https://daily.example/new")
    assert feeds.all() == [] and waiting(feeds) == []
    with pytest.raises(NotFoundError):
        feeds.unfollow(URL)


def test_what_no_index_and_no_text_holds(feeds: Feeds) -> None:
    """An address of 4,000 characters that no packing makes shorter, NUL, and half a character."""
    long = random.Random(2).randbytes(2000).hex()
    told = Feed("json", "Da\0ily \ud83d", (entry(long, title="Cut \ud83d", text="a\0b \ud83d", author="\0"), entry(long[::-1])))
    (feed,) = feeds.all()
    assert feeds.came(feed, told) == 2 and feeds.came(feed, told) == 0
    first, _ = feeds.waiting()
    assert (first.entry.title, first.entry.text, first.feed.title) == ("Cut ?", "ab ?", "Daily ?")
    assert waiting(feeds) == [long, long[::-1]]
