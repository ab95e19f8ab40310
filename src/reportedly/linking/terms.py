"""What linking knows of kinds, and what it takes of a claim to compare it with another."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from reportedly.codebook.concepts import concepts
from reportedly.model.claim import Claim
from reportedly.model.event import Told
from reportedly.model.mentions import Party, Place, Quantity

# Word endings that the same word takes in another sentence; longest first.
ENDING = re.compile(r"(?:ations?|ments?|ings?|ions?|ers?|ed|es|s|e)$")
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", "e"), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("d", ""))
WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Rules:
    """`codebook/linking.yaml`: the family of a kind, the sets of kinds, and the bounds."""

    families: dict[str, str]
    symmetric: frozenset[str]
    personal: frozenset[str]
    lasting: frozenset[str]
    broad: frozenset[str]
    window: dict[str, int]
    far_km: float
    weights: dict[str, float]
    threshold: float
    plain: frozenset[str]

    def family(self, kind: str) -> str:
        """The family of a kind: its own name where no family lists it."""
        return self.families.get(kind, kind)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules of linking, read once."""
    data: dict[str, Any] = yaml.load(
        resources.files("reportedly.codebook").joinpath("linking.yaml").read_text(encoding="utf-8"),
        Loader=yaml.CSafeLoader,
    )
    return Rules(
        families={kind: family for family, kinds in data["families"].items() for kind in kinds},
        symmetric=frozenset(data["symmetric"]),
        personal=frozenset(data["personal"]),
        lasting=frozenset(data["lasting"]),
        broad=frozenset(data["broad"]),
        window=data["window"],
        far_km=data["far_km"],
        weights=data["weights"],
        threshold=data["threshold"],
        plain=frozenset(data["plain"].split()),
    )


@dataclass(frozen=True, slots=True)
class Terms:
    """A claim as linking sees it. `actors`, `recipients` are sides: country codes, or names in lower case.

    `persons` are the named persons who act (on any side, where the kind is symmetric); `words` the stems of the quotation's telling words;
    `start`, `end` are inclusive days, both None where no time is told.
    """

    told: Told
    kind: str
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    start: date | None
    end: date | None
    place: Place | None
    quantities: tuple[Quantity, ...]
    status: str
    words: frozenset[str]
    trigger: str
    lemma: str

    @property
    def sides(self) -> frozenset[str]:
        """All who take part, whichever way."""
        return self.actors | self.recipients


def terms(told: Told) -> Terms:
    """The terms of a claim."""
    claim, known = told.claim, rules()
    kind = claim.event.kind
    actors, recipients = _sides(claim.actors), _sides(claim.recipients)
    if kind in known.symmetric:
        actors, recipients = actors | recipients, frozenset()
    acting = claim.actors + claim.recipients if kind in known.symmetric else claim.actors
    time = claim.time
    return Terms(
        told=told,
        kind=kind,
        family=known.family(kind),
        actors=actors,
        recipients=recipients,
        persons=frozenset(person(party.name) for party in acting if party.kind == "person"),
        start=(time.start or time.end) if time else None,
        end=(time.end or time.start) if time else None,
        place=claim.place,
        quantities=claim.quantities,
        status=claim.status,
        words=_telling(claim, known),
        trigger=stem(claim.event.trigger),
        lemma=_lemma(claim.event.trigger),
    )


def stem(word: str) -> str:
    """The word without its ending, plain letters, lower case."""
    word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    bare = ENDING.sub("", word)
    return bare if len(bare) > 2 else word


def _lemma(trigger: str) -> str:
    """The trigger's first word as a dictionary has it, as far as its endings tell; itself where none is known."""
    word = trigger.split()[0].lower() if trigger.split() else ""
    bare = [*(word.removesuffix(end) + new for end, new in ENDINGS if word.endswith(end))]
    # `signed` is `sign`, `planned` is `plan`.
    bare += [one[:-1] for one in bare if len(one) > 3 and one[-1] == one[-2]]
    return next((one for one in bare if concepts(one)), word)


def _sides(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country or party.name.casefold() for party in parties)


def person(name: str) -> str:
    """A person's name for comparison: plain lower-case words, apart where reports join them (`Jong-un`)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(word.casefold() for word in WORD.findall(plain))


def same_person(one: str, other: str) -> bool:
    """True where two names of `person` may be one person's: a part of the other, or surname and initial alike."""
    if one == other or one.startswith(f"{other} ") or other.startswith(f"{one} "):
        return True
    first, second = one.split(), other.split()
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def _telling(claim: Claim, known: Rules) -> frozenset[str]:
    names = [party.name for party in (*claim.actors, *claim.recipients)] + [speaker.name for speaker in claim.sources]
    named = {word for name in names for word in WORD.findall(name.casefold())}
    return frozenset(
        stem(word) for word in WORD.findall(claim.quote.casefold()) if len(word) > 2 and word not in known.plain and word not in named
    )
