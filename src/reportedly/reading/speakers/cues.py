"""The words of `codebook/words/attribution.yaml`: cues of attribution by what follows them as content."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml


@dataclass(frozen=True, slots=True)
class Cues:
    """See the data file for what each list is; of several words the first is the verb (`call for`)."""

    no_clause: frozenset[str]
    speech: frozenset[str]
    infinitive: frozenset[str]
    raising: frozenset[str]
    persuade: frozenset[str]
    object: frozenset[str]
    preposition: frozenset[str]
    judge: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Loaded once a process."""
    data = read_yaml("words", "attribution.yaml")
    phrases = tuple(tuple(phrase.split()) for phrase in data.pop("phrases"))
    return Cues(phrases=phrases, **{name: frozenset(listed(words)) for name, words in data.items()})
