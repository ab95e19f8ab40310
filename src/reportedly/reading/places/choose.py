"""Which place of that name is meant: by what contains it, by the company it keeps, and by its size.

Every name is weighed several times: first by size, container and the countries told of, then by how many of the
report's other names have a place near by. A name has one meaning in a report, unless its container says otherwise.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.model.mentions import Place
from reportedly.model.syntax import Tree
from reportedly.reading.places.beside import beside, doubtful
from reportedly.reading.places.company import LARGE_LEVELS, LEAST, Company, Division, company_of, near, share
from reportedly.reading.places.find import Found
from reportedly.reading.places.home import Home, home, spoken
from reportedly.reading.places.placed import place_of
from reportedly.reading.places.weights import weights
from reportedly.reading.places.words import words

SHARPNESS = (0.5, 1.0, 1.6)  # of each round: first all places of a name have a chance
SMALL = 50_000
TOWNS, DIVISIONS = ("city", "alias"), ("state", "province", "county", "district")
TOWN_HEADS = (" city", " town", " village", " township", " borough")


@lru_cache(maxsize=65536)
def _people(number: int) -> float:
    return math.log10(number + 300)


def _size(entry: Entry) -> float:
    w = weights()
    if entry.level not in ("city", "alias"):
        return w.prior[entry.level]
    size = _people(entry.population)
    row = countries.country(entry.country or "")
    if row is not None and entry.name in row.capitals and entry.population:
        size += w.capital
    return size


def _prior(entry: Entry, found: Found) -> float:
    size, w = _size(entry), weights()
    if entry.level == "city" and entry.population < SMALL and any(e.level == "state" for e in found.entries):
        size += w.like_state
    first = found.entries[0]
    if first.level == "country" and entry.level != "country" and not (found.inside or doubtful(first)):
        return size + w.of_country + (w.of_country_people * (size - 4.0) if entry.level == "city" else 0.0)
    return size + (w.alias if entry.level == "alias" and entry.name != f"{found.text} City" else 0.0)


def _inside(entry: Entry, inside: Division) -> float:
    country, division = inside
    w = weights().inside
    if entry.country != country:
        return w["outside"]
    large = w["too_large"] if entry.level in ("country", "state") else 0.0
    if not division or entry.level == "country":
        return large + w["country"]
    if entry.admin1 == division:
        return large + w["division"]
    return large + (w["other_division"] if entry.country == "USA" else w["other_part"])


def _local(entry: Entry, at_home: Home) -> float:
    """More for a town that an outlet is named after, where papers are in English."""
    where = at_home.countries or weights().english
    return weights().home if entry.level == "city" and entry.country in where else 0.0


def _of_town(tree: Tree, found: Found) -> bool:
    """True where the words beside the name are of a town's life (`Lakeport Mayor`, `downtown Lakeport`)."""
    after = tree.tokens[found.last + 1].lower if found.last + 1 < len(tree.tokens) else ""
    before = tree.tokens[found.first - 1].lower if found.first else ""
    return after in words().of_town or before == "downtown"


def _alone(
    entry: Entry, found: Found, at_home: Home, told: Mapping[str, Division], levels: frozenset[tuple[str, str]], town: bool
) -> float:
    """Points that do not depend on the company."""
    w = weights()
    score = _prior(entry, found)
    inside = found.inside or told.get(found.key)
    if inside:
        score += _inside(entry, inside)
    if (entry.level, entry.country or "") in levels:
        score += w.beside
    if found.kind == "region" and entry.level in (TOWNS if found.text.lower().endswith(TOWN_HEADS) else DIVISIONS):
        score += w.head
    if town and entry.level in TOWNS:
        score += w.town
    if found.key in at_home.seats:
        score += _local(entry, at_home)
    return score


def _score(entry: Entry, alone: float, key: str, company: Company) -> float:
    w = weights()
    if entry.level == "country" and not doubtful(entry):
        return alone
    part = share(company, key, entry.country) if entry.country else 1.0
    score = alone + (w.country * part if part > LEAST or not company.total else w.elsewhere)
    if entry.level == "country":
        return score - 0.7
    close, wide, region = near(company, key, entry)
    score += w.state * min(1.0, 1.5 * region / company.divided) if company.divided else 0.0
    if entry.level not in LARGE_LEVELS:
        score += min(w.close_most, w.close * close) + min(w.near_most, w.near * wide)
    return score + min(w.region_most, w.region * region)


def chances(scores: Sequence[float], sharpness: float) -> list[float]:
    """How likely each is by its points; they add up to one."""
    best = max(scores)
    raised = [math.exp(sharpness * (score - best)) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def weighed(tree: Tree, found: Sequence[Found], outlet: str | None = None) -> tuple[list[list[float]], Company]:
    """The points of every place that each name may be, in the order of its entries, and the company they were weighed by."""
    at_home = home(outlet)
    counts: Counter[str] = spoken(tree, at_home)
    told = {f.key: f.inside for f in found if f.inside}
    local = [_of_town(tree, f) for f in found]
    rows = beside(tree, found)
    alone = [[_alone(e, f, at_home, told, levels, town) for e in f.entries] for f, levels, town in zip(found, rows, local, strict=True)]
    company = company_of(counts, {}, at_home.states)
    for sharpness in SHARPNESS:
        likely: dict[str, list[tuple[Entry, float]]] = {}
        for one, points in zip(found, alone, strict=True):
            if points and one.key not in likely and not one.company:
                scores = [_score(e, p, one.key, company) for e, p in zip(one.entries, points, strict=True)]
                likely[one.key] = list(zip(one.entries, chances(scores, sharpness), strict=True))
        for key, entries in at_home.entries.items():
            if key not in likely:
                scores = [_score(e, _size(e) + _local(e, at_home), key, company) for e in entries]
                likely[key] = list(zip(entries, chances(scores, sharpness), strict=True))
        company = company_of(counts, likely, at_home.states)
    every = zip(found, alone, strict=True)
    return [[_score(e, p, one.key, company) for e, p in zip(one.entries, points, strict=True)] for one, points in every], company


def resolve(tree: Tree, found: Sequence[Found], outlet: str | None = None) -> tuple[Place, ...]:
    """The places meant, with coordinates and country where known, in text order."""
    points, company = weighed(tree, found, outlet)
    out = []
    for one, scores in zip(found, points, strict=True):
        best = one.entries[scores.index(max(scores))] if scores else None
        if not one.company or (best is not None and near(company, one.key, best)[1] >= one.company):
            out.append(place_of(one, best))
    return tuple(out)
