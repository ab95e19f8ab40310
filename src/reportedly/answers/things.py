"""What a number counts, whichever word is used for it (`counted.yaml`), and what befell it."""

from functools import lru_cache
from importlib import resources

import yaml

from reportedly.codebook import countries
from reportedly.codebook.measures import measures
from reportedly.codebook.phrases import key_of
from reportedly.linking.words import stem
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


def thing(value: Quantity) -> str:
    """What a number counts, whichever word is used: people where it is only said what befell them (`2,000 dead`) or
    whose they are (`two Norwegians`).
    """
    word = head(value).casefold()
    if same(word) in measures().words or word in measures().words or countries.lookup((word,)) is not None:
        return "people"
    return same(word)


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


def measure(value: Quantity, told: Told) -> str:
    """What befell those who are counted: killed, wounded, captured, deployed, …; else the kind of the event."""
    known, event = measures(), told.claim.event
    for word in (head(value).casefold(), *event.trigger.casefold().split()):
        if word in known.words:
            return known.words[word]
    return known.kinds.get(event.kind, event.kind)


def whose(value: Quantity, told: Told, of: str) -> str | None:
    """The side of those who are counted under the measure `of`: as the phrase says (`North Korean soldiers`), else the
    one side that suffers or acts; None where there is none or there are several.
    """
    words = key_of(value.counted)
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            found = countries.lookup(words[first:last])
            if found is not None:
                return found.code
    parties = told.claim.recipients if of in measures().of_recipients else told.claim.actors
    sides = {party.country for party in parties if party.country}
    return next(iter(sides)) if len(sides) == 1 else None
