"""A report from an entry whose whole text a feed gives."""

from reportedly.intake.build import build
from reportedly.intake.feeds.entry import Entry
from reportedly.model.report import Report


def full_report(entry: Entry, outlet: str | None, feed: str, id: str) -> Report:
    """The report of an entry with `text`; `outlet` is the feed's title, `feed` its address.

    Raises InputError, or LanguageError, as `build`.
    """
    assert entry.text is not None
    meta = {"feed": feed, "byline": entry.author, "published": entry.published}
    return build(
        entry.text,
        id=id,
        where=entry.url or entry.key,
        published=entry.day,
        outlet=outlet,
        url=entry.url,
        title=entry.title,
        meta={name: value for name, value in meta.items() if value},
    )
