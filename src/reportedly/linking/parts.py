"""Which event took place within another: the meeting during a visit, the treaty signed at it.

An event is a part of a visit (or, failing one, of a meeting) that a report tells in the same breath, of the same sides,
where days, persons and place do not speak against it and one of them speaks for it. Kinds and bounds: `parts` in
`codebook/linking.yaml`.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms
from reportedly.linking.words import same_person


@dataclass(frozen=True, slots=True)
class Gist:
    """What the claims of an event agree on. `days` are the narrowest told, None where none are narrow enough."""

    kind: str
    sides: frozenset[str]
    persons: frozenset[str]
    days: tuple[int, int] | None
    places: frozenset[str]
    countries: frozenset[str]
    reports: frozenset[str]


def wholes(events: Mapping[str, Sequence[Terms]]) -> dict[str, str]:
    """Of each event that is part of another, by id, the id of that one. Events are given with their claims."""
    kinds: Mapping[str, Sequence[str]] = rules().parts["within"]
    concerned = {kind for kind, inside in kinds.items()} | {kind for inside in kinds.values() for kind in inside}
    gists = {id: gist(claims) for id, claims in events.items() if any(one.kind in concerned for one in claims)}
    told_in: dict[str, list[str]] = defaultdict(list)
    for id in sorted(gists):
        for report in gists[id].reports:
            told_in[report].append(id)
    found = {}
    for id, one in gists.items():
        beside = {other for report in one.reports for other in told_in[report]} - {id}
        best = max(((fit(gists[other], one), other) for other in sorted(beside)), default=None)
        if best and best[0] > (0, 0.0):
            found[id] = best[1]
    return found


def gist(claims: Sequence[Terms]) -> Gist:
    """What these claims of one event agree on."""
    kinds = Counter(one.kind for one in claims)
    sides = Counter(side for one in claims for side in one.sides)
    narrow = [(one.end - one.start, one.start, one.end) for one in claims if one.start is not None and one.end is not None]
    best = min(narrow, default=None)
    return Gist(
        kind=max(sorted(kinds), key=lambda kind: kinds[kind]),
        sides=frozenset(side for side, times in sides.items() if times * 3 >= len(claims)),
        persons=frozenset(name for one in claims for name in one.persons),
        days=best[1:] if best and best[0] <= rules().parts["most_days"] else None,
        places=frozenset(one.spot.name for one in claims if one.spot),
        countries=frozenset(one.spot.country for one in claims if one.spot and one.spot.country),
        reports=frozenset(one.key.report_id for one in claims),
    )


def fit(whole: Gist, part: Gist) -> tuple[int, float]:
    """How well the one lies within the other: (rank of the whole's kind, reasons); (0, 0) where it does not."""
    kinds = list(rules().parts["within"])
    none = (0, 0.0)
    if part.kind not in rules().parts["within"].get(whole.kind, ()) or len(whole.sides & part.sides) < 2:
        return none
    found = 0.0
    if whole.days and part.days:
        slack = rules().parts["slack_days"]
        if part.days[0] > whole.days[1] + slack or part.days[1] < whole.days[0] - slack:
            return none
        found += 2
    if whole.persons and part.persons:
        if not any(same_person(one, other) for one in whole.persons for other in part.persons):
            return none
        found += 1
    if whole.countries and part.countries and not whole.countries & part.countries:
        return none
    found += bool(whole.places & part.places) + 0.5 * bool(whole.countries & part.countries)
    if found < 1:
        return none
    shared = len(whole.reports & part.reports)
    return len(kinds) - kinds.index(whole.kind), found + shared / max(1, min(len(whole.reports), len(part.reports)))
