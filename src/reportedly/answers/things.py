"""What a number counts, whichever word is used for it (`counted.yaml`)."""

from functools import lru_cache
from importlib import resources

import yaml

from reportedly.linking.terms import stem
from reportedly.model.event import Told
from reportedly.model.mentions import Quantity


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    text = resources.files("reportedly.answers").joinpath("counted.yaml").read_text(encoding="utf-8")
    return {stem(word): line[0] for line in yaml.load(text, Loader=yaml.CSafeLoader) for word in line}


def same(word: str) -> str:
    """The name of what a word counts: the same for `troops` and `soldiers`; its stem where no other word means it."""
    found = stem(word.casefold())
    return _lines().get(found, found)


def head(value: Quantity) -> str:
    """The noun that is counted, as told: `soldiers` of `combat soldiers`, `containers` of `containers of shells`."""
    words = value.counted.split(" of ")[0].split(" and ")[0].split()
    return words[-1] if words else (value.unit or "")


def counts(value: Quantity, told: Told, asked: str) -> bool:
    """True where a number counts `asked`, by its noun, its unit, or the word or kind of the event (`killed`)."""
    if told.claim.event.kind == asked.casefold():
        return True
    wanted = {same(part) for part in asked.split()}
    has = {same(part) for part in (*value.counted.split(), value.unit or "")}
    return wanted <= has or same(told.claim.event.trigger) in wanted
