"""What tells how far an event has come (`life.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml


@dataclass(frozen=True, slots=True)
class LifeRules:
    """`says` leads from a status to what its origin does; the others are names of the reader's rules of status."""

    says: Mapping[str, str]
    asked_for: frozenset[str]
    called_off: frozenset[str]
    not_so: frozenset[str]
    in_passing: frozenset[str]


@lru_cache(maxsize=1)
def life_rules() -> LifeRules:
    """Loaded once a process."""
    data = read_yaml("life.yaml")
    return LifeRules(data["says"], *(frozenset(data[name]) for name in ("asked_for", "called_off", "not_so", "in_passing")))


@lru_cache(maxsize=1)
def sole_offices() -> frozenset[str]:
    """Offices of which a state has one at a time, in small letters."""
    return frozenset(read_yaml("life.yaml")["sole_offices"])
