"""People who act and speak for states and international bodies (`leaders.yaml`), by whole name or surname."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.classes import classes_of
from reportedly.codebook.countries import lookup
from reportedly.codebook.phrases import listed, read_yaml

# Countries whose names begin with the family name.
FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN"})

# Words that belong to the surname they stand before: `De Mistura`, `Ben Ali`, `von der Leyen`.
PARTICLES = frozenset(
    {"abu", "ag", "ait", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "ibn", "la", "le"}
    | {"ould", "st.", "ter", "van", "von"}
)

# What makes no difference between two spellings of a name, beside accents and apostrophes.
IDLE = frozenset({"-", "–", "al", "el", "jr.", "jr", "sr."})  # a hyphen is a token of its own

# Letters that are no plain letter with an accent.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "þ": "th", "ə": "a", "'": "", "’": ""})


@dataclass(frozen=True, slots=True)
class Leader:
    """One person. `country` is ISO 3166-1 alpha-3, or None for those of international bodies."""

    name: str
    country: str | None


_Key = tuple[str, ...]
_Table = dict[_Key, Leader | None]


@lru_cache(maxsize=65536)
def _letters(word: str) -> str:
    if word.isascii():
        return word.replace("'", "")
    folded = unicodedata.normalize("NFKD", word.translate(LETTERS))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _key(words: Iterable[str]) -> _Key:
    return tuple(_letters(word) for word in words if word not in IDLE)


def _spelt(name: str) -> _Key:
    """The key of a name of the data: what `_key` makes of the tokens into which the parser splits it."""
    return _key(name.lower().replace("-", " ").split())


def _surnames(spelling: str, country: str | None) -> list[_Key]:
    """The surnames of a name as it is written: `von der Leyen` and `Leyen`; with a capital only `De Mistura`."""
    parts = spelling.split()
    while len(parts) > 1 and parts[-1].lower() in IDLE:
        parts.pop()
    if country in FAMILY_FIRST:
        return [_spelt(parts[0])]
    i = len(parts) - 1
    while i > 1 and _letters(parts[i - 1].lower()) in PARTICLES:
        i -= 1
    last = _spelt(parts[-1])
    if i == len(parts) - 1:
        return [last]
    whole = _spelt(" ".join(parts[i:]))
    return [whole] if parts[-2][:1].isupper() else [whole, last]


def _put(table: _Table, key: _Key, leader: Leader) -> None:
    """Keeps the leader under that name; a name of leaders of two countries tells no country."""
    other = table.get(key, leader)
    table[key] = leader if other is not None and other.country == leader.country else None


@lru_cache(maxsize=1)
def _tables() -> tuple[_Table, _Table]:
    rows = {str(code): listed(people) for code, people in read_yaml("leaders.yaml").items()}
    common = {_spelt(name) for name in rows.pop("common")}
    alone = [name.rsplit(" ", 1) for name in rows.pop("alone")]
    whole: _Table = {}
    short: _Table = {}
    for code, people in rows.items():
        country = None if code == "none" else code
        for row in people:
            spellings = row.split(" / ")
            leader = Leader(spellings[0], country)
            for spelling in spellings:
                _put(whole, _spelt(spelling), leader)
            # A Western spelling of a Chinese or Korean name ends with the surname: only the first tells it.
            for spelling in spellings[:1] if country in FAMILY_FIRST else spellings:
                for name in _surnames(spelling, country):
                    if name not in common:
                        _put(short, name, leader)
    for surname_, code in alone:
        short[_spelt(surname_)] = Leader(surname_, None if code == "none" else code)
    return whole, short


def full(words: Sequence[str]) -> Leader | None:
    """The person of that whole name or surname of several words (`al-Burhan`), given as lower-cased words.

    Accents, apostrophes, hyphens and the article `al` make no difference.
    """
    whole, short = _tables()
    key = _key(words)
    if key in whole or len(words) == 1:
        return whole.get(key)
    return surname(key[0]) if len(key) == 1 else short.get(key)


def surname(word: str) -> Leader | None:
    """The person who is usually called by that surname alone; None where people of two countries are, or where
    the word is a place or a common word too."""
    lower = word.lower()
    found = _tables()[1].get(_key((lower,)))
    if found is None or classes_of(lower) or lookup((lower,)):
        return None
    return found
