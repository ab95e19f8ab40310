"""A claim: one event as told at one place of one report. The public record is `as_record`."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.span import Span
from reportedly.model.statement import Statement

STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "unknown")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so. `level` 0 is the outermost; `cue` the words that say it (`announced`, `according to`)."""

    name: str
    country: str | None
    level: int
    cue: str
    span: Span | None
    id: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """What kind of event, by the codebook, and the words that name it."""

    trigger: str
    trigger_span: Span
    kind: str
    plover: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of a claim, or one entry of it, is what it is: the rules that made it and the words they went by.

    `field` is named as in the claim record; `words` are in text order.
    """

    field: str
    value: str
    rules: tuple[str, ...]
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as told at one place of one report, with the words that every field stands on.

    `quote` is `report.text[span.start:span.end]`, the clause that carries the claim. `rules` names, in order,
    the rules that made it, each as `field:rule`; `reasons` tells the same field by field, with the words.
    `certainty` is how sure the text makes a reader that the event took place, from -3 (surely not) to 3 (surely); None
    where it is only referred to.
    """

    id: str
    report_id: str
    quote: str
    span: Span
    event: EventType
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sources: tuple[Speaker, ...]
    status: str
    time: Time | None
    place: Place | None
    quantities: tuple[Quantity, ...]
    rules: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    certainty: int | float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a result should know: a problem as a value with a place in the text."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report."""

    report_id: str
    published: date | None
    claims: tuple[Claim, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    notes: tuple[Note, ...]
    statements: tuple[Statement, ...] = ()
