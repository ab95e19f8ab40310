"""Two readings of one report compared, claim by claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.ledger.judged.match import match
from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor

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
    rest, pairs, alone = list(after), [], []
    for claim in before:
        number = match(Anchor.of("", claim), rest)
        if number is None:
            alone.append(claim)
        else:
            pairs.append((claim, rest.pop(number)))
    gone = []
    for claim in alone:
        word = claim.event.trigger_span
        at = next((n for n, one in enumerate(rest) if one.event.trigger_span == word), None) if same_text else None
        if at is None:
            gone.append(claim)
        else:
            pairs.append((claim, rest.pop(at)))
    found = (Changed(one, other, _differing(one, other)) for one, other in pairs)
    changed = sorted((one for one in found if one.fields), key=lambda one: one.after.span)
    return Comparison(tuple(rest), tuple(gone), tuple(changed))


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
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
