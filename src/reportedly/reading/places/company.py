"""The company that a report's names keep: how likely they are in each country, division and square of the map."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.codebook.gazetteer import Entry

LEAST, WIDE, NARROW = 0.02, 1.0, 0.35
LARGE_LEVELS = ("country", "state", "named")

Cell = tuple[int, int]
Division = tuple[str, str]
Options = Mapping[str, Sequence[tuple[Entry, float]]]


@dataclass(slots=True)
class Mass:
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

    def join(self, other: "Mass") -> None:
        """Adds all that another has."""
        for name in ("countries", "states", "wide", "narrow"):
            mine = getattr(self, name)
            for place, chance in getattr(other, name).items():
                mine[place] += chance


NOTHING = Mass()


@dataclass(slots=True)
class Company:
    """What all names add up to with the countries told of, and what each adds of it."""

    all: Mass
    own: dict[str, Mass] = field(default_factory=dict)
    total: float = 0.0
    divided: float = 0.0


@lru_cache(maxsize=65536)
def _cell(entry: Entry, degrees: float) -> Cell:
    """A square of so many degrees of latitude, about as wide as high where most people live."""
    return round(entry.lat / degrees), round(entry.lon / (1.4 * degrees))


def _around(cells: Mapping[Cell, float], own: Mapping[Cell, float], cell: Cell) -> float:
    row, column = cell
    total = 0.0
    for r in (row - 1, row, row + 1):
        for c in (column - 1, column, column + 1):
            if (r, c) in cells:
                total += cells[r, c] - own.get((r, c), 0.0)
    return total


def near(company: Company, key: str, entry: Entry) -> tuple[float, float, float]:
    """How many other names are likely within some 50 km, some 150 km, and in the place's division."""
    own = company.own.get(key, NOTHING)
    division = (entry.country or "", entry.admin1)
    return (
        _around(company.all.narrow, own.narrow, _cell(entry, NARROW)),
        _around(company.all.wide, own.wide, _cell(entry, WIDE)),
        company.all.states.get(division, 0.0) - own.states.get(division, 0.0),
    )


def share(company: Company, key: str, country: str) -> float:
    """The country's share of what the report tells of countries, the name itself left out."""
    own = company.own.get(key, NOTHING).countries
    total = company.total - sum(own.values())
    return (company.all.countries.get(country, 0.0) - own.get(country, 0.0)) / total if total > LEAST else 0.0


def company_of(counts: Mapping[str, float], likely: Options, divisions: Iterable[Division]) -> Company:
    """The company of all names, each by the places it may be; `divisions` are those that the outlet tells of."""
    out = Company(Mass())
    for key, options in likely.items():
        mass = Mass()
        for entry, chance in options:
            if entry.level != "country" and chance >= LEAST:
                mass.add(entry, chance)
        out.own[key] = mass
        out.all.join(mass)
    for code, number in counts.items():
        out.all.countries[code] += number
    for division in divisions:
        out.all.states[division] += 1.5
    out.total, out.divided = sum(out.all.countries.values()), sum(out.all.states.values())
    return out
