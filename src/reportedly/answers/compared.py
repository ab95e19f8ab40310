"""Two readings of one report compared, claim by claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.ledger.judged.match import match, plain
from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor

ALIKE = 0.6
FIELDS = ("kind", "status", "actors", "recipients", "sources", "time", "place", "quantities", "quote")


@dataclass(frozen=True, slots=True)
class Changed:
    """One claim before and after; `fields` (of FIELDS) are those that differ in more than where they stand."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second reading has that the first had not (`new`), what it has no longer (`gone`), and what is otherwise."""

    new: tuple[Claim, ...]
    gone: tuple[Claim, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


def compare(before: Sequence[Claim], after: Sequence[Claim], same_text: bool = False) -> Comparison:
    """Claims are the same by their words and kind, or, in the `same_text`, by the word that tells the event."""
    pairs = paired(before, after, same_text)
    found = (Changed(before[one], after[other], differing(before[one], after[other])) for one, other in pairs.items())
    return Comparison(
        tuple(claim for number, claim in enumerate(after) if number not in pairs.values()),
        tuple(claim for number, claim in enumerate(before) if number not in pairs),
        tuple(sorted((one for one in found if one.fields), key=lambda one: one.after.span)),
    )


def paired(before: Sequence[Claim], after: Sequence[Claim], same_text: bool = False) -> dict[int, int]:
    """Which claim of the second reading is which of the first, by their places; each in one pair at most.

    First by kind and words; in the `same_text` by the word that tells the event; else by kind, that word and words
    that are much alike, so that a corrected number is a change of one claim.
    """
    rest = dict(enumerate(after))
    pairs: dict[int, int] = {}

    def take(number: int, other: int) -> None:
        pairs[number] = other
        del rest[other]

    for number, claim in enumerate(before):
        places = list(rest)
        found = match(Anchor.of("", claim), list(rest.values()))
        if found is not None:
            take(number, places[found])
    left = [(number, claim) for number, claim in enumerate(before) if number not in pairs]
    if same_text:
        for number, claim in left:
            at = next((n for n, one in rest.items() if one.event.trigger_span == claim.event.trigger_span), None)
            if at is not None:
                take(number, at)
        return pairs
    near = [(-_alike(claim, other), number, n) for number, claim in left for n, other in rest.items()]
    for alike, number, n in sorted(near):
        if -alike >= ALIKE and number not in pairs and n in rest:
            take(number, n)
    return pairs


def _alike(one: Claim, other: Claim) -> float:
    """How much of the words two claims of one kind and trigger share, 0 to 1."""
    if (one.event.kind, plain(one.event.trigger)) != (other.event.kind, plain(other.event.trigger)):
        return 0.0
    return SequenceMatcher(None, plain(one.quote).split(), plain(other.quote).split(), autojunk=False).ratio()


def differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The fields in which two claims differ in more than where they stand."""
    first, second = _told(one), _told(other)
    return tuple(field for field in FIELDS if first[field] != second[field])


def _told(claim: Claim) -> dict[str, object]:
    """The fields without their spans, which a longer text moves."""
    return {
        "kind": claim.event.kind,
        "status": claim.status,
        "actors": sorted((party.id or party.name, party.office or "") for party in claim.actors),
        "recipients": sorted((party.id or party.name, party.office or "") for party in claim.recipients),
        "sources": [(speaker.level, speaker.id or speaker.name) for speaker in claim.sources],
        "time": claim.time and (claim.time.text, claim.time.start, claim.time.end),
        "place": claim.place and (claim.place.name, claim.place.country),
        "quantities": [(q.low, q.high, q.modifier, q.additional, q.counted, q.unit) for q in claim.quantities],
        "quote": " ".join(claim.quote.split()),
    }
