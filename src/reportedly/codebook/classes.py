"""Classes of words (`words/classes.yaml`): what sort of thing a noun names, what sort of verb governs."""

from functools import lru_cache
from importlib import resources

from reportedly.codebook.phrases import read_yaml

# The classes that any noun for a person belongs to (`persons.txt`).
PERSONS = ("people", "captive")


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in read_yaml("words", "classes.yaml").items():
        for word in words.split(","):
            found.setdefault(" ".join(word.split()), set()).add(name)
    for person in resources.files("reportedly.codebook").joinpath("persons.txt").read_text(encoding="utf-8").split():
        found.setdefault(person, set()).update(PERSONS)
    return {word: frozenset(names) for word, names in found.items()}


NONE: frozenset[str] = frozenset()


def classes_of(lemma: str) -> frozenset[str]:
    """The classes of a lemma (lower case; several words joined by one space); empty for an unknown word."""
    return _table().get(lemma, NONE)


def is_a(lemma: str, name: str) -> bool:
    """True where the lemma is of the class `name`."""
    return name in _table().get(lemma, NONE)


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The names of all classes."""
    return frozenset().union(*_table().values())
