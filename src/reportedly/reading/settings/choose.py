"""The time and the place of each claim, chosen among all that the report tells: each by the sum of the weights of its features.

A conditional logit over named features (`features.py`); the weights stand in `settings.json`, `python -m training.settings`
fits them, `docs/models/settings.md` is their card. What the rules propose (`own.py`, `scenes.py`) are features among others, so
that a rule that is often wrong in such a place weighs little there. D. McFadden, Conditional logit analysis (1974).
"""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from math import fsum

from reportedly.model.claim import Claim
from reportedly.model.mentions import Place
from reportedly.model.report import Report
from reportedly.reading.dateline import filed
from reportedly.reading.settings.features import Case, Group, Weighing, names_of
from reportedly.reading.settings.intervals import Timed
from reportedly.reading.settings.options import Option, Setting, key_of, places_told, times_told
from reportedly.reading.settings.scenes import FOUGHT, Told, at_home, placed
from reportedly.reading.settings.spots import Spot

FIELDS = ("time", "place")
# So much less than for none need speak for a place: to tell none where there is one is as wrong as to tell another.
LEAST = {"time": 0.0, "place": 0.4}
# A place told seldom counts up to so many sentences after, those told most always.
BACK, FIRST = 4, 2
KEEP = 0.6  # so much more speaks for what the rules say: a change of it needs a reason that is no accident of the few that taught it


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report tells of times and places: its times with their tokens, its spots, its named places."""

    report: Report
    times: Sequence[Timed]
    spots: Sequence[Spot]
    places: Sequence[Place]


def settle(several: Sequence[Told], ground: Ground) -> list[Claim]:
    """The claims, in text order, each with the time and the place for which most speaks."""
    town = filed(ground.report)
    ruled = placed(several, ground.places, ground.report.published, town)
    claims = [one.claim for one in ruled]
    known = cases(ruled)
    for name in FIELDS:
        for number, (weighing, options) in enumerate(choices(name, known, ground, town)):
            found = options[best - 1] if (best := chosen(weighing, options)) else None
            if (found.key if found else None) != weighing.key:
                claims[number] = _given(claims[number], name, found.nearest(weighing.token) if found else None)
    return claims


def cases(ruled: Sequence[Told]) -> list[Case]:
    """What holds of each claim, as the rules read it."""
    out: list[Case] = []
    for told in ruled:
        out.append(Case(told, out))
    return out


def choices(name: str, several: Sequence[Case], ground: Ground, town: Place | None) -> Iterator[tuple[Weighing, list[Option]]]:
    """Each claim with all that its time or place may be; `town` is where the report was filed."""
    first = key_of(town) if town is not None else None
    told = times_told(ground.times) if name == "time" else places_told(ground.spots)
    guests = _guests(several)
    keys: list[Hashable] = []
    for case in several:
        one = case.told
        weighing = Weighing(name, case, ground.report.published, first, keys)
        keys.append(weighing.key)
        if one.timeless or (name == "time" and one.undated):
            yield weighing, [option for key, option in told.items() if key == weighing.key]
            continue
        options = [option for option in told.values() if option.key == weighing.key or _may_be(weighing, option, guests)]
        if weighing.value is not None and weighing.key not in told:  # what a rule made of an expression: `since May`
            options.append(Option(weighing.key, [(one.token, weighing.value)]))
        yield weighing, options


def _guests(several: Sequence[Case]) -> dict[Hashable, set[str]]:
    """Who takes part in what the rules put at each place."""
    out: dict[Hashable, set[str]] = {}
    for one in several:
        if one.told.claim.place is not None:
            out.setdefault(key_of(one.told.claim.place), set()).update(one.sides)
    return out


def _may_be(weighing: Weighing, option: Option, guests: Mapping[Hashable, set[str]]) -> bool:
    """False of a place told far off and seldom, and of what can't be: what happened is of no day to come, nobody strikes at home.

    Those who fight do it in this sentence's places, on their own ground, or where the rules put one of them before.
    """
    told, value = weighing.told, option.at[0][1]
    if not isinstance(value, Place):
        published = weighing.published
        return told.claim.status != "happened" or published is None or value.start is None or value.start <= published
    if option.rank > FIRST and option.sentences.isdisjoint(range(weighing.case.at - BACK, weighing.case.at + 2)):
        return False
    if at_home(told, value):
        return False
    if told.kind not in FOUGHT or not weighing.sides or value.country is None or any(at.sent is told.token.sent for at, _ in option.at):
        return True
    return bool(weighing.sides & {value.country, *guests.get(option.key, ())})


def chosen(weighing: Weighing, options: Sequence[Option], total: Callable[[Group], float] | None = None) -> int:
    """The number of the option, from 1 on, for which most speaks; 0 where that is none. `total` weighs a group of features."""
    if not options:
        return 0
    total = total or weights(weighing.name)
    several = (weighing.nothing(), *(weighing.features(option) for option in options))
    sums = [fsum(map(total, groups)) for groups in several]  # logits, exact whatever the order
    sums[0] -= LEAST[weighing.name]
    ruled = next((number for number, option in enumerate(options, 1) if option.key == weighing.key), 0)
    if ruled:
        sums[ruled] += KEEP
    return max(range(len(sums)), key=lambda number: (sums[number], -number))


def weighed_by(known: Mapping[str, float]) -> Callable[[Group], float]:
    """What weighs a group of features by their weights."""

    @lru_cache(maxsize=100_000)
    def total(group: Group) -> float:
        return fsum(known[name] for name in names_of(group) if name in known)

    return total


@lru_cache(maxsize=2)
def weights(field: str) -> Callable[[Group], float]:
    """What weighs the features of a field, loaded once a process."""
    return weighed_by(json.loads(resources.files("reportedly.reading.settings").joinpath("settings.json").read_text("utf-8"))[field])


def _given(claim: Claim, name: str, value: Setting | None) -> Claim:
    """The claim with another time or place than the rules', or with none."""
    rule = f"{name}:weighed"
    rules = tuple(one for one in claim.rules if not one.startswith(f"{name}:"))
    if isinstance(value, Place):
        return replace(claim, place=replace(value, rules=(rule,)), rules=(*rules, rule))
    if value is not None:
        return replace(claim, time=replace(value, rules=(rule,)), rules=(*rules, rule))
    return replace(claim, place=None, rules=rules) if name == "place" else replace(claim, time=None, rules=rules)
