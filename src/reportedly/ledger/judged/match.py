"""Which claim of a report, as it is read now, a judgement is about, and which of another report that copies it."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor

FEWEST = 6  # words: `Putin met Kim` may stand in two reports that have nothing to do with one another
NEAR = timedelta(days=3)  # copies come out within days; later the same words may be of another `Friday`


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


def copied(anchor: Anchor, report_id: str, published: date | None, claims: Sequence[Claim], kinds: Collection[str] = ()) -> int | None:
    """The place of the claim of another report that is a copy of the one judged; None where none is, or more than one.

    It tells the same kind (or one of `kinds`) by the same trigger in the same words, whatever the white space, which are
    FEWEST at least, in a report of nearly the same day: so nothing else of the ledger is asked, and no order matters.
    """
    if not may_copy(anchor, report_id, published):
        return None
    words, wanted = plain(anchor.words), {anchor.kind, *kinds}
    found = [
        number
        for number, claim in enumerate(claims)
        if claim.event.kind in wanted and plain(claim.event.trigger) == plain(anchor.trigger) and plain(claim.quote) == words
    ]
    return found[0] if len(found) == 1 else None  # of several claims of one clause it is not plain which is meant


def may_copy(anchor: Anchor, report_id: str, published: date | None) -> bool:
    """True where a report of that day may carry a copy of the judged claim, which is of another report."""
    near = published is not None and anchor.published is not None and abs(published - anchor.published) <= NEAR
    return near and report_id != anchor.report_id and len(anchor.words.split()) >= FEWEST


def plain(words: str) -> str:
    """Words for comparison: small letters, one space between."""
    return " ".join(words.casefold().split())
