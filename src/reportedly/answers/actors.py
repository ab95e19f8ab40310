"""Actors: who appears in the ledger, with offices over time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from reportedly.answers.names import known
from reportedly.ledger.sqlite import Store


@dataclass(frozen=True, slots=True)
class Office:
    """An office as reports of these days tell it."""

    name: str
    first_seen: date | None
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts, suffers or speaks in `claims` claims."""

    id: str
    name: str
    kind: str
    country: str | None
    claims: int
    offices: tuple[Office, ...] = ()


def actors(store: Store, country: str | None = None) -> list[Actor]:
    """Every actor, those of most claims first; of one country where it is given (ISO alpha-3).

    Who is called by a bare surname somewhere is one actor with the person who bears it.
    """
    names = known(store)
    offices: dict[str, dict[str, Office]] = {}
    for row in store.offices():
        held = offices.setdefault(names.key(row.actor), {})
        before = held.get(row.office, Office(row.office, None, None))
        first = min(filter(None, (before.first_seen, row.first_seen)), default=None)
        last = max(filter(None, (before.last_seen, row.last_seen)), default=None)
        held[row.office] = Office(row.office, first, last)
    rows = store.actors()
    claims: Counter[str] = Counter()
    for key, _, _, _, number in rows:
        claims[names.key(key)] += number
    found = [
        Actor(key, name, kind, code, claims[key], tuple(offices.get(key, {}).values()))
        for key, name, kind, code, _ in rows
        if names.key(key) == key and (country is None or code == country)
    ]
    return sorted(found, key=lambda actor: (-actor.claims, actor.name, actor.id))
