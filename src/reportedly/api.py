"""The Python API: read a text, keep reports in a ledger, ask it. Everything here is typed and loads lazily.

>>> import reportedly
>>> reading = reportedly.read("Peru sent rice to Chile on Friday.", date="2025-07-09")  # doctest: +SKIP
>>> with reportedly.Ledger("stories.sqlite") as ledger:  # doctest: +SKIP
...     ledger.add("examples/")
...     ledger.timeline("RUS", "PRK")
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import TracebackType

from reportedly import __version__
from reportedly.answers import actors as _actors
from reportedly.answers import figures as _figures
from reportedly.answers import show as _show
from reportedly.answers import timeline as _timeline
from reportedly.answers import why as _why
from reportedly.codebook.kinds import load
from reportedly.intake import Skipped, build, read_path
from reportedly.ledger.sqlite import Added, Kept, Store
from reportedly.linking.keep import refresh
from reportedly.linking.why import Comparison, Why
from reportedly.model.claim import Reading
from reportedly.model.report import Report


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


class Ledger:
    """Reports and their claims in one file, and questions to them. A context manager.

    `path` is the file, else the environment's REPORTEDLY_LEDGER, else the user's data folder. Raises LedgerError where it
    cannot be opened.
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
        """Reads and keeps reports: a file, a folder, a report or several. What is known already changes nothing.

        With `processes` > 1 as many processes read at once; call it under `if __name__ == "__main__":` then.
        What was done with each, in their order. Raises the first InputError of a file that cannot be taken in,
        after the good ones are kept.
        """
        from reportedly.reading.pipeline import read_many

        bad: list[Exception] = []
        reports: list[Report] = []
        items = [source] if isinstance(source, Report) else read_path(Path(source)) if isinstance(source, str | Path) else source
        for item in items:
            if isinstance(item, Report):
                reports.append(item)
            elif not isinstance(item, Skipped):
                bad.append(item)
        done = [self.store.known(report) for report in reports]
        unknown = [report for report, known in zip(reports, done, strict=True) if known is None]
        readings = read_many(unknown, codebook=load(self._codebook), processes=processes)
        added = iter(
            [self.store.add(report, reading.claims, reader=__version__) for report, reading in zip(unknown, readings, strict=True)]
        )
        if bad:
            raise bad[0]
        return [known or next(added) for known in done]

    def link(self) -> None:
        """Brings the events up to date with claims that have come since; every answer does this first."""
        refresh(self.store)

    def timeline(
        self,
        *sides: str,
        newest_first: bool = False,
        kinds: Collection[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
    ) -> list[_timeline.Happening]:
        """Events of one side or between two. See `answers.timeline`."""
        self.link()
        return _timeline.timeline(self.store, *sides, newest_first=newest_first, kinds=kinds, since=since, until=until)

    def figures(self, *sides: str, counted: str | None = None, kinds: Collection[str] = ()) -> list[_figures.Figure]:
        """Numbers by counted thing, day and speaker. See `answers.figures`."""
        self.link()
        return _figures.figures(self.store, *sides, counted=counted, kinds=kinds)

    def show(self, prefix: str) -> _show.EventView | _show.ClaimView | _show.ReportView:
        """An event, claim or report by the beginning of its id."""
        self.link()
        return _show.show(self.store, prefix)

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
