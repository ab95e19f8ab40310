"""The words of `codebook/words/speech.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml

STANCES = ("said", "believed", "feared", "denied", "asked")


@dataclass(frozen=True, slots=True)
class Words:
    """See the data file for what each list is."""

    stance: dict[str, str]
    with_noun: frozenset[str]
    performed: frozenset[str]
    with_gerund: frozenset[str]
    passive: frozenset[str]
    adverbs: frozenset[str]
    nouns: dict[str, str]
    accounts: frozenset[str]
    asides: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    unnamed: frozenset[str]
    interviews: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def words() -> Words:
    """Loaded once a process."""
    data = read_yaml("words", "speech.yaml")
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(data["phrases"], key=len, reverse=True):
        parts = tuple(phrase.split())
        phrases[parts[0]] = (*phrases.get(parts[0], ()), parts)
    nouns = dict.fromkeys(listed(data["nouns"]), "said")
    nouns |= dict.fromkeys(listed(data["feared_nouns"]), "feared")
    nouns |= dict.fromkeys(listed(data["hoped_nouns"]), "believed")
    return Words(
        stance={word: stance for stance in reversed(STANCES) for word in listed(data[stance])},
        nouns=nouns,
        phrases=phrases,
        **{
            name: frozenset(listed(data[name]))
            for name in (
                "with_noun",
                "performed",
                "with_gerund",
                "passive",
                "adverbs",
                "unnamed",
                "accounts",
                "asides",
                "heads",
                "offices",
                "interviews",
            )
        },
    )
