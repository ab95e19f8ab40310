"""`reportedly feeds`: the feeds that are followed, and how they fare."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.ledger.feeds import EntryKept, FeedKept


def command(
    problems: Annotated[bool, typer.Option("--problems", help="List the entries that were set aside or put off, and why.")] = False,
    opml: Annotated[bool, typer.Option("--opml", help="Print the list for other readers, as OPML.")] = False,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Lists the feeds that are followed, and how they fare.

    Examples:

        reportedly feeds
        reportedly feeds --problems
        reportedly feeds --opml > subscriptions.opml

    Of each: when it last answered, what is wrong with it, how many reports it
    named in the last update that were new, how many were read, wait or were
    set aside. Times are UTC.
    """
    from reportedly.cli.output import out, write_lines
    from reportedly.ledger.feeds import Feeds
    from reportedly.ledger.sqlite import Store

    with Store.open(ledger, create=False) as store:
        kept = Feeds(store)
        feeds, aside = kept.all(), kept.aside() if problems else []
    if opml:
        from reportedly.intake.feeds.opml import Followed, write_opml

        out().file.write(write_opml(Followed(feed.url, feed.title) for feed in feeds))
    elif as_json:
        write_lines(map(problem_object, aside) if problems else map(asdict, feeds))
    elif problems:
        out().print(problems_table(aside) if aside else "No entry was set aside or put off.")
    elif feeds:
        out().print(feeds_table(feeds))
    else:
        out().print("No feeds are followed yet. Follow one with: reportedly follow URL")


def feeds_table(feeds: "Iterable[FeedKept]") -> "Table":
    """One row a feed: what it is, how it fares, what came of it."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid

    def about(feed: "FeedKept") -> Text:
        cell = Text(feed.title or "")
        return cell.append(("\n" if cell.plain else "") + feed.url, style="dim")

    columns = (
        Column("Feed", share=3),
        Column("State", share=2),
        Column("New", most=5, least=4, right=True),
        Column("Read", most=6, least=4, right=True),
        Column("Waiting", most=7, least=7, right=True),
        Column("Aside", most=6, least=5, right=True),
    )
    rows = ((about(feed), state(feed), str(feed.fresh), str(feed.read), str(feed.waiting), str(feed.aside)) for feed in feeds)
    return grid(columns, rows, airy=True)


def state(feed: "FeedKept") -> "Text":
    """How a feed fares, in words."""
    from rich.text import Text

    if feed.checked_at is None:
        return Text("not asked yet", style="dim")
    if not feed.failures:
        return Text(f"well, {minute(feed.fetched_at)}")
    times = "once" if feed.failures == 1 else f"{feed.failures} times"
    last = f"answered last {minute(feed.fetched_at)}" if feed.fetched_at else "never answered"
    cell = Text(f"failed {times}, {last}; is asked again after {minute(feed.next_at)}", style="yellow")
    return cell.append("\n" + without_address(feed.problem or ""), style="dim")


def without_address(problem: str) -> str:
    """A problem without the address before it, which stands beside it."""
    start, found, rest = problem.partition(": ")
    return rest if found and "://" in start else problem


def minute(moment: str | None) -> str:
    """A time to the minute: `2025-07-09 10:31`."""
    return (moment or "?")[:16].replace("T", " ")


def problems_table(entries: "Sequence[EntryKept]") -> "Table":
    """One row an entry: which, and why it was not read."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid

    def about(kept: "EntryKept") -> Text:
        cell = Text(kept.entry.title or "")
        return cell.append(("\n" if cell.plain else "") + (kept.entry.url or kept.entry.key), style="dim")

    columns = (Column("Entry", share=1), Column("State", most=7, least=7), Column("Why", share=1))
    return grid(columns, ((about(one), one.state, without_address(one.problem or "")) for one in entries), airy=True)


def problem_object(kept: "EntryKept") -> dict[str, object]:
    """An entry that was not read, for programs."""
    entry = kept.entry
    return {
        "url": entry.url,
        "title": entry.title,
        "published": entry.published,
        "feed": kept.feed.url,
        "state": kept.state,
        "tries": kept.tries,
        "problem": kept.problem,
    }
