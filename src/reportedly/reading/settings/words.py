"""The words of `codebook/words/settings.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """See the data file for what each list is; `scenes` and `days` give the number of the row that a kind belongs to."""

    scenes: dict[str, int]
    days: dict[str, int]
    again: dict[str, tuple[str, ...]]
    placeless: frozenset[str]
    grounded: frozenset[str]
    timeless: frozenset[str]
    locative: frozenset[str]
    standing: frozenset[str]
    loose: frozenset[str]
    elsewhere: frozenset[str]
    ground: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    during: frozenset[str]
    another: frozenset[str]
    settlements: frozenset[str]
    unplaced: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Loaded once a process."""
    data = read_yaml("words", "settings.yaml")
    names = [name for name in Words.__slots__ if name not in ("scenes", "days", "again")]
    return Words(
        scenes={kind: n for n, row in enumerate(data["scenes"]) for kind in listed(row)},
        days={kind: n for n, row in enumerate(data["days"]) for kind in listed(row)},
        again={noun: tuple(listed(kinds)) for noun, kinds in data["again"].items()},
        **{name: frozenset(listed(data[name])) for name in names},
    )
