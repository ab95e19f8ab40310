"""Contested events: the versions of the sides next to each other."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportedly.answers.life import ANNOUNCES, ASSERTS, CALLS_OFF, DENIES, OPEN, Stance, denied_by_word
from reportedly.answers.names import known
from reportedly.answers.origins import EACH_ITS_OWN, Families
from reportedly.answers.sides import side
from reportedly.answers.timeline import Happening, happening, known_by
from reportedly.codebook import countries
from reportedly.ledger.sqlite import Store

FOR, AGAINST, NEITHER = (ASSERTS, ANNOUNCES), (DENIES, CALLS_OFF), (OPEN,)


@dataclass(frozen=True, slots=True)
class Version:
    """What the origins of one side say alike. `country` is its code, None where they are of no side; `name` its name,
    '' for the reports themselves and for those of no side. `since` is the first day on which one of them said so.
    """

    country: str | None
    name: str
    says: str
    since: date | None
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """An event that some assert and others deny; `asserted` is empty where the ledger holds the denial alone."""

    happening: Happening
    asserted: tuple[Version, ...]
    denied: tuple[Version, ...]
    left_open: tuple[Version, ...]
    since: date | None


def contested(
    store: Store, *sides: str, as_of: date | None = None, families: Families = EACH_ITS_OWN, newest_first: bool = False
) -> list[Contest]:
    """Events whose claims contradict each other on whether they are so, in order of the day on which they came to.

    Also such as someone denies in so many words, though no report in the ledger asserts them. `sides`, `as_of` and
    `families` are as in `timeline`. Raises NotFoundError for a side that no one knows.
    """
    names, day = known(store), as_of or store.newest_day()
    found = []
    for event, claims in store.events_of([side(store, words) for words in sides]):
        told = known_by(claims, as_of)
        if told and (any(one.claim.status == "denied" for one in told)):
            one = happening(event, told, names, families, day)
            if one.life.stage == "disputed" or (one.life.stage == "denied" and any(denied_by_word(each.claim) for each in told)):
                found.append(_contest(one))
    dated = sorted((one for one in found if one.since), key=lambda one: (one.since, one.happening.event_id), reverse=newest_first)
    return dated + [one for one in found if not one.since]


def versions(stances: tuple[Stance, ...], says: tuple[str, ...]) -> tuple[Version, ...]:
    """The stances of these kinds by side, the first to speak first."""
    several = sorted((one for one in stances if one.says in says), key=lambda one: (_side(one), one.says))
    made = [_version(tuple(group)) for _, group in groupby(several, key=lambda one: (_side(one), one.says))]
    return tuple(sorted(made, key=lambda one: (one.since or date.max, one.name)))


def _contest(one: Happening) -> Contest:
    standing = one.life.standing
    done = {stance.origin.country for stance in standing if stance.says == ASSERTS and stance.origin.country}
    # Who says that it took place need not be heard announcing it.
    standing = tuple(stance for stance in standing if stance.says != ANNOUNCES or stance.origin.country not in done)
    return Contest(one, versions(standing, FOR), versions(standing, AGAINST), versions(standing, NEITHER), one.life.since)


def _side(one: Stance) -> str:
    return one.origin.country or ("" if not one.origin.name else "-")


def _version(several: tuple[Stance, ...]) -> Version:
    country = several[0].origin.country
    since = min((one.since for one in several if one.since), default=None)
    ordered = tuple(sorted(several, key=lambda one: (one.since or date.max, one.origin.name)))
    return Version(country, countries.name_of(country) if country else "", several[0].says, since, ordered)
