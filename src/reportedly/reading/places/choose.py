"""Which place of that name is meant: by what contains it, by the company it keeps, and by its size."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.model.mentions import Place
from reportedly.model.syntax import Tree
from reportedly.reading.places.find import Found

PRIOR = {"country": 7.6, "named": 7.5, "state": 6.6, "province": 4.6, "district": 3.6, "county": 4.4}
NEAR_KM, REGION_KM = 150.0, 500.0


@dataclass(frozen=True, slots=True)
class _Company:
    """What else the report tells of: shares of countries, states named, places already settled."""

    shares: dict[str, float]
    states: frozenset[tuple[str, str]]
    settled: tuple[Entry, ...]
    told: dict[str, tuple[str, str]]


def kilometres(a: Entry, b: Entry) -> float:
    """The great-circle distance."""
    x, y = math.radians(a.lat), math.radians(b.lat)
    h = (
        math.sin((y - x) / 2) ** 2
        + math.cos(x) * math.cos(y) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _prior(entry: Entry) -> float:
    size = math.log10(entry.population + 300)
    if entry.level == "city":
        return size
    return size - 0.7 if entry.level == "alias" else PRIOR[entry.level]


def _inside(entry: Entry, inside: tuple[str, str]) -> float:
    country, division = inside
    if entry.country != country:
        return -6.0
    if not division or entry.level == "country":
        return 4.0
    return 9.0 if entry.admin1 == division else -4.0 if entry.country == "USA" else 2.0


def _score(entry: Entry, found: Found, company: _Company) -> float:
    score = _prior(entry)
    inside = found.inside or company.told.get(found.key)
    if inside:
        score += _inside(entry, inside)
        if entry.level in ("country", "state"):
            score -= 3.0
    if found.kind == "region" and entry.level in ("state", "province", "county", "district"):
        score += 2.5
    if entry.level == "country":
        return score
    score += 1.6 * company.shares.get(entry.country or "", 0.0)
    if (entry.country, entry.admin1) in company.states:
        score += 1.3
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


def _shares(tree: Tree) -> dict[str, float]:
    """How much of the report's words for countries are for each one, ambiguous words left out."""
    counts: Counter[str] = Counter()
    i = 0
    while i < len(tree.tokens):
        hit = countries.longest(tree.tokens, i)
        if hit and not hit[0].ambiguous:
            counts[hit[0].code] += 1
        i += hit[1] if hit else 1
    total = sum(counts.values())
    return {code: number / total for code, number in counts.items()} if total else {}


def _states(found: Sequence[Found]) -> frozenset[tuple[str, str]]:
    named = {
        (e.country, e.admin1) for f in found for e in f.entries[:2] if e.level == "state" and e.country is not None
    }
    told = {f.inside for f in found if f.inside and f.inside[1]}
    return frozenset({*named, *told})


def _settle(found: Sequence[Found], company: _Company, margin: float) -> list[tuple[Found, Entry]]:
    out = []
    for one in found:
        entry, lead = _best(one, company)
        if entry is not None and (lead >= margin or one.inside):
            out.append((one, entry))
    return out


def _site_country(one: Found, shares: dict[str, float]) -> str | None:
    """The country of a place that no gazetteer has: only where the words right after it tell."""
    return one.inside[0] if one.inside else None


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


def _place(one: Found, entry: Entry | None, shares: dict[str, float]) -> Place:
    if entry is None:
        kind = one.kind or "site"
        return Place(one.span, one.text, one.text, kind, _site_country(one, shares), head=one.last, rules=one.rules)
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
    shares, states = _shares(tree), _states(found)
    told = {f.key: f.inside for f in found if f.inside}
    alone = _Company(shares, states, (), told)
    settled = _settle(found, alone, 1.5)
    anchors = {(e.lat, e.lon): e for _, e in settled if e.level not in ("country",)}
    company = _Company(shares, states, tuple(anchors.values())[:40], told)
    out = []
    for one in found:
        rest = tuple(e for f, e in settled if f.key != one.key and e.level != "country")
        own = _Company(company.shares, company.states, tuple(dict.fromkeys(rest))[:40], told)
        entry, _ = _best(one, own)
        out.append(_place(one, entry, shares))
    return tuple(out)
