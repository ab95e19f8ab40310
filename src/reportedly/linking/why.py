"""Why claims are one event, or are not: the reasons of `compare` with their weights, in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.ledger.linked import LinkedRows
from reportedly.linking.blocks import comparable, keys
from reportedly.linking.compare import reasons
from reportedly.linking.pieces import Judged
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms
from reportedly.linking.work import Work
from reportedly.model.event import ClaimKey

MOST_NEAR, MOST_ASKED = 3, 150


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason of a pair: what it means, and by how much it speaks for (above 0) or against one happening."""

    name: str
    means: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims compared, the earlier first: `score` is the sum of the grounds and of what pairs start with.

    `grounds` are sorted, the strongest first. `compared` is why they were not compared at all, '' where they were;
    `judged` what people decided of the two: same, not-same or ''.
    """

    one: ClaimKey
    other: ClaimKey
    score: float
    start: float
    grounds: tuple[Ground, ...]
    compared: str = ""
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that was left out of an event, with its best pair there; `mean` is that of all pairs between the two events."""

    claim: ClaimKey
    event: str
    mean: float
    best: Comparison


@dataclass(frozen=True, slots=True)
class Why:
    """Why an event is what it is: `joins` are the pairs that hold it together (each claim but the first by its best one).

    `near` are the claims outside that come nearest to it.
    """

    event: str
    joins: tuple[Comparison, ...]
    near: tuple[Near, ...]


def compare(a: Terms, b: Terms, together: Judged = (), apart: Judged = ()) -> Comparison:
    """The grounds for and against one happening of two claims, whether or not linking compared them."""
    known = rules()
    one, other = (a, b) if a.order < b.order else (b, a)
    found = [
        Ground(name, known.reasons[name].means, round(value * known.reasons[name].weight, 2)) for name, value in reasons(one, other).items()
    ]
    grounds = sorted((ground for ground in found if ground.weight), key=lambda ground: (-abs(ground.weight), ground.name))
    total = known.base + sum(known.reasons[name].weight * value for name, value in reasons(one, other).items())
    return Comparison(
        one.key, other.key, round(total, 2), known.base, tuple(grounds), _apart(one, other), _judged(one, other, together, apart)
    )


def _apart(one: Terms, other: Terms) -> str:
    if rules().ground(one.kind) != rules().ground(other.kind):
        return f"{one.kind} and {other.kind} are never one event"
    if not set(keys(one)) & set(keys(other)):
        return "they share no side, and no place"
    return "" if comparable(one, other) else "their sides are others, or their days too far apart"


def _judged(one: Terms, other: Terms, together: Judged, apart: Judged) -> str:
    pair = frozenset({one.key, other.key})
    return "not-same" if pair in apart else "same" if pair in together else ""


def why_event(kept: LinkedRows, event: str) -> Why | None:
    """Why the event of that id is what it is; None where there is no such event."""
    found = kept.events([event]).get(event)
    if found is None:
        return None
    together, apart = kept.pairs(True), kept.pairs(False)
    work, places = Work(), set(found[1])
    work.take(row for row in kept.of_reports({report for report, _ in places}) if (row.report, row.ordinal) in places)
    members = sorted(work.several, key=lambda one: one.order)
    joins = [
        max((compare(one, other, together, apart) for other in members[:number]), key=_strength)
        for number, one in enumerate(members)
        if number
    ]
    return Why(event, tuple(joins), tuple(_near(kept, members, work, together, apart)))


def _strength(found: Comparison) -> tuple[bool, float]:
    return (found.judged == "same", found.score if not found.compared else -99.0)


def _near(kept: LinkedRows, members: Sequence[Terms], work: Work, together: Judged, apart: Judged) -> Iterable[Near]:
    blocks = {block for one in members for block in keys(one)}
    sizes = kept.sizes(blocks, rules().block + 1)
    small = [block for block in sorted(blocks) if sizes[block] <= rules().block]
    beside = Counter(number for held in kept.members(small).values() for number in held)
    others = Work()
    asked = sorted((number for number in beside if number not in work.by_number), key=lambda number: (-beside[number], number))
    others.take(kept.of_keys(asked[:MOST_ASKED]))
    best: dict[ClaimKey, Comparison] = {}
    for other in others.several:
        pairs = [compare(one, other, together, apart) for one in members if comparable(one, other)]
        if pairs:
            best[other.key] = max(pairs, key=_strength)
    events = kept.event_ids(others.rows.values())
    nearest: dict[str, ClaimKey] = {}
    for key in sorted(best, key=lambda key: (-best[key].score, key)):
        nearest.setdefault(events[key], key)  # of each other event, its nearest claim
    for event, key in list(nearest.items())[:MOST_NEAR]:
        theirs = Work()
        places = set(kept.events([event])[event][1])
        theirs.take(row for row in kept.of_reports({report for report, _ in places}) if (row.report, row.ordinal) in places)
        yield Near(key, event, _mean(members, theirs.several), best[key])


def _mean(ours: Sequence[Terms], theirs: Sequence[Terms]) -> float:
    most, stranger = rules().most, rules().stranger
    values = [
        min(max(found.score, -most), most) if not (found := compare(one, other)).compared else stranger for one in ours for other in theirs
    ]
    return round(sum(values) / len(values), 2)


def why_claims(kept: LinkedRows, one: ClaimKey, other: ClaimKey) -> Comparison | None:
    """Why two claims are one event or are not; None where one of them is not in the ledger."""
    work = Work()
    work.take(kept.of_claims([one, other]))
    by_key = {found.key: found for found in work.several}
    if one not in by_key or other not in by_key:
        return None
    return compare(by_key[one], by_key[other], kept.pairs(True), kept.pairs(False))
