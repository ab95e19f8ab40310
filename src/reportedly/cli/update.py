"""`reportedly update`: what is new in the feeds that are followed, read and kept."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import AllowPrivate, CodebookFolder, Json, LedgerPath, Processes

if TYPE_CHECKING:
    from reportedly.following.steps import Asked, Step
    from reportedly.intake.fetch import Fetcher
    from reportedly.ledger.feeds import FeedKept, Feeds
    from reportedly.ledger.sqlite import Store


@dataclass
class Told:
    """What an update did so far."""

    asked: "list[Asked]" = field(default_factory=list)
    steps: "list[Step]" = field(default_factory=list)
    waiting: int = 0
    stopped: bool = False

    def count(self, kind: str) -> int:
        """Reports that were new, the same or another version."""
        return sum(one.kind == kind for step in self.steps for one in step.added)

    @property
    def claims(self) -> int:
        return sum(one.claims for step in self.steps for one in step.added if one.kind != "same")

    @property
    def failed(self) -> "list[Asked]":
        """Feeds that could not be had."""
        return [one for one in self.asked if one.problem]


def command(
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL", help="Only these of the followed feeds; also those that are to be left alone.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Read at most so many entries; the rest waits.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only entries of this day or later, or without one.")] = None,
    again: Annotated[bool, typer.Option("--all", help="Ask also the feeds that failed and are left alone for a while.")] = False,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    processes: Processes = None,
    allow_private: AllowPrivate = False,
    as_json: Json = False,
) -> None:
    """Reads what is new in the feeds that are followed.

    Examples:

        reportedly update
        reportedly update --processes 2 --since 2025-07-01
        reportedly update https://daily.example/rss.xml --limit 20

    Feeds are asked whether they changed; what they name and the ledger has
    not is read: its whole text where the feed gives it, else its page. Hosts
    are asked side by side, each one slowly, as its robots.txt wishes. Stop it
    with Ctrl-C, or lose the connection: the same command goes on from there.
    A feed that fails is left alone for a while, the longer the oftener.
    The exit code is 1 where a feed failed.
    """
    from reportedly.cli.asking import day_asked
    from reportedly.errors import UsageError
    from reportedly.intake.fetch import Fetcher
    from reportedly.ledger.feeds import Feeds
    from reportedly.ledger.sqlite import Store

    first = day_asked(since, "--since")
    told = Told()
    with Store.open(ledger, create=False) as store, Fetcher(allow_private=allow_private) as fetcher:
        feeds = Feeds(store)
        several = chosen(feeds, urls or [], again)
        if not several and not feeds.all():
            raise UsageError("No feeds are followed yet. Follow one with: reportedly follow URL")
        with _until_stopped(told):
            run(store, feeds, several, fetcher, told, (limit, first), codebook, processes)
        told.waiting = len(feeds.waiting(at="9999"))
    finish(told, as_json)


def chosen(feeds: "Feeds", urls: Sequence[str], again: bool) -> "list[FeedKept]":
    """The feeds to ask. Raises NotFoundError for one that is not followed."""
    from reportedly.errors import NotFoundError
    from reportedly.following.find import completed

    if not urls:
        return feeds.all() if again else feeds.due()
    known = {feed.url: feed for feed in feeds.all()}
    wanted = [url if url in known else completed(url) for url in urls]
    for url in wanted:
        if url not in known:
            raise NotFoundError(f"No feed {url} is followed. `reportedly feeds` lists those that are.")
    return [known[url] for url in dict.fromkeys(wanted)]


def run(
    store: "Store",
    feeds: "Feeds",
    several: "Sequence[FeedKept]",
    fetcher: "Fetcher",
    told: Told,
    bounds: tuple[int | None, Any],
    codebook: Path | None,
    processes: int | None,
) -> None:
    """Asks the feeds, then reads what waits; `told` grows as it goes."""
    from functools import partial

    from reportedly.api import reader
    from reportedly.cli.batches import attempts
    from reportedly.cli.progress import bar
    from reportedly.following.update import ask, incoming, keep
    from reportedly.intake.web import taken

    with bar("Asking feeds", len(several)) as advance:
        for one in ask(feeds, several, fetcher):
            told.asked.append(one)
            advance(1)
    waiting = feeds.waiting(*bounds)
    read: Callable[[Any], Iterator[Any]] = partial(attempts, codebook=codebook, processes=processes)
    with bar("Reading", len(waiting)) as advance:
        for step in keep(store, feeds, incoming(waiting, fetcher, taken), read, reader(codebook)):
            told.steps.append(step)
            advance(1)


@contextmanager
def _until_stopped(told: Told) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        told.stopped = True


def finish(told: Told, as_json: bool) -> None:
    """Says what was done and what not; ends with exit code 1 where a feed failed or it was stopped."""
    from reportedly.cli.output import out, problem, write_json

    if as_json:
        write_json(as_object(told))
    else:
        for line in lines(told):
            out().print(line, soft_wrap=True)
    for one in told.failed:
        problem(str(one.problem))
    if told.failed or told.stopped:
        raise typer.Exit(1)


def lines(told: Told) -> Iterator[str]:
    """The sum: feeds, reports, and what waits or was set aside."""
    from reportedly.cli.words import count

    if told.stopped:
        yield "Stopped: what is done is kept, and the same command goes on with the rest."
    asked, failed = len(told.asked), len(told.failed)
    named = sum(one.fresh for one in told.asked)
    yield f"{count(asked, 'feed')} asked, {count(named, 'entry')} new in them".replace("entrys", "entries") + (
        f"; {failed} failed" if failed else ""
    )
    yield (
        f"{told.count('new')} new, {told.count('same')} same, {count(told.count('version'), 'version')}, {count(told.claims, 'claim')}"
        + _rest(told)
    )


def _rest(told: Told) -> str:
    aside = sum(not step.added and not step.later for step in told.steps)
    parts = [f"{aside} set aside" if aside else "", f"{told.waiting} left for later" if told.waiting else ""]
    rest = "; ".join(filter(None, parts))
    return f"; {rest} (see: reportedly feeds --problems)" if aside else f"; {rest}" if rest else ""


def as_object(told: Told) -> dict[str, Any]:
    """The sum for programs."""
    return {
        "stopped": told.stopped,
        "feeds": [
            {"url": one.feed.url, "title": one.feed.title, "new": one.fresh, "problem": str(one.problem) if one.problem else None}
            for one in told.asked
        ],
        "new": told.count("new"),
        "same": told.count("same"),
        "versions": told.count("version"),
        "claims": told.claims,
        "waiting": told.waiting,
        "entries": [
            {
                "url": step.entry.entry.url,
                "feed": step.entry.feed.url,
                "reports": [one.report_id for one in step.added],
                "problems": [str(problem) for problem in step.problems],
                "later": step.later,
            }
            for step in told.steps
        ],
    }
