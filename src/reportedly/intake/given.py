"""What the user says of a report on the command line or in a call."""

from dataclasses import dataclass
from datetime import date as day


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that fills what a file does not tell itself. `date` is an ISO date or a `datetime.date`."""

    date: str | day | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
