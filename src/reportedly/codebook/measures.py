"""What befell those who are counted (`measures.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml


@dataclass(frozen=True, slots=True)
class Measures:
    """`words` leads from a word, `kinds` from a kind of event to a measure; `of_recipients` are measures of those who suffer."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]
    of_recipients: frozenset[str]
    about: float
    period_days: int


@lru_cache(maxsize=1)
def measures() -> Measures:
    """Loaded once a process."""
    data = read_yaml("measures.yaml")
    words = {word: measure for measure, several in data["words"].items() for word in several}
    return Measures(words, data["kinds"], frozenset(data["of_recipients"]), data["about"], data["period_days"])
