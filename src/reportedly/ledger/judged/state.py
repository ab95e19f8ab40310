"""What counts, by the claims that the machine read and the judgements in force: at any time the same from the same rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.ledger.judged.claims import judged, subject
from reportedly.ledger.judged.match import match
from reportedly.ledger.judged.pairs import Pairs, pairs
from reportedly.model.claim import Claim
from reportedly.model.event import ClaimKey, Told
from reportedly.model.judgement import Anchor, Judgement, standing
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class State:
    """`told` are the claims that count, as judged, with their reports; `pairs` what is held together and apart."""

    told: tuple[Told, ...]
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Lost:
    """A judgement in force, and the claim it is about, which the report no longer makes."""

    judgement: Judgement
    anchor: Anchor


def state(read: Iterable[tuple[Report, Sequence[Claim]]], judgements: Sequence[Judgement]) -> State:
    """The state of these reports, each with its claims as the machine read them, under these judgements."""
    decided = standing(judgements)
    told: list[Told] = []
    machine: dict[str, Sequence[Claim]] = {}
    counting: set[ClaimKey] = set()
    for report, claims in sorted(read, key=lambda one: one[0].id):
        machine[report.id] = claims
        for number, one in enumerate(judged(report.id, claims, decided)):
            if not one.wrong:
                told.append(Told(one.claim, report.id, number, report.published, report.outlet))
                counting.add(told[-1].key)
    return State(tuple(told), pairs(decided, finder(lambda id: machine.get(id, ()), counting.__contains__)))


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
