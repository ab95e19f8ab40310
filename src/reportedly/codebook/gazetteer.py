"""Places of the world by name.

Cities, provinces and counties are in `gazetteer.txt`; regions, seas and sites in `regions.yaml`. The table is
sorted by name and searched on disk by bisection: nothing is loaded, a look-up costs some forty microseconds,
and all processes share its pages. Sources: GeoNames (CC BY 4.0) and ISO 3166-2; see NOTICE.
"""

import mmap
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from reportedly.codebook.phrases import key_of, read_yaml

KINDS = {"c": "city", "a": "city", "s": "region", "p": "region", "d": "region", "Y": "region"}
MAX_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One place under one of its names.

    `kind` as in `model.mentions.Place`; `level` tells entries of one kind apart: city, alias, state,
    province, district, county, named (hand-written); `admin1` is the first-level division's code (in the USA
    the postal one); `population` 0 where unknown; `geonameid` None where unknown.
    """

    name: str
    kind: str
    level: str
    country: str | None
    admin1: str
    lat: float
    lon: float
    population: int
    geonameid: int | None


LEVELS = {"c": "city", "a": "alias", "s": "state", "p": "province", "d": "district", "Y": "county"}


@lru_cache(maxsize=1)
def _table() -> mmap.mmap:
    path = Path(str(resources.files("reportedly.codebook").joinpath("gazetteer.txt")))
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _first_line(table: mmap.mmap, key: bytes) -> int:
    """The offset of the first line that is not before `key`."""
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if table[middle : middle + len(key)] < key:
            end = table.find(b"\n", middle)
            low = end + 1
        else:
            high = middle
    return low


def _entry(key: str, line: str) -> Entry:
    name, kind, country, admin1, lat, lon, people, number = line.split("\t")
    written = key.title() if name == "=" else name
    place = (country, admin1, float(lat), float(lon), int(people), int(number) or None)
    return Entry(written, KINDS[kind], LEVELS[kind], *place)


@lru_cache(maxsize=8192)
def _rows(key: str) -> tuple[Entry, ...]:
    table, start = _table(), f"{key}\t".encode()
    at, out = _first_line(table, start), []
    while table[at : at + len(start)] == start:
        end = table.find(b"\n", at)
        out.append(_entry(key, table[at + len(start) : end].decode()))
        at = end + 1
    return tuple(out)


@lru_cache(maxsize=1)
def _named() -> dict[tuple[str, ...], Entry]:
    table: dict[tuple[str, ...], Entry] = {}
    for kind, rows in read_yaml("regions.yaml").items():
        for names, country, lat, lon in rows:
            forms = [form.strip() for form in str(names).split(" / ")]
            entry = Entry(forms[0], kind, "named", country if country != "~" else None, "", lat, lon, 0, None)
            for form in forms:
                table.setdefault(key_of(form), entry)
    return table


@lru_cache(maxsize=65536)
def begins(word: str) -> bool:
    """True where some name's first word is `word` (lower-cased): else nothing need be looked up."""
    table, start = _table(), word.encode()
    for end in (b"\t", b" "):
        at = _first_line(table, start + end)
        if table[at : at + len(start) + 1] == start + end:
            return True
    return word in _named_firsts()


@lru_cache(maxsize=1)
def _named_firsts() -> frozenset[str]:
    return frozenset(key[0] for key in _named())


def named(words: tuple[str, ...]) -> Entry | None:
    """The hand-written region, sea, island, line, site or continent of lower-cased token texts."""
    return _named().get(words)


def lookup(words: tuple[str, ...]) -> tuple[Entry, ...]:
    """All places of that name (lower-cased token texts), hand-written ones first."""
    own = _named().get(words)
    rows = _rows(" ".join(words))
    return rows if own is None else (own, *rows)
