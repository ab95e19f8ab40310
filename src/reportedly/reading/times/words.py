"""The words and patterns of time expressions, read once from `codebook/words/times.yaml`."""

from functools import lru_cache
from importlib import resources
from typing import Any

import yaml


@lru_cache(maxsize=1)
def load() -> dict[str, Any]:
    """The file as plain data."""
    text = resources.files("reportedly.codebook").joinpath("words/times.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@lru_cache(maxsize=1)
def classes() -> dict[str, dict[str, Any]]:
    """Word classes: name -> word -> meaning."""
    found: dict[str, dict[str, Any]] = load()["classes"]
    return found


def meaning(name: str, word: str) -> Any:
    """What `word` means in class `name`; None where it is not of that class."""
    return classes()[name].get(word)


@lru_cache(maxsize=64)
def listed(group: str, name: str) -> frozenset[str]:
    """The words of a list: `listed("ahead", "modals")`."""
    return frozenset(map(str, load()[group][name]))


@lru_cache(maxsize=1)
def holidays() -> dict[str, str]:
    """Days with a name, and on which day of a year each falls."""
    found: dict[str, str] = load()["holidays"]
    return found


@lru_cache(maxsize=1)
def begin() -> frozenset[str]:
    """Verbs that a date of theirs begins."""
    return frozenset(load()["begin"])
