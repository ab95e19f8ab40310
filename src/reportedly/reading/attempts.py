"""Reading reports of which some may be bad: one on which the reading fails never stops the others."""

from collections.abc import Callable, Iterable, Sequence

from reportedly.errors import InputError, ReportedlyError
from reportedly.model.claim import Reading
from reportedly.model.report import Report

SECONDS = 60.0  # for any batch: the first one of a process waits for the parser to be loaded
SIGNS_A_SECOND = 1000

Read = Callable[[list[Report]], Iterable[Reading]]


def patience(reports: Iterable[Report], seconds: float = SECONDS) -> float:
    """The seconds that the reading of these reports may take: some ten times what they take on a busy machine."""
    return seconds + sum(len(report.text) for report in reports) / SIGNS_A_SECOND


def attempt(several: Sequence[Report], read: Read) -> list[Reading | InputError]:
    """What came of each report: together, since the parser is quickest so; one by one where that fails.

    Raises what ends all reading: a ModelError or CodebookError.
    """
    if not several:
        return []
    try:
        return list(read(list(several)))
    except ReportedlyError:
        raise
    except Exception:
        return [_alone(report, read) for report in several]


def lost(report: str, why: str) -> InputError:
    """Of a report that ended the process which read it, or took too long; `report` names it, `why` as `workers.Lost` has it."""
    return InputError(
        f"{report}: the reading {why}, and the report was set aside. This is a fault of the program: please send the report's "
        "text to its makers. Other reports are not touched by it."
    )


def _alone(report: Report, read: Read) -> Reading | InputError:
    try:
        return next(iter(read([report])))
    except ReportedlyError:
        raise
    except Exception as error:
        return _failed(report, error)


def _failed(report: Report, error: Exception) -> InputError:
    return InputError(
        f"{report.id}: the reading failed ({type(error).__name__}: {error}). This is a fault of the program: "
        "please send the report's text to its makers. Other reports are not touched by it."
    )
