"""A decision by a rule or a person: a row that is only ever appended."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Judgement:
    """`author` decided `kind` (same, not-same, right, wrong, field) of `subject` (an id), `at` an ISO time.

    `value` is what was decided, as plain JSON; `undoes` the id of the judgement that this one takes back.
    `id` counts from 1 in a ledger.
    """

    id: int
    author: str
    at: str
    kind: str
    subject: str
    value: Any
    reason: str
    undoes: int | None = None
