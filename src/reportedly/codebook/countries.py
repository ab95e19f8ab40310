"""States and territories by every word that stands for them (`countries.yaml`).

Codes are ISO 3166-1 alpha-3, XKX for Kosovo, and codes of the range ISO leaves to users for other entities.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import Word, capital, key_at, key_of, listed, plain, read_yaml, words_of

KINDS = ("name", "adjective", "people", "capital", "seat")
_COLUMNS = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "capitals": "capital",
    "seats": "seat",
}
MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Sense:
    """What words say of a country.

    `name` is the country's usual English name; `kind` one of KINDS; `written` the words as the data write
    them; `cased`: only in just these letters (`US`); `ambiguous`: also a person, a US state or a town, ask
    the context; `informal`: a partial word that is never the state by itself (`Pak`); `historic`: the state
    no longer exists.
    """

    code: str
    name: str
    kind: str
    written: str = ""
    cased: bool = False
    ambiguous: bool = False
    informal: bool = False
    historic: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A country's own row. `within` is the state that most others hold an entity to be part of, or None.

    `lat`, `lon` are degrees of the middle; `geonameid` the number at GeoNames, None where it has none.
    """

    code: str
    name: str
    capitals: tuple[str, ...]
    within: str | None = None
    historic: bool = False
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class _Tables:
    senses: dict[tuple[str, ...], Sense]
    countries: dict[str, Country]
    blocked: frozenset[tuple[str, ...]]
    firsts: frozenset[str]
    begins: frozenset[str]


def _sense(entry: str, kind: str, country: Country) -> Sense:
    mark, word = (entry[0], entry[1:]) if entry[0] in "!?*" else ("", entry)
    return Sense(country.code, country.name, kind, word, mark == "!", mark == "?", mark == "*", country.historic)


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = read_yaml("countries.yaml")
    senses: dict[tuple[str, ...], Sense] = {}
    countries: dict[str, Country] = {}
    rows = []
    for code, row in data["countries"].items():
        capitals = tuple(entry.lstrip("!?*") for entry in listed(row.get("capitals")))
        name = row["name"].lstrip("?")
        at: list[float | None] = [float(number) for number in listed(row.get("at"))] or [None, None]
        country = Country(
            code,
            name,
            capitals,
            row.get("within"),
            bool(row.get("historic")),
            at[0],
            at[1],
            row.get("geonames"),
        )
        countries[code] = country
        rows.append((country, row))
    for (
        column,
        kind,
    ) in _COLUMNS.items():  # column by column: a name of one country is stronger than a capital of another
        for country, row in rows:
            entries = listed(row.get(column))
            if column == "names":
                entries = (row["name"], *entries)
            for entry in entries:
                sense = _sense(entry, kind, country)
                senses.setdefault(key_of(sense.written), sense)
    blocked = frozenset(key_of(name) for name in listed(data["not"]))
    firsts = frozenset(key[0] for key in senses)
    return _Tables(senses, countries, blocked, firsts, firsts | {key[0] for key in blocked})


def lookup(words: tuple[str, ...]) -> Sense | None:
    """The sense of lower-cased token texts, blind to case and context: see `cased` and `ambiguous`."""
    return _tables().senses.get(words)


def _covered(tokens: Sequence[Word], i: int, length: int, tables: _Tables) -> bool:
    """True inside a longer name that is not the country (`Latin America`, `South Korea`)."""
    for start in range(max(0, i - 4), i + 1):
        if plain(tokens[start].lower) not in tables.begins:
            continue
        for n in range(i - start + 1, min(MAX_WORDS, len(tokens) - start) + 1):
            if start + n < i + length:
                continue
            key = key_at(tokens, start, n)
            if key in tables.blocked:
                return True
            if start < i and key in tables.senses and capital(tokens[start].text):
                return True
    return False


def longest(tokens: Sequence[Word], i: int) -> tuple[Sense, int] | None:
    """The sense of the most words that begin at token `i`, and how many; None where there is none.

    A name must begin with a capital letter; `US` must be written just so. A word inside a longer name
    (`Korea` of `South Korea`, `America` of `Latin America`) has no sense of its own. `U.S.-led`, which is one
    token to the parser, has the sense of its first part.
    """
    tables = _tables()
    first, hyphen, _ = tokens[i].text.partition("-")
    if hyphen and "." in first:
        sense = tables.senses.get((first.lower(),))
        return (sense, 1) if sense is not None and sense.written == first else None
    if plain(tokens[i].lower) not in tables.firsts or not capital(tokens[i].text):
        return None
    for n in range(min(MAX_WORDS, len(tokens) - i), 0, -1):
        sense = tables.senses.get(key_at(tokens, i, n))
        if sense is None:
            continue
        if sense.cased and words_of(sense.written) != tuple(token.text for token in tokens[i : i + n]):
            continue
        return None if _covered(tokens, i, n, tables) else (sense, n)
    return None


def country(code: str) -> Country | None:
    """The row of a country's code."""
    return _tables().countries.get(code)


def codes() -> tuple[str, ...]:
    """All codes, in the order of the data."""
    return tuple(_tables().countries)


def name_of(code: str) -> str:
    """The usual English name; the code itself where it is unknown."""
    row = _tables().countries.get(code)
    return row.name if row else code


def capital_of(code: str) -> str | None:
    """The (first) capital, or None."""
    row = _tables().countries.get(code)
    return row.capitals[0] if row and row.capitals else None
