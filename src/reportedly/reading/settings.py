"""Where and when a claim happens when its own clause leaves it unsaid: the host's place of a visit, the scene of its neighbours.

`Two ships were hit off the island. One sailor was hurt.`: the sailor was hurt there too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml
from reportedly.model.claim import Claim
from reportedly.model.mentions import Place

STANDING = frozenset({"in", "at", "near", "off", "inside", "outside"})


@dataclass(frozen=True, slots=True)
class Scenes:
    """`of` is the number of the scene that a kind belongs to; `placeless` the kinds that happen nowhere."""

    of: dict[str, int]
    placeless: frozenset[str]


@lru_cache(maxsize=1)
def scenes() -> Scenes:
    """Loaded once a process."""
    data = read_yaml("words", "settings.yaml")
    return Scenes({kind: n for n, row in enumerate(data["scenes"]) for kind in listed(row)}, frozenset(listed(data["placeless"])))


def placed(claims: Sequence[Claim], places: Sequence[Place]) -> list[Claim]:
    """The claims, in text order, with the places that others tell for them."""
    hosted = [_hosted(claim, places) for claim in claims]
    sited = [_carried(claim, number, hosted) for number, claim in enumerate(hosted)]
    return [_dated(claim, number, sited) for number, claim in enumerate(sited)]


def _hosted(claim: Claim, places: Sequence[Place]) -> Claim:
    """A visit is where its host is."""
    if claim.place is not None or claim.event.kind != "visit":
        return claim
    spans = {party.span for party in claim.recipients}
    found = next((place for place in places if place.span in spans), None)
    return _with(claim, found, "place:host") if found is not None else claim


def _carried(claim: Claim, number: int, claims: Sequence[Claim]) -> Claim:
    scene = scenes().of.get(claim.event.kind)
    if claim.place is not None or scene is None:
        return claim
    sides = _sides(claim)
    around = [*reversed(claims[:number]), *claims[number + 1 :]]
    for other in around:
        if other.place is not None and scenes().of.get(other.event.kind) == scene and sides & _sides(other):
            return _with(claim, other.place, "place:scene")
    return claim


def _dated(claim: Claim, number: int, claims: Sequence[Claim]) -> Claim:
    """On the day of its neighbour of the same scene, sides and certainty."""
    scene = scenes().of.get(claim.event.kind)
    if claim.time is not None or scene is None:
        return claim
    for other in [*reversed(claims[:number]), *claims[number + 1 :]]:
        if (
            other.time is not None
            and other.time.type == "DATE"
            and scenes().of.get(other.event.kind) == scene
            and other.status == claim.status
            and _sides(claim) == _sides(other)
        ):
            return replace(claim, time=replace(other.time, rules=("time:scene",)), rules=(*claim.rules, "time:scene"))
    return claim


def _sides(claim: Claim) -> set[str]:
    return {party.country or party.name for party in (*claim.actors, *claim.recipients)}


def _with(claim: Claim, place: Place, rule: str) -> Claim:
    return replace(claim, place=replace(place, rules=(rule,)), rules=(*claim.rules, rule))
