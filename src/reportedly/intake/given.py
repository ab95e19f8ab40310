"""What the user says of a report on the command line or in a call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as day
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that fills what a file does not tell itself. `date` is an ISO date or a `datetime.date`.

    `fields` says what the fields of JSON records are called: `{"text": "body", "date": "published_at"}`.
    """

    date: str | day | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
