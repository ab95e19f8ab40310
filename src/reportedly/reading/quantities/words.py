"""The words of amounts, read once from `codebook/words/quantities.yaml`, in the form they are looked up."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

LISTS = ("skipped", "measures", "bodies", "sufferers", "harm", "strength", "parts", "definite", "ages", "each")
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True)
class Words:
    """`before` by the last word of a phrase, `after` by the first: (words, modifier), longest first.

    The other fields are lists of the file; it says what they are for.
    """

    before: Phrases
    after: Phrases
    additional_before: Phrases
    additional_after: frozenset[str]
    vague: dict[str, float]
    named: frozenset[str]
    one_not_after: frozenset[str]
    one_not_before: frozenset[str]
    currencies: dict[str, str]
    units: dict[str, str]
    money: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    skipped: frozenset[str]
    measures: frozenset[str]
    bodies: frozenset[str]
    sufferers: frozenset[str]
    harm: frozenset[str]
    strength: frozenset[str]
    parts: frozenset[str]
    definite: frozenset[str]
    ages: frozenset[str]
    each: frozenset[str]


def load() -> dict[str, Any]:
    """The file as plain data."""
    text = resources.files("reportedly.codebook").joinpath("words/quantities.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


def _phrases(listed: dict[str, list[str]], last: bool) -> Phrases:
    out: Phrases = {}
    for name, phrases in listed.items():
        for phrase in phrases:
            ws = tuple(phrase.replace("-", "- ").split())
            out.setdefault(ws[-1 if last else 0], []).append((ws, name))
    for found in out.values():
        found.sort(key=lambda f: -len(f[0]))
    return out


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, compiled once a process."""
    d = load()
    return Words(
        _phrases(d["before"], True),
        _phrases(d["after"], False),
        _phrases({"additional": d["additional"]["before"]}, True),
        frozenset(d["additional"]["after"]),
        {k: float(v) for k, v in d["vague"].items()},
        frozenset(map(str, d["named"])),
        frozenset(map(str, d["one_not_after"])),
        frozenset(map(str, d["one_not_before"])),
        d["currencies"],
        d["units"],
        frozenset(d["currencies"].values()),
        frozenset(d["up"]),
        frozenset(d["down"]),
        *(frozenset(map(str, d[name])) for name in LISTS),
    )
