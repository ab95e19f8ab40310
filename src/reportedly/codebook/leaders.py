"""People who act and speak for states and international bodies (`leaders.yaml`), by whole name or surname."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.classes import classes_of
from reportedly.codebook.countries import lookup
from reportedly.codebook.phrases import key_of, read_yaml

# Countries whose names begin with the family name.
FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN"})


@dataclass(frozen=True, slots=True)
class Leader:
    """One person. `country` is ISO 3166-1 alpha-3, or None for those of international bodies."""

    name: str
    country: str | None


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[tuple[str, ...], Leader], dict[str, Leader | None]]:
    whole: dict[tuple[str, ...], Leader] = {}
    short: dict[str, Leader | None] = {}
    for code, people in read_yaml("leaders.yaml").items():
        country = None if code == "none" else str(code)
        for row in people:
            spellings = [spelling.strip() for spelling in str(row).split(" / ")]
            leader = Leader(spellings[0], country)
            for spelling in spellings:
                words = tuple(w for w in key_of(spelling) if w != "-")
                whole[words] = leader
                surname = words[0] if country in FAMILY_FIRST else words[-1]
                other = short.get(surname, leader)
                # A surname of leaders of two countries tells no country.
                short[surname] = leader if other is not None and other.country == country else None
    return whole, short


def full(words: Sequence[str]) -> Leader | None:
    """The person of that whole name, given as lower-cased words; hyphens make no difference."""
    return _tables()[0].get(tuple(w for w in words if w != "-"))


def surname(word: str) -> Leader | None:
    """The person who is usually called by that surname alone; None where people of two countries are, or where
    the word is a place or a common word too."""
    found = _tables()[1].get(word.lower())
    if found is None or classes_of(word.lower()) or lookup((word.lower(),)):
        return None
    return found
