"""Reports, sixteen at a time, with what was read in them. One bad report never stops the others."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.ledger.rows import Written
    from reportedly.model.claim import Reading
    from reportedly.model.report import Report
    from reportedly.reading.workers import Workers

R = TypeVar("R")
BATCH = 16
SECONDS = 60.0  # for any batch: the first one of a process waits for the parser to be loaded


def batches(reports: "Iterable[Report]", size: int = BATCH) -> "Iterator[list[Report]]":
    """The reports in lists of `size`; the last may be shorter."""
    waiting = iter(reports)
    while several := list(islice(waiting, size)):
        yield several


def readings(
    reports: "Iterable[Report]", bad: list[InputError], codebook: Path | None = None, processes: int | None = None
) -> "Iterator[tuple[Report, Reading]]":
    """Reports with what was read in them, as they come.

    A report on which the reading fails goes to `bad`. Raises ModelError or CodebookError, with which nothing
    can be read at all.
    """
    for several, results in attempts(batches(reports), codebook, processes):
        for report, result in zip(several, results, strict=True):
            if isinstance(result, InputError):
                bad.append(result)
            else:
                yield report, result


def attempts(
    several: "Iterable[list[Report]]", codebook: Path | None = None, processes: int | None = None
) -> "Iterator[tuple[list[Report], list[Reading | InputError]]]":
    """Batches with what came of each of their reports, in order; read in this process, or by so many others.

    With others, be it one, a report on which one crashes or hangs is an InputError that says so.
    """
    return _done(partial(attempt, codebook=codebook), several, processes)


def attempts_written(
    several: "Iterable[list[Report]]", codebook: Path | None = None, processes: int | None = None
) -> "Iterator[tuple[list[Report], list[Written | InputError]]]":
    """As `attempts`, with the claims as the ledger has them: the processes that read make the rows, which are quickly handed on."""
    return _done(partial(attempt_written, codebook=codebook), several, processes)


def _done(
    work: "Callable[[list[Report]], list[R | InputError]]", several: "Iterable[list[Report]]", processes: int | None
) -> "Iterator[tuple[list[Report], list[R | InputError]]]":
    if processes is None:
        yield from ((reports, work(reports)) for reports in several)
        return
    from reportedly.reading.pipeline import portable
    from reportedly.reading.workers import Lost, Workers

    with Workers(processes, work, patience) as workers:
        for reports, results in workers.map(portable(reports) for reports in several):
            # Which report of a batch did it shows when each is read by itself.
            yield reports, _one_by_one(workers, reports) if isinstance(results, Lost) else results


def _one_by_one(workers: "Workers[list[Report], list[R | InputError]]", reports: "list[Report]") -> "list[R | InputError]":
    from reportedly.reading.attempts import lost
    from reportedly.reading.workers import Lost

    found: list[R | InputError] = []
    for (report,), results in workers.map([report] for report in reports):
        found += [lost(report.id, results.why)] if isinstance(results, Lost) else results
    return found


def patience(reports: "list[Report]") -> float:
    """The seconds that the reading of these reports may take."""
    from reportedly.reading import attempts as reading

    return reading.patience(reports, SECONDS)


def attempt(several: "list[Report]", codebook: Path | None = None) -> "list[Reading | InputError]":
    """What came of each report: together, since the parser is quickest so; one by one where that fails."""
    from reportedly.reading import attempts as reading

    return reading.attempt(several, reader(codebook)) if several else []


def attempt_written(several: "list[Report]", codebook: Path | None = None) -> "list[Written | InputError]":
    """As `attempt`, with the claims as the ledger has them."""
    from reportedly.ledger.rows import Written

    return [one if isinstance(one, InputError) else Written.of(one.claims) for one in attempt(several, codebook)]


def reader(codebook: Path | None) -> "Callable[[list[Report]], Iterable[Reading]]":
    """The pipeline, with the kinds in the folder `codebook` besides the built-in ones."""
    from reportedly.codebook.kinds import load
    from reportedly.reading.pipeline import read_many

    return partial(read_many, codebook=load(codebook))
