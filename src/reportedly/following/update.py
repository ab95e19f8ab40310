"""What is new in the feeds that are followed, read and kept. Read this from top to bottom: feeds -> entries -> reports -> ledger.

Every step is written as soon as it is done: what a feed named with how far it was asked, every report by itself, every entry
when its reports are kept. So an update that is ended anywhere goes on from there.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.errors import FetchError, InputError
from reportedly.following.find import FEEDS
from reportedly.following.steps import Asked, Step
from reportedly.intake.feeds.entry import ENTRIES, Entry, Feed
from reportedly.intake.feeds.parse import parse
from reportedly.intake.feeds.report import full_report
from reportedly.intake.fetch import Answer, Fetcher, Request, fetch_all
from reportedly.intake.given import Given
from reportedly.intake.unread import Unread
from reportedly.intake.web import Reader
from reportedly.ledger.feeds import EntryKept, FeedKept, Feeds
from reportedly.ledger.sqlite import Added, Store
from reportedly.model.claim import Reading
from reportedly.model.report import Report

BATCH = 16
# Reads reports, some at a time, in their order: `cli.batches.attempts`.
Attempts = Callable[[Iterable[list[Report]]], Iterator[tuple[list[Report], Sequence[Reading | InputError]]]]


def ask(feeds: Feeds, several: Sequence[FeedKept], fetcher: Fetcher) -> Iterator[Asked]:
    """Asks the feeds what is new, only as far as they changed, and notes what they name."""
    by_request = {Request(feed.url, feed.etag, feed.modified, FEEDS): feed for feed in several}
    for request, answer in fetch_all(fetcher, by_request):
        feed = by_request[request]
        try:
            if isinstance(answer, FetchError):
                raise answer
            told = _told(answer, fetcher) if answer.fresh else None
        except InputError as problem:
            feeds.failed(feed, str(problem), problem.wait if isinstance(problem, FetchError) else None)
            yield Asked(feed, problem=problem)
            continue
        yield Asked(feed, feeds.came(feed, told, answer.etag, answer.modified, answer.moved))


def _told(answer: Answer, fetcher: Fetcher) -> Feed:
    """The feed in an answer; of an index of sitemaps the entries of those below, as far as they can be had."""
    feed = parse(answer.body, answer.url, answer.kind)
    if not feed.below:
        return feed
    entries: list[Entry] = []
    problem: InputError | None = None
    for request, below in fetch_all(fetcher, [Request(url, accept=FEEDS) for url in feed.below]):
        try:
            if isinstance(below, FetchError):
                raise below
            entries += parse(below.body, request.url, below.kind).entries
        except InputError as error:
            problem = error
    if problem and not entries:
        raise problem
    newest = sorted(entries, key=lambda entry: entry.stamp or "", reverse=True)
    return replace(feed, entries=tuple(newest[:ENTRIES]))


def incoming(several: Sequence[EntryKept], fetcher: Fetcher, reader: Reader) -> Iterator[tuple[EntryKept, Sequence[Report | InputError]]]:
    """Each entry with its reports: of its whole text where the feed has that, else of its page, which is fetched."""
    pages: dict[Request, EntryKept] = {}
    for kept in several:
        if kept.entry.text is not None:
            yield kept, (_full(kept),)
        elif kept.entry.url is not None:
            pages[Request(kept.entry.url)] = kept
        else:
            yield kept, (InputError(f"{kept.entry.key}: the feed gives neither an address nor the whole text. Nothing can be read of it."),)
    for request, answer in fetch_all(fetcher, pages):
        kept = pages[request]
        if isinstance(answer, FetchError):
            yield kept, (answer,)
            continue
        given = Given(kept.entry.day, kept.feed.title, answer.url, kept.entry.title)
        yield kept, reader(answer, given)


def _full(kept: EntryKept) -> Report | InputError:
    from reportedly.intake.pages import id_of

    try:
        key = kept.entry.url or kept.entry.key
        return full_report(kept.entry, kept.feed.title, kept.feed.url, id_of(kept.entry.url, key))
    except InputError as problem:
        return problem


@dataclass
class _Waiting:
    """An entry of which `left` reports are still being read."""

    kept: EntryKept
    left: int
    added: list[Added]
    problems: list[InputError]


def keep(
    store: Store,
    feeds: Feeds,
    coming: Iterable[tuple[EntryKept, Sequence[Report | InputError]]],
    attempts: Attempts,
    by: str,
) -> Iterator[Step]:
    """Reads the reports of entries with `attempts` and keeps them, as read by the reader `by`; the entries as they are done.

    A report that the ledger holds already is not read again.
    """
    done: deque[_Waiting] = deque()  # of which nothing is to be read
    lots: deque[list[tuple[_Waiting, Report, Added | None]]] = deque()

    def opened() -> Iterator[tuple[_Waiting, Report]]:
        for kept, several in coming:
            # What is in another language is kept and not read.
            items = [item.report if isinstance(item, Unread) else item for item in several]
            reports = [item for item in items if isinstance(item, Report)]
            waiting = _Waiting(kept, len(reports), [], [item for item in items if isinstance(item, InputError)])
            if not reports:
                done.append(waiting)
            for report in reports:
                yield waiting, report

    def unknown() -> Iterator[list[Report]]:
        pairs = opened()
        while several := list(islice(pairs, BATCH)):
            lots.append([(waiting, report, store.known(report)) for waiting, report in several])
            yield [report for _, report, known in lots[-1] if known is None]

    for _, results in attempts(unknown()):
        coming_results = iter(results)
        for waiting, report, known in lots.popleft():
            try:
                waiting.added.append(known or _added(store, report, next(coming_results), by))
            except InputError as problem:
                waiting.problems.append(problem)
            waiting.left -= 1
            if not waiting.left:
                done.append(waiting)
        while done:
            yield _noted(feeds, done.popleft())
    while done:
        yield _noted(feeds, done.popleft())


def _added(store: Store, report: Report, result: Reading | InputError, by: str) -> Added:
    if isinstance(result, InputError):
        raise result
    return store.add(report, result.claims, reader=by)


def _noted(feeds: Feeds, waiting: _Waiting) -> Step:
    """Writes what became of an entry."""
    kept, added, problems = waiting.kept, waiting.added, waiting.problems
    passing = [one for one in problems if isinstance(one, FetchError) and one.passing]
    if added:
        feeds.read(kept, added[0].report_id if len(added) == 1 else None)
    elif passing:
        feeds.put_off(kept, str(passing[0]), passing[0].wait)
    else:
        feeds.set_aside(kept, "; ".join(map(str, problems)) or f"{kept.entry.key}: no report in it.")
    return Step(kept, tuple(added), tuple(problems), later=bool(passing and not added))
