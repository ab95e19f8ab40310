"""What linking takes and gives: claims with where they were told, and the events they tell of."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportedly.model.claim import Claim


class ClaimKey(NamedTuple):
    """Where in the ledger a claim stands: its report's id and its place in that report, from 0."""

    report_id: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and who carried it: `outlet` and `published` are those of the report, None where not known."""

    claim: Claim
    report_id: str
    ordinal: int
    published: date | None = None
    outlet: str | None = None

    @property
    def key(self) -> ClaimKey:
        """Unique in a ledger."""
        return ClaimKey(self.report_id, self.ordinal)


@dataclass(frozen=True, slots=True)
class Event:
    """Claims, from any report, that tell of the same happening. Derived: never the truth itself.

    `id` is `e-` and a hash of the first claim; `kind` the codebook's kind that most of the claims have,
    `family` the linking family; `claims` are in order of publication, report and place in the text. `parts` are the
    ids of events that took place within it (the meeting during a visit), `part_of` that of the one it belongs to.
    """

    id: str
    kind: str
    family: str
    claims: tuple[ClaimKey, ...]
    parts: tuple[str, ...] = ()
    part_of: str | None = None
