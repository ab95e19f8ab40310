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


def readings(reports: "Iterable[Report]", bad: list[InputError], codebook: Path | None = None) -> "Iterator[tuple[Report, Reading]]":
    """Reports with what was read in them, as they come.

    A report on which the reading fails goes to `bad`. Raises ModelError or CodebookError, with which nothing
    can be read at all.
    """
    for several in batches(reports):
        yield from read_batch(several, bad, codebook)


def read_batch(several: "list[Report]", bad: list[InputError], codebook: Path | None = None) -> "list[tuple[Report, Reading]]":
    """One batch, as `readings`: together, since the parser is quickest so; one by one where that fails."""
    if not several:
        return []
    read = reader(codebook)
    try:
        return list(zip(several, read(several), strict=True))
    except ReportedlyError:
        raise
    except Exception:
        pairs = []
        for report in several:
            try:
                pairs += list(zip([report], read([report]), strict=True))
            except ReportedlyError:
                raise
            except Exception as error:
                bad.append(_failed(report, error))
        return pairs


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
