"""Where and when a claim happens when its own clause leaves it unsaid: the host's place of a visit, the scene of its neighbours.

`Two ships were hit off the island. One sailor was hurt.`: the sailor was hurt there too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from reportedly.model.claim import Claim
from reportedly.model.mentions import Place, Time
from reportedly.model.syntax import Token
from reportedly.reading.grammar import VERBAL
from reportedly.reading.settings.words import words

# How many sentences further a side still speaks in one breath.
BREATH = 3
# No scene lasts longer, in days.
LONGEST = 31
# A time told later is that of what was told before only where it is this close to publication.
RECENT = 7
OCCASION = frozenset({"in", "during", "at", "by"})
OPEN = frozenset({"planned", "possible", "unknown"})
BROAD = ("country", "continent")
FOUGHT = frozenset({"attack", "fight", "casualties", "coerce", "mobilize", "seize"})


@dataclass(frozen=True)
class Told:
    """A claim with its trigger's token; `undated` where its clause tells a time of which no day is known."""

    claim: Claim
    token: Token
    undated: bool = False

    @property
    def kind(self) -> str:
        """The kind of its event."""
        return self.claim.event.kind

    @cached_property
    def scene(self) -> int | None:
        """The scene that its kind belongs to."""
        return None if self.timeless else words().scenes.get(self.kind)

    @property
    def timeless(self) -> bool:
        """True of what a text does and no happening: a treaty replaces another."""
        return self.kind == "sign" and self.token.lemma in words().timeless

    @cached_property
    def open(self) -> bool:
        """True of what has not happened, or not surely."""
        return self.claim.status in OPEN

    @property
    def denied(self) -> bool:
        """True of what is said not to have happened; the word itself that denies it was said on some day."""
        return self.claim.status == "denied" and self.kind not in words().words

    @cached_property
    def sides(self) -> set[str]:
        """Who takes part."""
        return {party.country or party.name for party in (*self.claim.actors, *self.claim.recipients)}

    @cached_property
    def doers(self) -> set[str]:
        """Who acts."""
        return {party.country or party.name for party in self.claim.actors}

    @property
    def at(self) -> int:
        """The number of its sentence."""
        return self.token.sent.index


def placed(several: Sequence[Told], places: Sequence[Place], published: date | None, first: Place | None) -> list[Told]:
    """The claims, in text order, with the places and times that others tell for them; `first` is the town of the dateline."""
    told = [_bare(one) for one in several]
    told = [_dated(one, n, told, published) for n, one in enumerate(told)]
    told = [_hosted(one, places) for one in told]
    told = [_sharpened(one, n, told) for n, one in enumerate(told)]
    told = [_sited(one, n, told) for n, one in enumerate(told)]
    told = [_named(one, places) for one in told]
    return [_reported(one, first) for one in told]


def _named(one: Told, places: Sequence[Place]) -> Told:
    """A place that others told bears the name by which the report names it first."""
    place = one.claim.place
    if place is None or place.lat is None or "place:scene" not in place.rules:
        return one
    first = next(other for other in (*places, place) if (other.lat, other.lon, other.country) == (place.lat, place.lon, place.country))
    return replace(one, claim=replace(one.claim, place=replace(first, rules=place.rules)))


def _reported(one: Told, first: Place | None) -> Told:
    """A meeting that is told without a place is where its report was filed, if that is on the ground of one who meets."""
    if first is None or one.claim.place is not None or one.kind not in ("meet", "visit", "sign") or one.timeless or one.open:
        return one
    return _at(one, first, "place:dateline") if first.country in one.sides and not one.undated else one


def _bare(one: Told) -> Told:
    """A text that replaces another does so at no day and no place."""
    return replace(one, claim=replace(one.claim, time=None, place=None)) if one.timeless else one


def _hosted(one: Told, places: Sequence[Place]) -> Told:
    """A visit is where its host is."""
    if one.claim.place is not None or one.kind != "visit":
        return one
    spans = {party.span for party in one.claim.recipients if party.country not in one.doers}
    hosts = {party.country for party in one.claim.recipients if party.country} - one.doers
    named = next((place for place in places if place.span in spans), None)
    found = named or next((place for place in places if place.kind == "country" and place.country in hosts), None)
    return _at(one, found, "place:host") if found is not None else one


def _sharpened(one: Told, number: int, told: Sequence[Told]) -> Told:
    """A visit is in the town of its host's country where a claim of the same scene was."""
    if one.kind != "visit" or one.claim.place is None or one.claim.place.kind not in BROAD:
        return one
    for other in (*reversed(told[:number]), *(one for one in told[number + 1 :] if one.kind != "sign")):
        place = other.claim.place
        if place is not None and place.country == one.claim.place.country and place.kind not in BROAD and _meets(one, other):
            return _at(one, place, "place:scene")
    return one


def _sited(one: Told, number: int, told: Sequence[Told]) -> Told:
    """At the place of its neighbour of the same scene and sides, first of those before, and first of its own certainty."""
    if one.claim.place is not None or one.scene is None or (one.token.dep == "relcl" and one.kind in ("fight", "casualties")):
        return one
    occasion = _occasion(one, told)
    if occasion is not None and occasion.claim.place is not None:
        return _at(one, occasion.claim.place, "place:occasion")
    for other in sorted((*reversed(told[:number]), *told[number + 1 :]), key=lambda other: one.open != other.open):
        place = other.claim.place
        if place is None or not _meets(one, other) or at_home(one, place) or (other.open and other.at > one.at):
            continue
        if place.kind in BROAD and one.kind in FOUGHT and one.at != other.at:
            return one
        return _at(one, place, "place:scene")
    return one


def _occasion(one: Told, told: Sequence[Told]) -> Told | None:
    """The happening in which it happens: `killed in a raid`, `signed at a summit`."""
    inner = {g.i for c in one.token.children if c.dep in ("prep", "agent") and c.lower in OCCASION for g in c.children}
    return next((other for other in told if other.token.i in inner), None) if inner else None


def at_home(one: Told, place: Place) -> bool:
    """Nobody strikes on their own ground those who strike at them from theirs."""
    struck = {party.country for party in one.claim.recipients}
    return one.kind in ("attack", "casualties") and bool(struck) and place.country in one.doers - struck


def _meets(one: Told, other: Told) -> bool:
    """True where both can be of one scene: what only may happen tells no place of what did."""
    if one.undated and one.at != other.at and (other.undated or other.claim.time is not None):
        return False
    if other.scene != one.scene:
        return False
    if not (one.sides & other.sides or _same(one)) or _apart(one, other):
        return False
    if one.kind == "deploy":
        return one.open == other.open and (one.open or one.at == other.at)
    return one.open or not other.open


def _same(one: Told) -> bool:
    """`the visit` of which no sides are told is the one just told."""
    return not one.sides and one.token.pos == "NOUN" and any(c.lower in ("the", "this") for c in one.token.children)


def _apart(one: Told, other: Told) -> bool:
    """True where both tell a time and these don't meet: two happenings."""
    a, b = one.claim.time, other.claim.time
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def _dated(one: Told, number: int, told: Sequence[Told], published: date | None) -> Told:
    """On the day of its neighbour of the same scene, sides and certainty."""
    if one.claim.time is not None or one.undated or one.timeless or one.denied or _another(one.token):
        return one
    occasion = _occasion(one, told)
    if occasion is not None and occasion.claim.time is not None and one.open == occasion.open:
        return replace(one, claim=_at_time(one.claim, occasion.claim.time))
    for other in sorted((*reversed(told[:number]), *told[number + 1 :]), key=lambda other: one.at != other.at):
        time = other.claim.time
        if time is None or _long(time) or other.denied or one.open != other.open or not _shares(one, other):
            continue
        if other.at > one.at and not _recent(time, published):
            continue
        if "agree" in (one.kind, other.kind) and one.at != other.at and not _short(time):
            continue
        return replace(one, claim=_at_time(one.claim, time))
    return one


def _shares(one: Told, other: Told) -> bool:
    """True where both are of one day: of the same row of kinds and the same sides, or words of one side in one breath."""
    row = words().days.get(one.kind)
    if row is not None and row == words().days.get(other.kind):
        if not one.sides:
            return _same(one) and one.scene == other.scene
        return bool(other.sides) and (one.sides <= other.sides or one.sides >= other.sides)
    if one.kind != other.kind or one.kind not in words().words or one.open:
        return False
    return one.doers == other.doers and 0 <= one.at - other.at <= BREATH


def _long(time: Time) -> bool:
    """A time too long or too open to be that of one scene."""
    return time.type == "DURATION" or time.start is None or time.end is None or (time.end - time.start).days > LONGEST


def _short(time: Time) -> bool:
    """A day or a few."""
    return time.start is not None and time.end is not None and (time.end - time.start).days <= RECENT


def _recent(time: Time, published: date | None) -> bool:
    """A day close to publication, or in an undated report a day of the week."""
    if not _short(time) or time.end is None:
        return False
    if published is None:
        return any(rule.startswith("weekday") for rule in time.rules)
    return abs((published - time.end).days) <= RECENT


def _another(token: Token) -> bool:
    """`her last visit`, `had come by train`: another time than the scene's."""
    if token.pos in VERBAL:
        return any(c.dep == "aux" and c.lower == "had" for c in token.children) and not any(c.lower == "just" for c in token.children)
    return any(c.lower in words().another for c in token.children)


def _at(one: Told, place: Place, rule: str) -> Told:
    claim = replace(one.claim, place=replace(place, rules=(rule,)), rules=(*one.claim.rules, rule))
    return replace(one, claim=claim)


def _at_time(claim: Claim, time: Time) -> Claim:
    return replace(claim, time=replace(time, rules=("time:scene",)), rules=(*claim.rules, "time:scene"))
