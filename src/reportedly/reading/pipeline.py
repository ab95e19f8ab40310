"""THE order of the stages: a report in, its reading out. Each stage is a function of what came before.

    syntax -> places -> times -> quantities -> actors -> events -> speakers -> sides -> status -> claims -> settings -> reasons

Read this file first. Every phenomenon is a folder; they never import one another and meet in `model`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from reportedly.codebook.kinds import Codebook, load
from reportedly.errors import ReportedlyError
from reportedly.model.claim import Note, Reading
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.syntax import Tree
from reportedly.reading import actors, events, places, quantities, sides, speakers, syntax, times
from reportedly.reading.claims import Page, assigned, claim_of
from reportedly.reading.context import Surroundings
from reportedly.reading.reasons import explained
from reportedly.reading.settings import Ground, Told, settle
from reportedly.reading.status import certainty_of, status_of
from reportedly.reading.workers import Lost, Workers

UNDATED = Note(
    "undated",
    "The report has no date of publication: relative times such as `on Friday` stay unresolved. Give it one with --date.",
)


def read(report: Report, codebook: Codebook | None = None) -> Reading:
    """All that is read in one report. Raises ModelError where the parser's model is not there."""
    return next(read_many([report], codebook=codebook))


def read_many(
    reports: Iterable[Report], batch: int = syntax.BATCH, codebook: Codebook | None = None, processes: int = 1
) -> Iterator[Reading]:
    """The readings of several reports, in their order. `batch` texts are parsed together: quicker, more memory.

    With `processes` > 1 as many processes read a batch each (see `workers`); the readings are the same.
    """
    waiting = iter(reports)
    several = iter(lambda: list(islice(waiting, batch)), [])
    if processes == 1:
        for one in several:
            yield from read_batch(one, codebook)
        return
    with Workers(processes, partial(read_batch, codebook=codebook)) as workers:
        for lot, readings in workers.map(portable(one) for one in several):
            if isinstance(readings, Lost):
                raise ReportedlyError(f"{', '.join(report.id for report in lot)}: the reading {readings.why}. Read them one by one.")
            yield from readings


def read_batch(reports: Sequence[Report], codebook: Codebook | None = None) -> list[Reading]:
    """The readings of reports that are parsed together."""
    book = codebook or load()
    english = [report for report in reports if not report.unread]
    trees = syntax.parse(((report.text, report.regions) for report in english), max(1, len(english)))
    return [unread(report) if report.unread else read_tree(report, next(trees), book) for report in reports]


def unread(report: Report) -> Reading:
    """The reading of a report in another language: nothing, which is said."""
    note = Note("unread", f"The report is not in English ({report.language}) and is not read.")
    return Reading(report.id, report.published, (), (), (), (), (note,))


def portable(reports: Iterable[Report]) -> list[Report]:
    """The reports as another process gets them: without what their files carried besides, which is not read."""
    return [replace(report, meta={}, raw=None) for report in reports]


def read_tree(report: Report, tree: Tree, codebook: Codebook) -> Reading:
    """The reading of a report whose text is parsed."""
    draft = drafted(report, tree, codebook)
    settled = settle(draft.told, Ground(report, draft.page.times, draft.page.spots, draft.places))
    claims = tuple(explained(draft.page, mention, claim) for mention, claim in zip(draft.found, settled, strict=True))
    notes, said = _notes(report, draft.times), speakers.statements(tree)
    return Reading(report.id, report.published, claims, draft.times, draft.quantities, draft.places, notes, said)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report read up to its claims with the times and places of their own clauses (`told`), one for each event `found`."""

    page: Page
    found: Sequence[EventMention]
    told: Sequence[Told]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]


def drafted(report: Report, tree: Tree, codebook: Codebook) -> Draft:
    """All stages but the last: what neighbours tell of times and places."""
    where = places.resolve(tree, places.find(tree), report.outlet)
    when = times.resolve(tree, times.find(tree), report.published)
    how_many = quantities.find(tree, when)
    story = told_in(report, tree, where, codebook)
    found = sides.decided(story)
    page = Page(report, tree, when, how_many, where, story.attributions, codebook)
    numbers = assigned(page, found)
    told: list[Told] = []
    for ordinal, mention in enumerate(found):
        token = tree.tokens[mention.index]
        status, certainty = (mention.status, "status:referred"), None
        if not mention.told_by:
            covering = page.covering(mention.index)
            status = status_of(token, covering, mention.status, mention.verbal)
            certainty = certainty_of(token, covering)
        claim = replace(claim_of(page, mention, numbers[ordinal], status), certainty=certainty)
        told.append(Told(claim, token, mention.index in page.undated))
    return Draft(page, found, told, when, how_many, where)


def told_in(report: Report, tree: Tree, where: tuple[Place, ...], codebook: Codebook) -> sides.Story:
    """The cast and the speakers of a report, and its events as their words read and as the rules complete them."""
    cast = actors.resolve(report, tree, where)
    said = speakers.find(tree, cast, report.outlet, report.regions)
    read = tuple(events.ledger(events.find(tree, cast, codebook)))
    return sides.Story(tree, cast, said, read, tuple(Surroundings(tree, cast, said, codebook).complete(read)))


def _notes(report: Report, when: tuple[Time, ...]) -> tuple[Note, ...]:
    if report.published is None and any(t.start is None and t.end is None and t.type == "DATE" for t in when):
        return (UNDATED,)
    return ()


__all__ = ["Quantity", "portable", "read", "read_batch", "read_many", "read_tree"]
