"""Where a report comes from, as far as its outlet's name and its own words tell."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.codebook import countries, gazetteer
from reportedly.codebook.gazetteer import Entry
from reportedly.model.syntax import Tree
from reportedly.reading.places.weights import weights
from reportedly.reading.places.words import words

_PART = re.compile(r"[a-z]+")
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Home:
    """`seats`: keys of places in the outlet's name; `countries`, `states`: which it tells of, else empty."""

    seats: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    states: frozenset[tuple[str, str]] = frozenset()
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def home(outlet: str | None) -> Home:
    """What an outlet's name or address tells (`lakeportherald.com`, `The Lakeport Herald`)."""
    if not outlet:
        return Home()
    w, text = weights(), outlet.casefold().strip()
    codes: set[str] = set()
    if "." in text and " " not in text:
        text, _, end = text.removeprefix("www.").rpartition(".")
        codes.update([w.domains[end]] if end in w.domains else [])
        text = re.sub(r"\.(co|com|org|net|gov|ac)$", "", text)
    seats: set[str] = set()
    states: set[tuple[str, str]] = set()
    for part in _PART.findall(text):
        for name in _names(part):
            division = words().divisions.get(name) or words().divisions.get(f"{name}.")
            if division and len(name) != 3:
                states.add(division)
                codes.add(division[0])
            else:
                key = _key(name)
                seats.update([key] if key else [])
    entries = {key: gazetteer.lookup(tuple(key.split())) for key in seats}
    return Home(frozenset(seats), frozenset(codes), frozenset(states), entries)


def _names(part: str) -> list[str]:
    """What is left of a run of letters without the words that outlets' names are made of."""
    known = weights().outlet_words
    if part in known or len(part) > LONGEST:
        return []
    changed = True
    while changed:
        changed = False
        for word in known:
            if len(part) - len(word) < 2 or len(word) < 3:
                continue
            if part.endswith(word):
                part, changed = part[: -len(word)], True
            elif part.startswith(word) and word in ("the", "daily"):
                part, changed = part[len(word) :], True
    return [part]


def _key(name: str) -> str | None:
    """The key of a town that is written in one word here, as one word or two."""
    if len(name) < 4:
        return None
    if _town((name,)):
        return name
    for i in range(3, len(name) - 2):
        two = (name[:i], name[i:])
        if gazetteer.begins(two[0]) and _town(two):
            return " ".join(two)
    return None


def _town(key: tuple[str, ...]) -> bool:
    return any(entry.level in ("city", "state") for entry in gazetteer.lookup(key))


def spoken(tree: Tree, at_home: Home) -> Counter[str]:
    """How often a report says a country's name, adjective, people or seat, or a word of life there.

    Not its capital: whether such a name is the capital is asked later.
    """
    counts: Counter[str] = Counter()
    evidence, w = Counter[str](), weights().evidence
    i = 0
    while i < len(tree.tokens):
        hit = countries.longest(tree.tokens, i)
        if hit and hit[0].kind != "capital" and not (hit[0].ambiguous and hit[0].kind == "name"):
            counts[hit[0].code] += 1
        elif tree.tokens[i].lower in w:
            evidence.update(w[tree.tokens[i].lower])
        i += hit[1] if hit else 1
    for code, number in evidence.items():
        counts[code] += min(number, 4)
    for code in at_home.countries:
        counts[code] += 3
    return counts
