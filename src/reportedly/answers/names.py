"""How actors are called across a ledger.

A bare surname is the one person of that side who bears it, `the Russian president` the one person whom reports call
so; `Foreign Ministry` bears the code of its state, since every state has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook import countries
from reportedly.codebook.leaders import FAMILY_FIRST
from reportedly.codebook.life import sole_offices
from reportedly.codebook.phrases import key_of
from reportedly.ledger.sqlite import Store
from reportedly.linking.words import person

WITH_STATE = ("organisation", "office", "force", "agency", "body")


@dataclass(frozen=True, slots=True)
class Names:
    """`whole` leads from an actor's key to that of the whole name, where it is another; `actors` from a key to name,
    kind and country.
    """

    whole: Mapping[str, str]
    actors: Mapping[str, tuple[str, str, str | None]]

    def key(self, key: str) -> str:
        """The key under which the actor is known by the whole name."""
        return self.whole.get(key, key)

    def name(self, key: str, told: str) -> str:
        """The fullest name of that actor in the ledger; `told` where the key is unknown or empty."""
        found = self.actors.get(self.key(key))
        return with_state(*found) if found else told

    def keys(self, *several: str) -> tuple[str, ...]:
        """These keys, and all other keys of the same actors."""
        wanted = {self.key(key) for key in several}
        others = (key for key in self.whole if self.whole[key] in wanted)
        return tuple(dict.fromkeys((*several, *sorted(wanted), *others)))


def known(store: Store) -> Names:
    """The names of a ledger's actors. A surname that two persons of a side bear, or an office that two held, stays as it is."""
    rows = store.named()
    bearers: dict[tuple[str, str], list[str]] = {}
    bare: dict[str, tuple[str, str]] = {}
    for key, name, kind, country in rows:
        words = person(name).split() if kind == "person" and country else []
        if not country or not words:
            continue
        if len(words) == 1:
            bare[key] = (country, words[0])
        else:
            surname = words[0] if country in FAMILY_FIRST else words[-1]
            bearers.setdefault((country, surname), []).append(key)
    whole = {key: bearers[held][0] for key, held in bare.items() if len(bearers.get(held, ())) == 1}
    offices = [(key, office) for key, name, kind, country in rows if (office := _office(name, kind, country))]
    if offices:
        holders = _holders(store, whole)
        whole |= {key: next(iter(persons)) for key, held in offices if len(persons := holders.get(held, set())) == 1}
    return Names(whole, {key: (name, kind, country) for key, name, kind, country in rows})


@lru_cache(maxsize=4096)
def with_state(name: str, kind: str, country: str | None) -> str:
    """`Foreign Ministry (RUS)`; a name that tells the state itself (`Rwandan troops`), or a person's, stays as it is."""
    if not country or kind not in WITH_STATE:
        return name
    words = key_of(name)
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            found = countries.lookup(words[first:last])
            if found is not None and found.code == country:
                return name
    return f"{name} ({country})"


def _office(name: str, kind: str, country: str | None) -> tuple[str, str] | None:
    """The side and the sole office that `Russian president`, or `Guyana presidents`, names; None for any other name."""
    if kind != "office" or not country:
        return None
    words = key_of(name)
    for at in range(1, len(words)):
        found = countries.lookup(words[:at])
        if found is not None and found.code == country:
            office = " ".join(words[at:])
            return next(((country, sole) for sole in (office, office.removesuffix("s")) if sole in sole_offices()), None)
    return None


def _holders(store: Store, whole: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    """Who holds the sole offices of which side, by the key of the whole name."""
    holders: dict[tuple[str, str], set[str]] = {}
    for row in store.offices():
        held = row.office.casefold()
        if row.country and held in sole_offices():
            holders.setdefault((row.country, held), set()).add(whole.get(row.actor, row.actor))
    return holders
