"""A decision by a rule or a person: a row that is only ever appended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.codec import decode

KINDS = ("same", "not-same", "right", "wrong", "field", "alias", "undo")
FIELDS = ("status", "kind", "sides", "actors", "recipients", "time", "place", "numbers", "speaker")


@dataclass(frozen=True, slots=True)
class Anchor:
    """By what a judged claim is known again when its report is read anew: the words it stands on, and its kind.

    `words` is the claim's quotation, `trigger` the word in it that tells the event, `start` where that word stands;
    `id` is the claim's id when it was judged. `kind` is what the machine held it to be. `published` is the report's day, by
    which copies of it are found; None where it has none, and in judgements of older ledgers.
    """

    report_id: str
    id: str
    kind: str = ""
    trigger: str = ""
    words: str = ""
    start: int = 0
    published: date | None = None

    @classmethod
    def of(cls, report_id: str, claim: Claim, published: date | None = None) -> "Anchor":
        """The anchor of a claim as the machine read it, in a report of that day."""
        event = claim.event
        return cls(report_id, claim.id, event.kind, event.trigger, claim.quote, event.trigger_span.start, published)


@dataclass(frozen=True, slots=True)
class Judgement:
    """`author` decided `kind` (one of KINDS) of `subject` (an id, two of them, or a name), `at` an ISO time.

    `value` is what was decided, as plain JSON: of right and wrong `{"claim": anchor}`; of field that with `"field"` and
    `"to"`; of same and not-same `{"one": anchors, "other": anchors}`; of alias `{"words", "actor"}`.
    `undoes` is the id of the judgement that this one takes back. `id` counts from 1 in a ledger; `arrived` is when it
    came into this ledger, where that is later than `at`.
    """

    id: int
    author: str
    at: str
    kind: str
    subject: str
    value: Any
    reason: str
    undoes: int | None = None
    arrived: str | None = None

    @property
    def order(self) -> tuple[str, int]:
        """Of two that contradict one another the later one wins."""
        return self.at, self.id

    @property
    def field(self) -> str:
        """The field that is judged; '' of other kinds."""
        return str(self.value["field"]) if self.kind == "field" and isinstance(self.value, dict) else ""

    def anchors(self) -> Iterator[Anchor]:
        """The claims that are judged."""
        if isinstance(self.value, dict):
            several = [self.value["claim"]] if isinstance(self.value.get("claim"), dict) else []
            for data in (*several, *self.value.get("one", ()), *self.value.get("other", ())):
                yield decode(Anchor, data)


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that are in force, in the order of their weight, the last one first.

    An undo is itself a judgement: undone, it leaves standing what it took back.
    """
    undone: set[int] = set()
    found = []
    for one in sorted(judgements, key=lambda one: -one.id):  # an undo always came after what it undoes
        if one.id in undone:
            continue
        if one.undoes is not None:
            undone.add(one.undoes)
        else:
            found.append(one)
    return sorted(found, key=lambda one: one.order, reverse=True)
