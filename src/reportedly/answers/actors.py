"""Actors: who appears in the ledger, with offices over time."""

from dataclasses import dataclass
from datetime import date

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
    """Every actor, those of most claims first; of one country where it is given (ISO alpha-3)."""
    offices: dict[str, list[Office]] = {}
    for row in store.offices():
        offices.setdefault(row.actor, []).append(Office(row.office, row.first_seen, row.last_seen))
    return [
        Actor(key, name, kind, code, claims, tuple(offices.get(key, ())))
        for key, name, kind, code, claims in store.actors()
        if country is None or code == country
    ]
