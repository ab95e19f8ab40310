"""The words of `codebook/words/status.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml

Table = dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Each table gives the status that a word tells."""

    modals: Table
    adverbs: Table
    verbs: Table
    nouns: Table
    adjectives: Table
    conditions: frozenset[str]
    unknown: frozenset[str]
    standing: frozenset[str]
    awaiting: frozenset[str]
    attempts: frozenset[str]
    excluding: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Loaded once a process."""
    data = read_yaml("words", "status.yaml")

    def table(groups: dict[str, str]) -> Table:
        return {word: status for status, several in groups.items() for word in listed(several)}

    verbs = table({name: data[name] for name in ("ongoing", "possible", "denied", "planned")})
    return Words(
        modals=table(data["modals"]),
        adverbs=table(data["adverbs"]),
        verbs=verbs,
        nouns=table(data["nouns"]),
        adjectives=table(data["adjectives"]),
        **{name: frozenset(listed(data[name])) for name in ("conditions", "unknown", "standing", "awaiting", "attempts", "excluding")},
    )
