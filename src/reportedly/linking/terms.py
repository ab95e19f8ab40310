"""What linking takes of a claim to compare it with another, and how the ledger keeps it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from sys import intern
from typing import Any

from reportedly.linking.rules import Rules, rules
from reportedly.linking.words import WORD, head, lemma, person, same_person, stem
from reportedly.model.claim import Claim
from reportedly.model.event import ClaimKey, Told
from reportedly.model.mentions import Party, Place, Quantity

__all__ = ["Number", "Spot", "Terms", "of_reports", "person", "rules", "same_person", "stem", "terms"]

DONE, AHEAD = frozenset({"happened", "ongoing"}), frozenset({"planned", "possible"})
WIDE = 10.0  # `thousands` is said of less than ten of them


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: what may be counted from `low` to `high`, taken widely; `exact` its two ends as told."""

    exact: tuple[float | None, float | None]
    low: float
    high: float
    more: bool
    head: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: `name` in plain lower-case words, `words` their stems."""

    name: str
    kind: str
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Terms:
    """A claim as linking sees it. Days are counted as `date.toordinal` does.

    `actors`, `recipients` are sides: country codes, or names in lower case. `persons` are the named persons who act
    (on any side, where the kind is symmetric). `start`, `end` are inclusive days, both None where no time is told;
    `news` the day on which the report stands: its publication, else the last day of which it tells as done.
    `words` are the stems of the quotation's telling words, `report` those of all the report's claims.
    """

    key: ClaimKey
    claim: str
    published: int | None
    news: int | None
    kind: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    start: int | None
    end: int | None
    spot: Spot | None
    numbers: tuple[Number, ...]
    trigger: str
    lemma: str
    words: frozenset[str]
    report: frozenset[str]

    # What follows of these, worked out once:
    sides: frozenset[str] = field(init=False, repr=False, compare=False)  # all who take part, whichever way
    more: bool = field(init=False, repr=False, compare=False)  # it counts another lot (`another 3,000`)
    heads: frozenset[str] = field(init=False, repr=False, compare=False)  # of the counted nouns
    # By which claims are in order of telling: publication (unknown last), report, place in the text.
    order: tuple[int, str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "sides", _one(self.actors | self.recipients))
        put(self, "more", any(number.more for number in self.numbers))
        put(self, "heads", heads_of(self.numbers) if self.numbers else NONE)
        put(self, "order", (self.published if self.published is not None else UNKNOWN, *self.key))


NONE = frozenset[str]()


def heads_of(numbers: Iterable[Number]) -> frozenset[str]:
    """The heads of the counted nouns of numbers."""
    return frozenset(number.head for number in numbers if number.head)


UNKNOWN = 10**7  # after every day


def of_reports(told: Iterable[Told]) -> list[Terms]:
    """The terms of claims, in order of telling. What a claim says is seen beside all others of its report among them."""
    by_report = sorted(told, key=lambda one: one.key)
    several = [one for _, claims in groupby(by_report, key=lambda one: one.report_id) for one in terms(list(claims))]
    return sorted(several, key=lambda one: one.order)


def terms(claims: Sequence[Told]) -> list[Terms]:
    """The terms of all claims of one report."""
    known = rules()
    words = [_telling(one.claim, known) for one in claims]
    every = frozenset().union(*words)
    news = _news(claims)
    return [_terms(one, own, every, news, known) for one, own in zip(claims, words, strict=True)]


def _news(claims: Sequence[Told]) -> int | None:
    published = next((one.published for one in claims if one.published), None)
    if published:
        return published.toordinal()
    days = (one.claim.time and (one.claim.time.end or one.claim.time.start) for one in claims if one.claim.status in DONE)
    return max((day.toordinal() for day in days if day), default=None)


def _terms(told: Told, words: frozenset[str], report: frozenset[str], news: int | None, known: Rules) -> Terms:
    claim, kind, time = told.claim, told.claim.event.kind, told.claim.time
    actors, recipients, acting = _sides(claim.actors), _sides(claim.recipients), claim.actors
    if kind in known.symmetric:
        actors, recipients, acting = _one(actors | recipients), NONE, claim.actors + claim.recipients
    start, end = (time.start or time.end, time.end or time.start) if time else (None, None)
    return Terms(
        key=told.key,
        claim=claim.id,
        published=told.published.toordinal() if told.published else None,
        news=news,
        kind=intern(kind),
        status=intern(claim.status),
        actors=actors,
        recipients=recipients,
        persons=_one(frozenset(person(party.name) for party in acting if party.kind == "person")),
        start=start.toordinal() if start else None,
        end=end.toordinal() if end else None,
        spot=_spot(claim.place) if claim.place else None,
        numbers=tuple(number(quantity) for quantity in claim.quantities),
        trigger=stem(claim.event.trigger),
        lemma=lemma(claim.event.trigger),
        words=words,
        report=report,
    )


def number(q: Quantity) -> Number:
    """A quantity for comparison: `about` and open ends are taken widely."""
    about = q.modifier == "about"
    low = (q.low or 0.0) * (0.9 if about else 1.0)
    if q.high is not None:
        high = q.high * (1.1 if about else 1.0)
    else:  # `more than 6,000` is not said of 60,000
        high = (q.low or 0.0) * (WIDE if q.modifier == "vague" else 2)
    return Number((q.low, q.high), low, high, q.additional, head(q.counted), q.unit)


def _sides(parties: Iterable[Party]) -> frozenset[str]:
    return _one(frozenset(party.country or party.name.casefold() for party in parties))


@lru_cache(maxsize=20_000)
def _one(names: frozenset[str]) -> frozenset[str]:
    """The same set for equal ones: a large ledger has a hundred thousand claims of few sides."""
    return names


def _spot(place: Place) -> Spot:
    return Spot(person(place.name), place.kind, place.country, place.geonameid, place.lat, place.lon, _stems(person(place.name)))


@lru_cache(maxsize=20_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in name.split())


def _telling(claim: Claim, known: Rules) -> frozenset[str]:
    names = [party.name for party in (*claim.actors, *claim.recipients)] + [speaker.name for speaker in claim.sources]
    named = {word for name in names for word in WORD.findall(name.casefold())}
    return frozenset(
        stem(word) for word in WORD.findall(claim.quote.casefold()) if len(word) > 2 and word not in known.plain and word not in named
    )


def pack(one: Terms) -> str:
    """The terms as the ledger keeps them, without what its report's row tells (`report`)."""
    spot = one.spot and [one.spot.name, one.spot.kind, one.spot.country, one.spot.geonameid, one.spot.lat, one.spot.lon]
    numbers = [[*n.exact, n.low, n.high, n.more, n.head, n.unit] for n in one.numbers]
    sets = [sorted(some) for some in (one.actors, one.recipients, one.persons)]
    plain = [*one.key, one.claim, one.published, one.news, one.kind, one.status, one.start, one.end, one.trigger, one.lemma]
    return json.dumps([*plain, *sets, spot, numbers, " ".join(sorted(one.words))], ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, report: frozenset[str]) -> Terms:
    """The terms that `pack` packed; `report` are the words of the claim's report."""
    (id, ordinal, claim, published, news, kind, status, start, end, trigger, lemma_, *sets, spot, numbers, words) = json.loads(text)
    actors, recipients, persons = (_one(frozenset(some)) for some in sets)
    return Terms(
        key=ClaimKey(id, ordinal),
        claim=claim,
        published=published,
        news=news,
        kind=intern(kind),
        status=intern(status),
        actors=actors,
        recipients=recipients,
        persons=persons,
        start=start,
        end=end,
        spot=_spot_of(spot) if spot else None,
        numbers=tuple(Number((low, high), *more) for low, high, *more in numbers),
        trigger=trigger,
        lemma=lemma_,
        words=frozenset(words.split()),
        report=report,
    )


def _spot_of(packed: Any) -> Spot:
    name, kind, country, geonameid, lat, lon = packed
    return Spot(name, kind, country, geonameid, lat, lon, _stems(name))
