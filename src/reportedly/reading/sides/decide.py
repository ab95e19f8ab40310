"""The parts of an event given out among the sides of a report: each side by the sum of the weights of its features.

A logistic regression over named features (`features.py`); the weights stand in `sides.json`, `python -m training.sides` fits
them, `docs/models/sides.md` is their card. What the frame reads and what the rules for unsaid sides propose are features
among others, so that a rule that is often wrong in such a place weighs little there.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from math import fsum

from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.reading.sides.company import Company, Side, Story, key_of
from reportedly.reading.sides.features import ALONE, Case, Weighing, keys, parts

ROLES = ("actor", "recipient")
# The sum from which a side has a part; that which speaks most for an actor or a recipient needs less, since most events have one;
# that which has both parts (of a civil war) needs more.
LIKELY, BEST, BOTH = 0.0, -1.0, 0.7
OFTEN, REACH = 3, 3  # sides told of less, and not in so many sentences before, are not weighed
JOINED = -1.2  # so much may speak against one of several that a rule proposes together, where the others have a part
WEIGHED = "actor:weighed"


def decided(story: Story) -> tuple[EventMention, ...]:
    """The completed mentions of a report with their parts given out anew."""
    out: list[EventMention] = []
    known: dict[tuple[int, str], EventMention] = {}
    for case, company in cases(story):
        given = _given(case, company)
        if given.stands_for >= 0 and (told := known.get((given.stands_for, given.kind))) is not None:
            given = replace(given, actors=told.actors, recipients=told.recipients)
        known.setdefault((given.index, given.kind), given)
        out.append(given)
    return tuple(out)


def cases(story: Story) -> Iterator[tuple[Case, Company]]:
    """Each completed mention with how its words read and what was told before."""
    company = Company(story)
    own = {(m.index, m.kind): m for m in story.read}
    for number, mention in enumerate(story.full):
        yield Case(own.get((mention.index, mention.kind), mention), mention, story.full[:number]), company


def roles(mention: EventMention) -> tuple[str, ...]:
    """The parts that an event has."""
    return ("both",) if mention.symmetric else ROLES


def _given(case: Case, company: Company) -> EventMention:
    if case.full.told_by:
        return case.full
    known = _by_role()
    weighing = Weighing(case, company)
    # Sums (logits) that are exact, whatever the order of the features.
    sums = {
        (role, key): fsum(map(known[role], weighing.features(side, role)))
        for role in roles(case.full)
        for key, side in company.sides.items()
        if _near(side, case, weighing)
    }
    out: dict[str, tuple[Party, ...]] = {}
    for role in roles(case.full):
        picked = chosen(sums, role)
        if role == "recipient" and case.full.kind in ALONE:
            # What a side does by itself is done to no one whom the words don't name.
            picked &= keys(case.said.recipients) | keys(case.full.recipients)
        out[role] = _parties(case, role, sorted(picked | _joined(case, role, picked, sums), key=list(company.sides).index), company)
    if case.full.symmetric:
        return replace(case.full, actors=out["both"])
    return replace(case.full, actors=out["actor"], recipients=out["recipient"])


def _near(side: Side, case: Case, weighing: Weighing) -> bool:
    """True of a side that may have a part: of those told of most, or told of shortly before, or proposed by the rules."""
    at = weighing.token.sent.index
    if side.rank <= OFTEN or any(at - REACH <= token.sent.index <= at for token in side.at):
        return True
    return any(key_of(party) == side.key for party in (*case.full.actors, *case.full.recipients))


def _joined(case: Case, role: str, picked: frozenset[str], sums: Mapping[tuple[str, str], float]) -> frozenset[str]:
    """Sides that a rule proposes together (`the two countries`, who struck the deal that is welcomed) stand together."""
    together = keys(parts(case.full, role)[0]) if not parts(case.said, role)[0] else frozenset()
    return frozenset(key for key in together if sums.get((role, key), JOINED) > JOINED) if together & picked else frozenset()


def chosen(sums: Mapping[tuple[str, str], float], role: str) -> frozenset[str]:
    """The sides that have a part, by the sums for parts and sides; a side has the one of two parts for which more speaks."""
    rival = {"actor": "recipient", "recipient": "actor"}.get(role, "")
    fit = {key: value for (part, key), value in sums.items() if part == role and (value >= sums.get((rival, key), value) or value > BOTH)}
    best = max(fit, key=lambda key: (fit[key], key), default=None) if rival else None
    return frozenset(key for key, value in fit.items() if value > (BEST if key == best else LIKELY))


def _parties(case: Case, role: str, chosen: Sequence[str], company: Company) -> tuple[Party, ...]:
    """The parties of the chosen sides: as the words name them, else as the rules do, else the side itself."""
    out: list[Party] = []
    for parties in (parts(case.said, role)[0], parts(case.full, role)[0]):
        taken = {key_of(party) for party in out}
        out += [party for party in parties if key_of(party) in chosen and key_of(party) not in taken]
    taken = {key_of(party) for party in out}
    for key in chosen:
        if key not in taken:
            party = company.sides[key].party
            out.append(replace(party, office=None, rules=(WEIGHED,)))
    return tuple(out)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature by role, loaded once a process."""
    data: dict[str, float] = json.loads(resources.files("reportedly.reading.sides").joinpath("sides.json").read_text("utf-8"))
    return data


@lru_cache(maxsize=1)
def _by_role() -> dict[str, Callable[[str], float]]:
    """For each role what gives the weight of a feature, 0.0 for one that has none."""
    split: dict[str, dict[str, float]] = {role: {} for role in (*ROLES, "both")}
    for name, weight in weights().items():
        role, feature = name.split(" ", 1)
        split[role][feature] = weight
    return {role: _lookup(found) for role, found in split.items()}


def _lookup(found: Mapping[str, float]) -> Callable[[str], float]:
    get = found.get
    return lambda feature: get(feature, 0.0)
