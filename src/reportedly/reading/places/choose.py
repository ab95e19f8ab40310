"""Which place of that name is meant: by what contains it, by the company it keeps, and by its size."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import key_of
from reportedly.model.mentions import Place
from reportedly.model.syntax import Tree
from reportedly.reading.places.find import Found

PRIOR = {"country": 7.6, "named": 6.9, "state": 6.6, "province": 4.6, "district": 3.6, "county": 4.4}
NEAR_KM, REGION_KM = 150.0, 500.0


@dataclass(frozen=True, slots=True)
class _Company:
    """What else the report tells of: shares of countries, states named, places already settled."""

    shares: dict[str, float]
    states: dict[tuple[str, str], float]
    settled: tuple[Entry, ...]
    told: dict[str, tuple[str, str]]
    holds: dict[int, tuple[str, str]]


def kilometres(a: Entry, b: Entry) -> float:
    """The great-circle distance."""
    x, y = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _prior(entry: Entry, found: Found) -> float:
    size = math.log10(entry.population + 300)
    row = countries.country(entry.country or "")
    if row is not None and entry.name in row.capitals and entry.population:
        size += 0.9
    if entry.level == "city":
        return size
    if entry.level == "alias" and found.entries[0].level == "country":
        return size - 2.0
    if entry.level == "alias":
        return size - (0.0 if entry.name == f"{found.text} City" else 0.7)
    return PRIOR[entry.level]


def _inside(entry: Entry, inside: tuple[str, str]) -> float:
    country, division = inside
    if entry.country != country:
        return -6.0
    if not division or entry.level == "country":
        return 4.0
    return 9.0 if entry.admin1 == division else -4.0 if entry.country == "USA" else 2.0


def _score(entry: Entry, found: Found, company: _Company) -> float:
    score = _prior(entry, found)
    inside = found.inside or company.told.get(found.key)
    if inside:
        score += _inside(entry, inside)
        if entry.level in ("country", "state"):
            score -= 3.0
    if found.first in company.holds:
        same = (entry.country, entry.admin1 if entry.level == "state" else "") == company.holds[found.first]
        score += 4.0 if same and entry.level in ("state", "country") else 0.0
    if found.kind == "region" and entry.level in ("state", "province", "county", "district"):
        score += 2.5
    if entry.level == "country" and not _doubtful(entry):
        return score
    score += 1.6 * company.shares.get(entry.country or "", 0.0)
    if entry.level == "country":
        score -= 0.7
    elif entry.country == "USA" and entry.level != "state":
        score += 1.0 * min(1.0, 2 * company.states.get((entry.country, entry.admin1), 0.0))
    others = [kilometres(entry, other) for other in company.settled]
    near = sum(1 for km in others if km < NEAR_KM)
    region = sum(1 for km in others if km < REGION_KM)
    return score + min(1.8, 0.8 * near) + min(0.9, 0.3 * region)


def _best(found: Found, company: _Company) -> tuple[Entry | None, float]:
    """The best place and by how much it is better than the next."""
    ranked = sorted(((_score(e, found, company), i) for i, e in enumerate(found.entries)), reverse=True)
    if not ranked:
        return None, 0.0
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
    return found.entries[ranked[0][1]], margin


@lru_cache(maxsize=512)
def _doubtful(entry: Entry) -> bool:
    """True for a country whose name is something else too (Georgia, Jordan)."""
    sense = countries.lookup(key_of(entry.name))
    return sense is not None and sense.ambiguous


def _spoken(tree: Tree) -> Counter[str]:
    """How often the report says a country's name, adjective, people, capital or seat."""
    counts: Counter[str] = Counter()
    i = 0
    while i < len(tree.tokens):
        hit = countries.longest(tree.tokens, i)
        if hit and not (hit[0].ambiguous and hit[0].kind == "name"):
            counts[hit[0].code] += 1
        i += hit[1] if hit else 1
    return counts


def _parts(counts: Counter[str]) -> dict[str, float]:
    total = sum(counts.values())
    return {code: number / total for code, number in counts.items()} if total else {}


def _states(settled: Sequence[tuple[Found, Entry]]) -> dict[tuple[str, str], float]:
    """The share of each state of the United States among the places settled there."""
    counts = Counter((e.country, e.admin1) for _, e in settled if e.country == "USA" and e.admin1)
    total = sum(counts.values())
    return {(country or "", code): n / total for (country, code), n in counts.items()}


def _settle(found: Sequence[Found], company: _Company, margin: float) -> list[tuple[Found, Entry]]:
    out = []
    for one in found:
        entry, lead = _best(one, company)
        if entry is not None and (lead >= margin or one.inside):
            out.append((one, entry))
    return out


def _name(one: Found, entry: Entry) -> str:
    if entry.level == "country":
        return entry.name
    return entry.name if one.text.isupper() and len(one.text) > 4 else one.text


def _kind(one: Found, entry: Entry) -> str:
    if one.kind and one.kind != "region":
        return one.kind
    if entry.kind != "city":
        return entry.kind
    if one.kind == "region":
        return "region"
    row = countries.country(entry.country or "")
    return "capital" if row and entry.name in row.capitals else "city"


def _place(one: Found, entry: Entry | None) -> Place:
    if entry is None:
        kind = one.kind or "site"
        return Place(
            one.span,
            one.text,
            one.text,
            kind,
            one.inside[0] if one.inside else None,
            head=one.last,
            rules=one.rules,
        )
    plain = not one.kind
    return Place(
        span=one.span,
        text=one.text,
        name=_name(one, entry),
        kind=_kind(one, entry),
        country=entry.country,
        geonameid=entry.geonameid if plain else None,
        lat=entry.lat,
        lon=entry.lon,
        head=one.last,
        rules=(*one.rules, f"place:{entry.level}"),
    )


def resolve(tree: Tree, found: Sequence[Found]) -> tuple[Place, ...]:
    """The places meant, with coordinates and country where known, in text order.

    Settles first what its container or its size makes plain, then the rest by nearness to these.
    """
    spoken = _spoken(tree)
    told = {f.key: f.inside for f in found if f.inside}
    holds = {b.first: a.inside for a, b in pairwise(found) if a.inside and b.first == a.last + 2}
    settled = _settle(found, _Company(_parts(spoken), {}, (), told, holds), 1.5)
    spoken.update(e.country for f, e in settled if e.country and e.level != "country")
    shares, states = _parts(spoken), _states(settled)
    out = []
    for one in found:
        rest = tuple(e for f, e in settled if f.key != one.key and e.level not in ("country", "state"))
        company = _Company(shares, states, tuple(dict.fromkeys(rest))[:40], told, holds)
        entry, _ = _best(one, company)
        out.append(_place(one, entry))
    return tuple(out)
