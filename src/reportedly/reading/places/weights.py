"""The numbers and words of `codebook/words/near.yaml`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml


@dataclass(frozen=True, slots=True)
class Weights:
    """See the data file for what each is."""

    prior: dict[str, float]
    inside: dict[str, float]
    capital: float
    head: float
    alias: float
    like_state: float
    of_country: float
    of_country_people: float
    country: float
    elsewhere: float
    state: float
    close: float
    close_most: float
    near: float
    near_most: float
    region: float
    region_most: float
    beside: float
    town: float
    home: float
    domains: dict[str, str]
    outlet_words: frozenset[str]
    english: frozenset[str]
    evidence: dict[str, tuple[str, ...]]


_tried: list[Weights] = []


def weights() -> Weights:
    """What counts: the data file's, read once a process, but for what `use` lends."""
    return _tried[-1] if _tried else _loaded()


@contextmanager
def use(other: Weights) -> Iterator[None]:
    """Lends other numbers, to fit them (`training.places`); not for several threads."""
    _tried.append(other)
    try:
        yield
    finally:
        _tried.pop()


@lru_cache(maxsize=1)
def _loaded() -> Weights:
    data = read_yaml("words", "near.yaml")
    evidence: dict[str, list[str]] = {}
    for code, words in data.pop("evidence").items():
        for word in words:
            evidence.setdefault(str(word), []).append(code)
    return Weights(
        **{name: value for name, value in data.items() if name not in ("outlet_words", "english", "domains")},
        domains={("no" if end is False else str(end)): code for end, code in data["domains"].items()},
        outlet_words=frozenset(str(word) for word in data["outlet_words"]),
        english=frozenset(data["english"]),
        evidence={word: tuple(codes) for word, codes in evidence.items()},
    )
