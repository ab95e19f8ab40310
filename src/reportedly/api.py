"""The Python API: read a text, keep reports in a ledger, ask it. Everything here is typed and loads lazily.

>>> import reportedly
>>> reading = reportedly.read("Peru sent rice to Chile on Friday.", date="2025-07-09")  # doctest: +SKIP
>>> with reportedly.Ledger("stories.sqlite") as ledger:  # doctest: +SKIP
...     ledger.add("examples/")
...     ledger.timeline("RUS", "PRK")
"""

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from reportedly import __version__
from reportedly.answers import actors as _actors
from reportedly.answers import changes as _changes
from reportedly.answers import contested as _contested
from reportedly.answers import figures as _figures
from reportedly.answers import log as _log
from reportedly.answers import relations as _relations
from reportedly.answers import series as _series
from reportedly.answers import show as _show
from reportedly.answers import timeline as _timeline
from reportedly.answers import versions as _versions
from reportedly.answers import why as _why
from reportedly.answers.find import one_of
from reportedly.answers.moments import moment_of
from reportedly.answers.origins import Families
from reportedly.codebook.fingerprint import fingerprint
from reportedly.codebook.kinds import load
from reportedly.errors import InputError, UsageError
from reportedly.following.steps import Step
from reportedly.intake import Given, Skipped, Unread, build, read_path
from reportedly.intake.web import fetched, is_address
from reportedly.judging import exchange
from reportedly.judging.judge import Judge
from reportedly.ledger.feeds import FeedKept, Feeds
from reportedly.ledger.judged.state import Lost
from reportedly.ledger.sqlite import Added, Kept, Store
from reportedly.linking.keep import refresh, up_to_date
from reportedly.linking.why import Comparison, Why
from reportedly.model.claim import Reading
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.rereading import Reread, Rereading


def read(
    text: str,
    *,
    date: str | datetime.date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    codebook: Path | None = None,
) -> Reading:
    """What a text claims. `date` is the day of publication; without it relative times stay unresolved.

    Raises InputError for an empty text, one without English, or an impossible date; ModelError without the parser.
    """
    from reportedly.reading import pipeline

    report = build(text, id="text", where="the text", published=date, outlet=outlet, url=url, title=title)
    return pipeline.read(report, load(codebook))


def _items(source: str | Path | Report | Iterable[Report]) -> Iterable[Report | InputError]:
    if isinstance(source, Report):
        return [source]
    if isinstance(source, str) and is_address(source):
        from reportedly.intake.fetch import Fetcher

        with Fetcher() as fetcher:
            return fetched(source, Given(), fetcher)
    return read_path(Path(source)) if isinstance(source, str | Path) else source


def reader(codebook: Path | None = None) -> str:
    """What reads reports, as the ledger notes it of each: version and fingerprint, `0.1.0+3f2a91bc77d0`."""
    return f"{__version__}+{fingerprint(codebook)}"


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two times (ISO, UTC); `since` is '' for before all."""

    since: str
    until: str
    changes: tuple[_changes.Change, ...]


class Ledger:
    """Reports and their claims in one file or database, and questions to them. A context manager.

    `path` is the file or the address of a database, `postgresql://USER@HOST/DATABASE`; else the environment's REPORTEDLY_LEDGER,
    else a file in the user's data folder. Raises LedgerError where it cannot be opened.
    """

    def __init__(self, path: str | Path | None = None, *, create: bool = True, codebook: Path | None = None) -> None:
        self.store = Store.open(path, create=create)
        self._codebook = codebook

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        self.store.close()

    def add(self, source: str | Path | Report | Iterable[Report], *, processes: int = 1) -> list[Added]:
        """Reads and keeps reports: a file, a folder, an address, a report or several. What is known already changes nothing.

        A report in another language than English is kept without claims.
        With `processes` > 1 as many processes read at once; call it under `if __name__ == "__main__":` then.
        What was done with each, in their order. Raises the first InputError of a file that cannot be taken in,
        after the good ones are kept.
        """
        from reportedly.reading.pipeline import read_many

        bad: list[Exception] = []
        reports: list[Report] = []
        for item in _items(source):
            if isinstance(item, Report):
                reports.append(item)
            elif isinstance(item, Unread):
                reports.append(item.report)
            elif not isinstance(item, Skipped):
                bad.append(item)
        done = [self.store.known(report) for report in reports]
        unknown = [report for report, known in zip(reports, done, strict=True) if known is None]
        readings = read_many(unknown, codebook=load(self._codebook), processes=processes)
        by = reader(self._codebook)
        added = iter([self.store.add(report, reading.claims, reader=by) for report, reading in zip(unknown, readings, strict=True)])
        if bad:
            raise bad[0]
        return [known or next(added) for known in done]

    def follow(self, url: str, *, allow_private: bool = False) -> str:
        """Follows the feed at an address, or the one that the page there names; its address. Raises InputError where there is none."""
        from reportedly.following.find import find
        from reportedly.intake.fetch import Fetcher

        with Fetcher(allow_private=allow_private) as fetcher:
            found = find(url, fetcher)
        Feeds(self.store).follow(found.url, found.feed.title, found.feed.kind)
        return found.url

    def feeds(self) -> list[FeedKept]:
        """The feeds that are followed, and how they fare. See `ledger.feeds`."""

        return Feeds(self.store).all()

    def update(self, *, limit: int | None = None, since: datetime.date | None = None, allow_private: bool = False) -> list[Step]:
        """Reads what is new in the feeds that are followed; what became of each entry. See `following.update`."""
        from reportedly.following.update import ask, incoming, keep
        from reportedly.intake.fetch import Fetcher
        from reportedly.intake.web import taken
        from reportedly.reading.pipeline import read_batch

        feeds, book = Feeds(self.store), load(self._codebook)
        with Fetcher(allow_private=allow_private) as fetcher:
            for _ in ask(feeds, feeds.due(), fetcher):
                pass  # what came of it stands in the ledger
            coming = incoming(feeds.waiting(limit, since), fetcher, taken)
            return list(
                keep(self.store, feeds, coming, lambda lots: ((lot, read_batch(lot, book)) for lot in lots), reader(self._codebook))
            )

    def link(self) -> None:
        """Brings the events up to date with claims and judgements that have come since; every answer does this first."""
        if up_to_date(self.store):
            return
        from reportedly.linking.copies.kept import sort_copies

        sort_copies(self.store)
        revision, pairs = self.store.revision()[0], self.store.pairs()
        refresh(self.store, pairs.together, pairs.apart, revision)

    def _families(self) -> Families:
        """Which reports are copies of which."""
        return self.store.copied()

    def timeline(
        self,
        *sides: str,
        newest_first: bool = False,
        kinds: Collection[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        as_of: datetime.date | None = None,
    ) -> list[_timeline.Happening]:
        """Events of one side or between two, each with its life; as known on the day `as_of`. See `answers.timeline`."""
        self.link()
        return _timeline.timeline(
            self.store, *sides, newest_first=newest_first, kinds=kinds, since=since, until=until, as_of=as_of, families=self._families()
        )

    def contested(self, *sides: str, as_of: datetime.date | None = None, newest_first: bool = False) -> list[_contested.Contest]:
        """Events that some assert and others deny, with the versions of the sides. See `answers.contested`."""
        self.link()
        return _contested.contested(self.store, *sides, as_of=as_of, newest_first=newest_first, families=self._families())

    def figures(self, *sides: str, counted: str | None = None, kinds: Collection[str] = ()) -> list[_figures.Figure]:
        """Numbers by counted thing, day and speaker. See `answers.figures`."""
        self.link()
        return _figures.figures(self.store, *sides, counted=counted, kinds=kinds, families=self._families())

    def series(self, *sides: str, counted: str | None = None, kinds: Collection[str] = ()) -> list[_series.Series]:
        """The figures as series of one thing each, with plain totals and contradictions. See `answers.series`."""
        return _series.series(self.figures(*sides, counted=counted, kinds=kinds))

    def relations(
        self,
        one: str,
        other: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        as_of: datetime.date | None = None,
    ) -> _relations.Relations:
        """What two sides did to and with each other by month, weighed, with change points. See `answers.relations`."""
        self.link()
        return _relations.relations(self.store, one, other, since=since, until=until, as_of=as_of, families=self._families())

    def show(self, prefix: str) -> _show.EventView | _show.ClaimView | _show.ReportView:
        """An event, claim or report by the beginning of its id."""
        self.link()
        return _show.show(self.store, prefix, self._families())

    def diff(self, since: str | datetime.date = "last", *, note: bool = True) -> Diff:
        """What is told otherwise than at `since`: a day or time (UTC), or `last`, when this was last asked.

        With `note` the ledger notes that it was asked now. Raises UsageError for what is no time.
        """
        until, start = self.store.moment(), moment_of(self.store, since)
        self.link()
        found = Diff(start, until, tuple(_changes.changes(self.store, start)))
        if note:
            self.store.note_asked(until)
        return found

    def reread(self, *, dry_run: bool = False, processes: int = 1) -> list[Reread]:
        """Reads again the stored texts that another reader or codebook has read; with `dry_run` nothing is kept.

        Each report is kept by itself, so that what was done before an interruption stays done.
        """
        from reportedly.reading.pipeline import read_many

        work = Rereading(self.store, reader(self._codebook))
        reports = (kept.report for kept in work.waiting)
        readings = read_many(reports, codebook=load(self._codebook), processes=processes)
        return [work.put(kept, reading.claims, dry_run) for kept, reading in zip(work.waiting, readings, strict=True)]

    def judge(self, author: str) -> Judge:
        """Someone who judges claims and events: `ledger.judge("Ana Ruiz").wrong("c-3f2a", reason="a rumour")`. See `judging.judge`."""
        return Judge(self.store, author, self.link, self._codebook)

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order they came; `model.judgement.standing` tells which are in force."""
        return self.store.judgements()

    def lost_judgements(self) -> list[Lost]:
        """Judgements in force on claims that their reports, read anew, no longer make."""
        return self.store.lost()

    def export_judgements(self) -> list[str]:
        """All judgements as lines of JSON, for `import_judgements` of this or another ledger."""
        return [json.dumps(record, ensure_ascii=False) for record in exchange.records(self.store.judgements())]

    def import_judgements(self, lines: Iterable[str], where: str = "the judgements") -> exchange.Imported:
        """Takes in judgements as `export_judgements` gives them; what the ledger has changes nothing.

        Raises InputError that names the line, after `where`, that is no judgement.
        """
        return exchange.take_in(self.store, lines, where)

    def versions(self, report: str) -> list[_versions.Version]:
        """The versions of a report by the beginning of its id, each with what changed from the one before."""
        what, id = one_of(self.store, report)
        if what != "report":
            raise UsageError(f"{id} is no report, and only reports have versions. `reportedly reports` lists them.")
        return _versions.versions(self.store, id)

    def log(self, id: str | None = None) -> list[_log.Entry]:
        """The history of a report, claim, event or judgement, or of the whole ledger. See `answers.log`."""
        self.link()
        return _log.log(self.store, id)

    def families(self) -> dict[str, str]:
        """The family of copies of every report, by ids; that of a report without copies is its own."""
        self.link()
        return self.store.families()

    def why(self, event_or_claim: str, other: str | None = None) -> Why | Comparison:
        """Why an event is one: the pairs of claims that hold it together, and the nearest ones left out.

        With `other`, why two claims are one event or are not. Ids may be cut short; a claim alone stands for its event.
        Raises NotFoundError for an unknown id, UsageError for one that is none of a claim or event.
        """
        self.link()
        return _why.why(self.store, event_or_claim, other)

    def reports(self) -> Sequence[Kept]:
        """The reports kept, by day of publication."""
        return self.store.reports()

    def actors(self, country: str | None = None) -> list[_actors.Actor]:
        """Who appears, with offices over time."""
        return _actors.actors(self.store, country)
