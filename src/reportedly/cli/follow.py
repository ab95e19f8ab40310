"""`reportedly follow` and `unfollow`: which feeds are asked for news."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import AllowPrivate, Json, LedgerPath

if TYPE_CHECKING:
    from reportedly.errors import InputError
    from reportedly.following.find import Found

Urls = Annotated[
    list[str] | None,
    typer.Argument(metavar="URL", help="Feeds (RSS, Atom, JSON Feed), sitemaps, or pages that name one (https://daily.example)."),
]


def command(
    urls: Urls = None,
    opml: Annotated[
        Path | None, typer.Option("--opml", metavar="FILE", help="Follow all feeds of a list that another reader exported.")
    ] = None,
    ledger: LedgerPath = None,
    allow_private: AllowPrivate = False,
    as_json: Json = False,
) -> None:
    """Follows feeds: `reportedly update` then reads what is new in them.

    Examples:

        reportedly follow https://daily.example/rss.xml
        reportedly follow daily.example fjord.example --ledger stories.sqlite
        reportedly follow https://daily.example/news-sitemap.xml
        reportedly follow --opml subscriptions.opml

    Of a page the first feed that it names is followed. Nothing is read yet.
    Feeds of a list are not asked now, but with the next update. Following a
    feed again changes nothing.
    """
    from reportedly.errors import InputError, UsageError
    from reportedly.ledger.feeds import Feeds
    from reportedly.ledger.sqlite import Store

    if not urls and opml is None:
        raise UsageError("Follow what? Name a feed or a page, or a list of feeds with --opml FILE.")
    rows: list[dict[str, Any]] = []
    bad: list[InputError] = []
    listed = _listed(opml) if opml else []
    with Store.open(ledger) as store:
        feeds = Feeds(store)
        for found in _found(urls or [], bad, allow_private):
            new = feeds.follow(found.url, found.feed.title, found.feed.kind)
            rows.append(_row(found.url, found.feed.title, new, found))
            _say(rows[-1], as_json)
        for one in listed:
            rows.append(_row(one.url, one.title, feeds.follow(one.url, one.title)))
    _finish(rows, len(listed), bad, as_json)


def unfollow(
    urls: Annotated[list[str], typer.Argument(metavar="URL", help="Feeds, by the addresses that `reportedly feeds` lists.")],
    ledger: LedgerPath = None,
) -> None:
    """Follows feeds no longer. Their reports stay in the ledger.

    Examples:

        reportedly unfollow https://daily.example/rss.xml

    What they named and was not read yet is forgotten.
    """
    from reportedly.cli.output import out
    from reportedly.ledger.feeds import Feeds
    from reportedly.ledger.sqlite import Store

    with Store.open(ledger, create=False) as store:
        for url in urls:
            Feeds(store).unfollow(url)
            out().print(f"No longer followed: {url}", soft_wrap=True)


def _found(urls: Sequence[str], bad: "list[InputError]", allow_private: bool) -> "Iterator[Found]":
    """The feeds at the addresses; what is none goes to `bad`."""
    if not urls:
        return
    from reportedly.cli.progress import busy
    from reportedly.errors import InputError
    from reportedly.following.find import find
    from reportedly.intake.fetch import Fetcher

    with Fetcher(allow_private=allow_private) as fetcher:
        for url in urls:
            try:
                with busy(f"Asking {url} …"):
                    found = find(url, fetcher)
            except InputError as problem:
                bad.append(problem)
            else:
                yield found


def _listed(file: Path) -> Any:
    from reportedly.intake.encoding import raw
    from reportedly.intake.feeds.opml import read_opml

    return read_opml(raw(file), str(file))


def _row(url: str, title: str | None, new: bool, found: "Found | None" = None) -> dict[str, Any]:
    row: dict[str, Any] = {"url": url, "title": title, "new": new}
    if found:
        row |= {"kind": found.feed.kind, "named_by": found.named_by, "entries": len(found.feed.entries)}
    return row


def _say(row: dict[str, Any], as_json: bool) -> None:
    from reportedly.cli.output import out
    from reportedly.cli.words import count

    if as_json:
        return
    called = row["title"] or row["url"]
    told = f"{called} ({row['kind']}, with {count(row['entries'], 'report')} now): {row['url']}"
    named = f", named by {row['named_by']}" if row["named_by"] else ""
    out().print(f"{'Following' if row['new'] else 'Followed already:'} {told}{named}", soft_wrap=True)


def _finish(rows: list[dict[str, Any]], listed: int, bad: "list[InputError]", as_json: bool) -> None:
    from reportedly.cli.output import out, problem, write_json
    from reportedly.cli.words import count

    new = sum(row["new"] for row in rows)
    if as_json:
        write_json({"feeds": rows, "bad": [str(error) for error in bad]})
    else:
        if listed:
            from_list = rows[len(rows) - listed :]
            out().print(f"Following {count(sum(row['new'] for row in from_list), 'new feed')} of {listed} in the list.", soft_wrap=True)
        if new:
            out().print("Read what is new in them with: reportedly update", soft_wrap=True)
    for error in bad:
        problem(str(error))
    if bad:
        raise typer.Exit(1)
