"""Feeds that are followed, and what of their entries waits to be read. What a feed names and how far it was asked are
written together, so that nothing is lost when the program ends in between.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from reportedly.errors import NotFoundError
from reportedly.intake.feeds.entry import Entry, Feed
from reportedly.ledger import schema as t
from reportedly.ledger.sqlite import Store, now

PAUSE = timedelta(minutes=15)  # after the first failure, twice as much after each further one
LONGEST = timedelta(days=1)
TRIES = 5  # of one entry, before it is set aside
LONGEST_KEY = 2000  # characters; an index of PostgreSQL holds few more
f, e = t.feeds.c, t.feed_entries.c


@dataclass(frozen=True, slots=True)
class FeedKept:
    """A followed feed and how it fares. Times are ISO, UTC.

    `failures` count since it last answered, of which `problem` is the last one; `fresh` is how many reports it named last
    that were new; `named`, `read`, `waiting` and `aside` count its entries.
    """

    id: int
    url: str
    title: str | None
    kind: str | None
    added_at: str
    checked_at: str | None
    fetched_at: str | None
    next_at: str | None
    etag: str | None
    modified: str | None
    problem: str | None
    failures: int
    fresh: int
    named: int = 0
    read: int = 0
    waiting: int = 0
    aside: int = 0


@dataclass(frozen=True, slots=True)
class EntryKept:
    """An entry as it was named, with the feed that named it; `problem` says why it was put off or set aside."""

    id: int
    feed: FeedKept
    entry: Entry
    state: str
    tries: int
    problem: str | None


class Feeds:
    """The feeds of a ledger. Every method raises LedgerError as its store does."""

    def __init__(self, store: Store) -> None:
        # The store's own transactions, so that what goes wrong is said in one way.
        self._reading, self._writing = store._reading, store._writing

    def follow(self, url: str, title: str | None = None, kind: str | None = None) -> bool:
        """Follows a feed from now on; false where it is followed already."""
        with self._writing() as connection:
            if connection.execute(select(f.id).where(f.url == url)).first():
                return False
            connection.execute(insert(t.feeds).values(url=url, title=title, kind=kind, added_at=now(), failures=0, fresh=0))
        return True

    def unfollow(self, url: str) -> None:
        """Follows a feed no longer; its reports stay, what was not read yet is forgotten. Raises NotFoundError."""
        with self._writing() as connection:
            if not connection.execute(delete(t.feeds).where(f.url == url)).rowcount:
                raise NotFoundError(f"No feed {url} is followed. `reportedly feeds` lists those that are.")

    def all(self) -> list[FeedKept]:
        """The feeds by address, with their entries counted."""
        with self._reading() as connection:
            counts: dict[int, dict[str, int]] = {}
            for row in connection.execute(select(e.feed, e.state, func.count().label("count")).group_by(e.feed, e.state)):
                counts.setdefault(row.feed, {})[row.state] = row._mapping["count"]
            rows = connection.execute(select(t.feeds).order_by(f.url)).all()
        return [_feed(row, counts.get(row.id, {})) for row in rows]

    def due(self, at: str | None = None) -> list[FeedKept]:
        """The feeds that may be asked at that time (now); those that failed are left alone for a while."""
        moment = at or now()
        return [feed for feed in self.all() if feed.next_at is None or feed.next_at <= moment]

    def came(
        self, feed: FeedKept, told: Feed | None, etag: str | None = None, modified: str | None = None, moved: str | None = None
    ) -> int:
        """Notes what a feed named, None where it had not changed, and how to ask next time; how many entries are new or changed.

        `moved` is its address from now on.
        """
        at = now()
        with self._writing() as connection:
            values: dict[str, Any] = {"checked_at": at, "fetched_at": at, "next_at": None, "problem": None, "failures": 0, "fresh": 0}
            if told is not None:
                values |= {"kind": told.kind, "title": _kept(told.title) or feed.title, "etag": etag, "modified": modified}
                values["fresh"] = sum(_named(connection, feed, entry, at) for entry in told.entries)
            if moved and not connection.execute(select(f.id).where(f.url == moved)).first():
                values["url"] = moved
            connection.execute(update(t.feeds).where(f.id == feed.id).values(values))
        return int(values["fresh"])

    def failed(self, feed: FeedKept, problem: str, wait: float | None = None) -> None:
        """Notes that a feed could not be had. It is asked again after `wait` seconds, else the later the oftener it failed."""
        pause = timedelta(seconds=min(wait, 7 * 86_400)) if wait is not None else min(PAUSE * 2 ** min(feed.failures, 10), LONGEST)
        values = {"checked_at": now(), "problem": problem, "failures": feed.failures + 1, "fresh": 0, "next_at": _later(pause)}
        with self._writing() as connection:
            connection.execute(update(t.feeds).where(f.id == feed.id).values(values))

    def waiting(self, limit: int | None = None, since: date | None = None, at: str | None = None) -> list[EntryKept]:
        """Entries that are to be read and may be tried at that time (now), `limit` at most, in the order they were found.

        With `since` those published before that day go on waiting.
        """
        query = select(t.feed_entries).where(e.state == "waiting", or_(e.next_at.is_(None), e.next_at <= (at or now())))
        if since is not None:
            query = query.where(or_(e.published.is_(None), e.published >= since.isoformat()))
        return self._entries(query.order_by(e.id).limit(limit))

    def aside(self) -> list[EntryKept]:
        """Entries that were set aside, and those put off, the last ones first."""
        return self._entries(select(t.feed_entries).where(e.problem.is_not(None)).order_by(e.id.desc()))

    def read(self, kept: EntryKept, report: str | None) -> None:
        """Notes that an entry became a report of the ledger; None where its reports are kept under ids of their own."""
        self._note(kept, state="read", report=report, problem=None, text=None, done_at=now())

    def set_aside(self, kept: EntryKept, problem: str) -> None:
        """Notes that nothing can be read from an entry, and why; it is tried again only when the feed says that it changed."""
        self._note(kept, state="aside", problem=problem, text=None, done_at=now())

    def put_off(self, kept: EntryKept, problem: str, wait: float | None = None) -> None:
        """Notes that an entry could not be had now. It is tried again, at most so many times."""
        if kept.tries + 1 >= TRIES and wait is None:
            return self.set_aside(kept, f"{problem} It was tried {TRIES} times.")
        pause = timedelta(seconds=wait) if wait is not None else PAUSE * 2**kept.tries
        # Who is told to wait has not been tried.
        tries = kept.tries + (wait is None)
        return self._note(kept, problem=problem, tries=tries, next_at=_later(min(pause, 7 * LONGEST)))

    def _note(self, kept: EntryKept, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(t.feed_entries).where(e.id == kept.id).values(values))

    def _entries(self, query: Any) -> list[EntryKept]:
        with self._reading() as connection:
            feeds = {row.id: _feed(row, {}) for row in connection.execute(select(t.feeds))}
            return [_entry(row, feeds[row.feed]) for row in connection.execute(query)]


def _named(connection: Connection, feed: FeedKept, entry: Entry, at: str) -> bool:
    """Keeps an entry that is new, or that its feed says has changed; true then."""
    # What a feed calls an entry is its own affair; an address is the same in every feed.
    key = _kept(entry.key if entry.url else f"{feed.id} {entry.key}") or ""
    if len(key) > LONGEST_KEY:
        key = hashlib.sha256(key.encode()).hexdigest()
    text = _kept(entry.text)
    stamp = f"{_kept(entry.stamp) or ''} {hashlib.sha256(text.encode()).hexdigest()[:16] if text else ''}".strip()
    told: dict[str, Any] = {
        "url": _kept(entry.url),
        "title": _kept(entry.title),
        "author": _kept(entry.author),
        "published": _kept(entry.published),
        "text": text,
    }
    told |= {"stamp": stamp, "state": "waiting", "problem": None, "tries": 0, "next_at": None}
    known = connection.execute(select(e.id, e.stamp, e.feed).where(e.key == key)).one_or_none()
    if known is None:
        connection.execute(insert(t.feed_entries).values(feed=feed.id, key=key, found_at=at, **told))
        return True
    if known.feed != feed.id or known.stamp == stamp:
        return False
    connection.execute(update(t.feed_entries).where(e.id == known.id).values(told))
    return True


def _kept(words: str | None) -> str | None:
    """Words without what no store keeps: half characters and NUL, which a feed in JSON may hold."""
    return words.replace("\0", "").encode(errors="replace").decode() if words else words


def _feed(row: Row[Any], counts: dict[str, int]) -> FeedKept:
    counted = {state: counts.get(state, 0) for state in ("read", "waiting", "aside")}
    values: dict[str, Any] = {**row._mapping, "named": sum(counted.values()), **counted}
    return FeedKept(**values)


def _entry(row: Row[Any], feed: FeedKept) -> EntryKept:
    entry = Entry(row.key, row.url, row.title, row.published, row.stamp, row.text, row.author)
    return EntryKept(row.id, feed, entry, row.state, row.tries, row.problem)


def _later(pause: timedelta) -> str:
    return (datetime.now(UTC) + pause).isoformat(timespec="microseconds")
