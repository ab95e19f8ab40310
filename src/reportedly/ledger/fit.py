"""What no ledger keeps: NUL and half characters, and names too long for an index. Alike in a file and on a server."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report

if TYPE_CHECKING:
    from reportedly.ledger.rows import Written

LONGEST = 1000  # bytes of an id or a name, in UTF-8: an index of PostgreSQL has room for some 2,700


def fit(words: str | None, what: str, most: int | None = None) -> None:
    """Raises InputError, which says `what` the words are, where they cannot be kept; `most` is how many bytes they may have."""
    try:
        size = len((words or "").encode())
    except UnicodeEncodeError as error:
        raise InputError(
            f"{what} holds half a character (a lone surrogate) at {error.start}: it was decoded wrongly. "
            "Decode it again, as UTF-8 for instance."
        ) from error
    if "\0" in (words or ""):
        raise InputError(f"{what} holds NUL characters, which no ledger keeps: take them out.")
    if most is not None and size > most:
        raise InputError(f"{what} has {size:,} bytes, too long for a ledger, which keeps {most:,}: give a shorter one.")


def fit_report(report: Report) -> None:
    """Raises InputError where a report cannot be kept."""
    of = f"of {_short(report.id)}"
    fit(report.id, f"The id {of}", LONGEST)
    for name in ("text", "title", "outlet", "url", "language"):
        fit(getattr(report, name), f"The {name} {of}")


def fit_claims(report_id: str, written: "Written") -> None:
    """Raises InputError where the claims of a report cannot be kept."""
    of = f"of a claim of {_short(report_id)}"
    for made, names in ((written.claims, {"id": "id"}), (written.parties, {"actor": "name", "name": "name", "office": "name"})):
        for place, column in enumerate(made.columns):
            if column in names:
                for values in made.values:
                    fit(values[place], f"The {names[column]} {of}", LONGEST)


def fit_judgements(several: Iterable[Judgement]) -> None:
    """Raises InputError where judgements cannot be kept. Their values may hold anything, as JSON."""
    for one in several:
        fit(one.subject, f"The subject of a judgement by {_short(one.author)}", LONGEST)
        for name in ("author", "at", "kind", "reason", "arrived"):
            fit(getattr(one, name), f"The {name} of a judgement on {_short(one.subject)}")


def _short(words: str) -> str:
    return ascii(words if len(words) <= 60 else f"{words[:60]}…")
