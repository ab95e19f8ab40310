"""The words of `codebook/words/actors.yaml`, as sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """See the data file for what each list is."""

    institution: frozenset[str]
    media: frozenset[str]
    state: frozenset[str]
    group: frozenset[str]
    office: frozenset[str]
    body_ends: frozenset[str]
    vague: frozenset[str]
    telling: frozenset[str]
    unnamed_states: frozenset[str]
    unnamed_groups: frozenset[str]
    relational: frozenset[str]
    civic: frozenset[str]
    bands: frozenset[str]
    bodies: frozenset[str]
    movement_ends: frozenset[str]
    dwellers: frozenset[str]
    sideless: frozenset[str]
    titles: frozenset[str]
    unaligned: frozenset[str]
    before_state: frozenset[str]
    pairs: frozenset[str]
    seats: Mapping[str, str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Loaded once a process."""
    data = read_yaml("words", "actors.yaml")
    lists = {name: frozenset(listed(data[name])) for name in Words.__dataclass_fields__ if name != "seats"}
    return Words(**lists, seats={city: body for body, city in data["seats"].items()})
