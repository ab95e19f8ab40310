"""Which claim of a report, as it is read now, a judgement is about."""

from collections.abc import Collection, Sequence

from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor


def match(anchor: Anchor, claims: Sequence[Claim], kinds: Collection[str] = ()) -> int | None:
    """The place among `claims`, those of one report as the machine read them; None where none is the one judged.

    The same id, else the same kind (or one of `kinds`) and words, whatever the white space; else the same kind and
    trigger where one clause is within the other. Of several the nearest in the text.
    """
    for number, claim in enumerate(claims):
        if claim.id == anchor.id:
            return number
    words, wanted = plain(anchor.words), {anchor.kind, *kinds}
    if not words:
        return None
    ranked = []
    for number, claim in enumerate(claims):
        if claim.event.kind not in wanted:
            continue
        told, same_trigger = plain(claim.quote), plain(claim.event.trigger) == plain(anchor.trigger)
        far = abs(claim.event.trigger_span.start - anchor.start)
        if told == words:
            ranked.append((0 if same_trigger else 1, far, number))
        elif same_trigger and (words in told or told in words):
            ranked.append((2, far, number))
    return min(ranked)[2] if ranked else None


def plain(words: str) -> str:
    """Words for comparison: small letters, one space between."""
    return " ".join(words.casefold().split())
