"""Claims of the same happening become one event: a pure function of the claims, whatever their order.

Pairs of claims that share family and a side are scored (`compare.reasons`, weights in `linking.yaml`); clusters
are merged from the best pair on while the mean score between them is above the threshold (average linkage).
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from reportedly.linking.compare import reasons
from reportedly.linking.terms import Terms, person, rules, terms
from reportedly.model.event import ClaimKey, Event, Told

Pair = tuple[int, int]
CERTAIN = 1e9  # the score of a pair that a person holds to be one


def link(
    told: Iterable[Told],
    together: Collection[frozenset[ClaimKey]] = (),
    apart: Collection[frozenset[ClaimKey]] = (),
) -> list[Event]:
    """The events of these claims, each claim in one of them, by id.

    Pairs in `together` are of one event and those in `apart` of two, whatever speaks for or against it; the two must
    not contradict one another.
    """
    several = [terms(one) for one in sorted(told, key=_order)]
    at = {one.told.key: number for number, one in enumerate(several)}
    scores = {pair: _score(several[pair[0]], several[pair[1]]) for pair in _candidates(several)}
    scores |= dict.fromkeys(_numbered(together, at), CERTAIN)
    clusters = _merged(len(several), scores, _numbered(apart, at))
    return sorted((_event([several[i] for i in members]) for members in clusters), key=lambda event: event.id)


def _order(told: Told) -> tuple[str, str, int]:
    return (told.published.isoformat() if told.published else "9999", told.report_id, told.ordinal)


def _candidates(several: Sequence[Terms]) -> set[Pair]:
    """Pairs that share a family and a side, or where no side is told, family and place."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(several):
        ground = f"at {person(one.place.name)}" if one.place else ""
        for shared in sorted(one.sides) or [ground]:
            blocks.setdefault((one.family, shared), []).append(number)
    return {pair for members in blocks.values() for pair in combinations(members, 2)}


def _numbered(pairs: Collection[frozenset[ClaimKey]], at: dict[ClaimKey, int]) -> set[Pair]:
    found = (sorted(at[key] for key in pair if key in at) for pair in pairs)
    return {(pair[0], pair[1]) for pair in found if len(pair) == 2}


def _score(a: Terms, b: Terms) -> float:
    weights = rules().weights
    return sum(weights.get(name, 0.0) * value for name, value in reasons(a, b).items())


def _merged(count: int, scores: dict[Pair, float], apart: set[Pair]) -> list[list[int]]:
    """Average linkage: a pair that was never compared speaks against as the base does.

    Between two groups only the sum is kept by which their compared pairs exceed the base, so that a merge costs no
    more than the groups have neighbours.
    """
    base, threshold = rules().weights["base"], rules().threshold
    of = list(range(count))
    members = {number: [number] for number in range(count)}
    excess: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    for (a, b), score in sorted(scores.items()):
        excess[a][b] = excess[b][a] = score - base
    for (a, b), score in sorted(scores.items(), key=lambda found: (-found[1], found[0])):
        if score <= threshold:
            break
        one, other = of[a], of[b]
        if one == other:
            continue
        if apart and any((min(a, b), max(a, b)) in apart for a in members[one] for b in members[other]):
            continue
        mean = base + excess[one].get(other, 0.0) / (len(members[one]) * len(members[other]))
        if round(mean, 9) <= threshold:  # sums in another order may differ in the last digits
            continue
        for number in members[other]:
            of[number] = one
        members[one] = sorted(members[one] + members.pop(other))
        _join(excess, one, other)
    return [members[key] for key in sorted(members)]


def _join(excess: dict[int, dict[int, float]], one: int, other: int) -> None:
    """`other` becomes a part of `one`: what its neighbours have with it they now have with `one`."""
    excess[one].pop(other, None)
    for third, value in excess.pop(other).items():
        if third != one:
            del excess[third][other]
            excess[one][third] = excess[third][one] = excess[one].get(third, 0.0) + value


def _event(claims: Sequence[Terms]) -> Event:
    """`claims` in order of telling; the kind is that of most of them, of the first where equal."""
    kinds = Counter(one.kind for one in claims)
    most = max(kinds.values())
    kind = next(one.kind for one in claims if kinds[one.kind] == most)
    first = claims[0].told
    name = f"{first.report_id}|{first.ordinal}|{first.claim.id}"
    return Event(
        "e-" + hashlib.sha256(name.encode()).hexdigest()[:12],
        kind,
        claims[0].family,
        tuple(one.told.key for one in claims),
    )
