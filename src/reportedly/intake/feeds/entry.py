"""A feed as it came, and its entries."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from re import compile as pattern
from time import struct_time
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

ENTRIES = 1000  # of one feed, the first ones: the newest come first
TRACKING = pattern(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|ns_\w+|cmpid|ocid)$")
DAY = pattern(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]\S*)?\s*$")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of one report.

    `url` is its page, `key` by what the entry is known again (its page, else what the feed calls it), `published` an ISO day
    or time as written, `stamp` what changes when the report does, `text` the whole of it where the feed has it, else None.
    """

    key: str
    url: str | None
    title: str | None = None
    published: str | None = None
    stamp: str | None = None
    text: str | None = None
    author: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, as written; None where it is not told."""
        match = DAY.match(self.published or "")
        return date.fromisoformat(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `kind` is rss, atom, json, sitemap or index; `below` are the sitemaps of an index, the newest first."""

    kind: str
    title: str | None
    entries: tuple[Entry, ...]
    below: tuple[str, ...] = ()


def address(told: object, base: str) -> str | None:
    """The http address of a link, without fragment and what only serves to count visitors; None where it is none."""
    if not isinstance(told, str) or not told.strip() or len(told) > 4096:
        return None
    try:
        parts = urlsplit(urldefrag(urljoin(base, told.strip()))[0])
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    kept = [one for one in parts.query.split("&") if one and not TRACKING.match(one.partition("=")[0])]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", "&".join(kept), ""))


def words(told: object) -> str | None:
    """A title or name on one line; None for none."""
    line = " ".join(told.split()) if isinstance(told, str) else ""
    return line[:LONGEST] or None


def moment(told: object, parsed: struct_time | None = None) -> str | None:
    """A date of a feed in ISO, in the writer's own time, since the day of publication is the writer's; None for none.

    `parsed` is the same in UTC, for writings that only a feed parser knows. What lies before 1990 is a clock that was not set.
    """
    found: datetime | None = None
    if isinstance(told, str) and DAY.match(told):
        text = told.strip()
        try:
            found = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            text = text[:10]
            try:
                found = datetime.fromisoformat(text)
            except ValueError:
                return None
        return (text if len(text) == 10 else found.isoformat()) if found.year >= 1990 else None
    if isinstance(told, str):
        try:
            found = parsedate_to_datetime(told)
        except (ValueError, OverflowError, IndexError, TypeError):
            found = None
    if found is None and parsed is not None:
        try:
            found = datetime(*parsed[:6], tzinfo=UTC)
        except (ValueError, TypeError):
            return None
    return found.isoformat() if found is not None and found.year >= 1990 else None
