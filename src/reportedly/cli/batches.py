"""Reports, sixteen at a time, with what was read in them. One bad report never stops the others."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import InputError, ReportedlyError

if TYPE_CHECKING:
    from reportedly.model.claim import Reading
    from reportedly.model.report import Report

BATCH = 16


def batches(reports: "Iterable[Report]", size: int = BATCH) -> "Iterator[list[Report]]":
    """The reports in lists of `size`; the last may be shorter."""
    waiting = iter(reports)
    while several := list(islice(waiting, size)):
        yield several


def readings(
    reports: "Iterable[Report]", bad: list[InputError], codebook: Path | None = None, processes: int = 1
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
    several: "Iterable[list[Report]]", codebook: Path | None = None, processes: int = 1
) -> "Iterator[tuple[list[Report], list[Reading | InputError]]]":
    """Batches with what came of each of their reports, in order; read by as many processes as wanted."""
    if processes == 1:
        yield from ((reports, attempt(reports, codebook)) for reports in several)
        return
    from reportedly.reading.pipeline import portable
    from reportedly.reading.workers import Workers

    with Workers(processes, partial(attempt, codebook=codebook)) as workers:
        yield from workers.map(portable(reports) for reports in several)


def attempt(several: "list[Report]", codebook: Path | None = None) -> "list[Reading | InputError]":
    """What came of each report: together, since the parser is quickest so; one by one where that fails."""
    if not several:
        return []
    read = reader(codebook)
    try:
        return list(read(several))
    except ReportedlyError:
        raise
    except Exception:
        return [_alone(report, read) for report in several]


def _alone(report: "Report", read: "Callable[[list[Report]], Iterable[Reading]]") -> "Reading | InputError":
    try:
        return next(iter(read([report])))
    except ReportedlyError:
        raise
    except Exception as error:
        return _failed(report, error)


def reader(codebook: Path | None) -> "Callable[[list[Report]], Iterable[Reading]]":
    """The pipeline, with the kinds in the folder `codebook` besides the built-in ones."""
    from reportedly.codebook.kinds import load
    from reportedly.reading.pipeline import read_many

    return partial(read_many, codebook=load(codebook))


def _failed(report: "Report", error: Exception) -> InputError:
    return InputError(
        f"{report.id}: the reading failed ({type(error).__name__}: {error}). This is a fault of the program: "
        "please send the report's text to its makers. Other reports are not touched by it."
    )
