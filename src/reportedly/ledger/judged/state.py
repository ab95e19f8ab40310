"""Which claims the judgements in force are about, and which of them are about none any more."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.ledger.judged.claims import subject
from reportedly.ledger.judged.match import match
from reportedly.model.claim import Claim
from reportedly.model.event import ClaimKey
from reportedly.model.judgement import Anchor, Judgement


@dataclass(frozen=True, slots=True)
class Lost:
    """A judgement in force, and the claim it is about, which the report no longer makes."""

    judgement: Judgement
    anchor: Anchor


def finder(claims: Callable[[str], Sequence[Claim]], counts: Callable[[ClaimKey], bool]) -> Callable[[Anchor], ClaimKey | None]:
    """A function that finds the claim of an anchor, where it counts; `claims` gives those of a report as the machine read them."""

    def key_of(anchor: Anchor) -> ClaimKey | None:
        number = match(anchor, claims(anchor.report_id))
        key = None if number is None else ClaimKey(anchor.report_id, number)
        return key if key is not None and counts(key) else None

    return key_of


def lost(decided: Iterable[Judgement], claims: Callable[[str], Sequence[Claim]], owner: Mapping[str, str]) -> list[Lost]:
    """Judgements whose claim is no longer made; `owner` leads from a claim's id to its report, for judgements without an anchor."""
    found = []
    for one in decided:
        anchors = list(one.anchors())
        if one.kind in ("right", "wrong", "field"):
            anchor = anchors[0] if anchors else Anchor(owner.get(one.subject, ""), one.subject)
            if subject(one, anchor.report_id, claims(anchor.report_id)) is None:
                found.append(Lost(one, anchor))
        else:
            found += [Lost(one, anchor) for anchor in anchors if match(anchor, claims(anchor.report_id)) is None]
    return found
