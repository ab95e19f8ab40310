"""Which place of that name is meant: by what contains it, by the company it keeps, and by its size.

Every name is weighed several times: first by size, container and the countries told of, then by how many of the
report's other names have a place near by. A name has one meaning in a report, unless its container says otherwise.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import key_of
from reportedly.model.mentions import Place
from reportedly.model.syntax import Tree
from reportedly.reading.places.find import Found
from reportedly.reading.places.home import Home, home, spoken
from reportedly.reading.places.weights import weights

SHARPNESS = (0.5, 1.0, 1.6)  # of each round: first all places of a name have a chance
LEAST, WIDE, NARROW = 0.02, 1.0, 0.35
LARGE_LEVELS = ("country", "state", "named")

Cell = tuple[int, int]
Division = tuple[str, str]


@dataclass(slots=True)
class _Mass:
    """How likely names are in each country, division, wide and narrow square."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    states: dict[Division, float] = field(default_factory=lambda: defaultdict(float))
    wide: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    narrow: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, entry: Entry, chance: float) -> None:
        """Counts a place that a name may be."""
        if entry.country:
            self.countries[entry.country] += chance
        weight = math.sqrt(chance)
        if entry.admin1:
            self.states[entry.country or "", entry.admin1] += chance
        if entry.level not in LARGE_LEVELS:
            self.wide[_cell(entry, WIDE)] += chance
            self.narrow[_cell(entry, NARROW)] += weight

    def join(self, other: "_Mass") -> None:
        """Adds all that another has."""
        for name in ("countries", "states", "wide", "narrow"):
            mine = getattr(self, name)
            for place, chance in getattr(other, name).items():
                mine[place] += chance


NOTHING = _Mass()


@dataclass(slots=True)
class _Company:
    """What all names add up to with the countries told of, and what each adds of it."""

    all: _Mass
    own: dict[str, _Mass] = field(default_factory=dict)
    total: float = 0.0
    divided: float = 0.0


@lru_cache(maxsize=65536)
def _cell(entry: Entry, degrees: float) -> Cell:
    """A square of so many degrees of latitude, about as wide as high."""
    row = round(entry.lat / degrees)
    return row, round(entry.lon * math.cos(math.radians(row * degrees)) / degrees)


def _around(cells: Mapping[Cell, float], own: Mapping[Cell, float], cell: Cell) -> float:
    row, column = cell
    total = 0.0
    for r in (row - 1, row, row + 1):
        for c in (column - 1, column, column + 1):
            if (r, c) in cells:
                total += cells[r, c] - (own[r, c] if (r, c) in own else 0.0)
    return total


@lru_cache(maxsize=65536)
def _size(entry: Entry) -> float:
    w = weights()
    if entry.level not in ("city", "alias"):
        return w.prior[entry.level]
    size = math.log10(entry.population + 300)
    row = countries.country(entry.country or "")
    if row is not None and entry.name in row.capitals and entry.population:
        size += w.capital
    return size


def _prior(entry: Entry, found: Found) -> float:
    size, w = _size(entry), weights()
    first = found.entries[0]
    if first.level == "country" and entry.level != "country" and not (found.inside or _doubtful(first)):
        return size + w.of_country
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


@lru_cache(maxsize=512)
def _doubtful(entry: Entry) -> bool:
    """True for a country whose name is something else too (Georgia, Jordan)."""
    sense = countries.lookup(key_of(entry.name))
    return sense is not None and sense.ambiguous


def _near(company: _Company, key: str, entry: Entry) -> tuple[float, float, float]:
    """How many other names are likely within some 50 km, some 150 km, and in the place's division."""
    own = company.own.get(key, NOTHING)
    division = (entry.country or "", entry.admin1)
    return (
        _around(company.all.narrow, own.narrow, _cell(entry, NARROW)),
        _around(company.all.wide, own.wide, _cell(entry, WIDE)),
        company.all.states.get(division, 0.0) - own.states.get(division, 0.0),
    )


def _share(company: _Company, key: str, country: str) -> float:
    """The country's share of what the report tells of countries, the name itself left out."""
    own = company.own.get(key, NOTHING).countries
    total = company.total - sum(own.values())
    return (company.all.countries.get(country, 0.0) - own.get(country, 0.0)) / total if total > LEAST else 0.0


def _local(entry: Entry, at_home: Home) -> float:
    """More for a town that an outlet is named after, where papers are in English."""
    where = at_home.countries or weights().english
    return weights().home if entry.level == "city" and entry.country in where else 0.0


def _alone(entry: Entry, found: Found, at_home: Home, told: Mapping[str, Division], beside: frozenset[tuple[str, str]]) -> float:
    """Points that do not depend on the company."""
    w = weights()
    score = _prior(entry, found)
    inside = found.inside or told.get(found.key)
    if inside:
        score += _inside(entry, inside)
    if (entry.level, entry.country or "") in beside:
        score += w.beside
    if found.kind == "region" and entry.level in ("state", "province", "county", "district"):
        score += 2.5
    if found.key in at_home.seats:
        score += _local(entry, at_home)
    return score


def _score(entry: Entry, alone: float, key: str, company: _Company) -> float:
    w = weights()
    if entry.level == "country" and not _doubtful(entry):
        return alone
    share = _share(company, key, entry.country or "")
    score = alone + (w.country * share if share > LEAST or not company.total else w.elsewhere)
    if entry.level == "country":
        return score - 0.7
    close, near, region = _near(company, key, entry)
    score += w.state * min(1.0, 1.5 * region / company.divided) if company.divided else 0.0
    if entry.level not in LARGE_LEVELS:
        score += min(w.close_most, w.close * close) + min(w.near_most, w.near * near)
    return score + min(w.region_most, w.region * region)


Options = Mapping[str, Sequence[tuple[Entry, float]]]


def _company(counts: Mapping[str, float], likely: Options, at_home: Home) -> _Company:
    """The company of all names, each by the places it may be."""
    out = _Company(_Mass())
    for key, options in likely.items():
        mass = _Mass()
        for entry, chance in options:
            if entry.level != "country" and chance >= LEAST:
                mass.add(entry, chance)
        out.own[key] = mass
        out.all.join(mass)
    for code, number in counts.items():
        out.all.countries[code] += number
    for division in at_home.states:
        out.all.states[division] += 1.5
    out.total, out.divided = sum(out.all.countries.values()), sum(out.all.states.values())
    return out


def _chances(scores: Sequence[float], sharpness: float) -> list[float]:
    best = max(scores)
    raised = [math.exp(sharpness * (score - best)) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def _called_state(tree: Tree, found: Found) -> set[tuple[str, str]]:
    """`New York state`, `the state of Washington`, `Governor of Punjab`: the division, not the town."""
    tokens, states = tree.tokens, [e for e in found.entries if e.level in ("state", "province")]
    if not states:
        return set()
    after = tokens[found.last + 1].lower if found.last + 1 < len(tokens) else ""
    before = tokens[found.first - 2].lower if found.first > 1 and tokens[found.first - 1].lower == "of" else ""
    told = after in ("state", "province", "governor", "gov.", "lawmakers", "legislature") or before in ("state", "province", "governor")
    return {(e.level, e.country or "") for e in states} if told else set()


def _beside(tree: Tree, found: Sequence[Found]) -> list[frozenset[tuple[str, str]]]:
    """For each name the (level, country) of those it stands in a row with (`Ohio, Georgia and Utah`)."""
    out: list[set[tuple[str, str]]] = [set() for _ in found]
    for i, one in enumerate(found):
        out[i] |= _called_state(tree, one)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        between = [token.lower for token in tree.tokens[a.last + 1 : b.first]]
        if not between or len(between) > 2 or not set(between) <= {",", "and", "or", "&"} or not a.entries or not b.entries:
            continue
        if a.inside and between == [","]:
            levels = {("state", a.inside[0])} if a.inside[1] else {("country", a.inside[0])}
            out[i + 1] |= levels
            continue
        for one, other in ((i, b), (i + 1, a)):
            first = other.entries[0]
            if first.level in ("country", "state") and not _doubtful(first):
                out[one].add((first.level, first.country or "") if first.level == "state" else ("country", ""))
    return [frozenset(levels) for levels in out]


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


def _kept(one: Found, points: Sequence[float], company: _Company) -> bool:
    """True where the best place of a doubtful name has the company that it needs."""
    best = max(zip(one.entries, points, strict=True), key=lambda pair: _score(pair[0], pair[1], one.key, company))[0]
    return _near(company, one.key, best)[1] >= one.company


def resolve(tree: Tree, found: Sequence[Found], outlet: str | None = None) -> tuple[Place, ...]:
    """The places meant, with coordinates and country where known, in text order."""
    at_home = home(outlet)
    counts: Counter[str] = spoken(tree, at_home)
    told = {f.key: f.inside for f in found if f.inside}
    alone = [[_alone(e, f, at_home, told, near) for e in f.entries] for f, near in zip(found, _beside(tree, found), strict=True)]
    company = _company(counts, {}, at_home)
    for sharpness in SHARPNESS:
        likely: dict[str, list[tuple[Entry, float]]] = {}
        for one, points in zip(found, alone, strict=True):
            if points and one.key not in likely and not one.company:
                scores = [_score(e, p, one.key, company) for e, p in zip(one.entries, points, strict=True)]
                likely[one.key] = list(zip(one.entries, _chances(scores, sharpness), strict=True))
        for key, entries in at_home.entries.items():
            if key not in likely:
                scores = [_score(e, _size(e) + _local(e, at_home), key, company) for e in entries]
                likely[key] = list(zip(entries, _chances(scores, sharpness), strict=True))
        company = _company(counts, likely, at_home)
    out = []
    for one, points in zip(found, alone, strict=True):
        if one.company and not _kept(one, points, company):
            continue
        ranked = max(((_score(e, p, one.key, company), -i) for i, (e, p) in enumerate(zip(one.entries, points, strict=True))), default=None)
        out.append(_place(one, one.entries[-ranked[1]] if ranked else None))
    return tuple(out)
