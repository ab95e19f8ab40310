"""The spots of a report: its named places, and the words that stand for one (`the region`, `there`, `Malian land`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.codebook import countries
from reportedly.model.mentions import Place
from reportedly.model.syntax import Token, Tree
from reportedly.reading.settings.unheard import unheard
from reportedly.reading.settings.words import words

BROAD = ("country", "continent")
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a token: the last of its name, or a word that stands for it."""

    place: Place
    token: Token


def spots_of(tree: Tree, places: Sequence[Place]) -> list[Spot]:
    """All spots in text order."""
    named = {p.head: p for p in places if p.head >= 0}
    inside = {i for p in places for i in range(p.head - len(p.text.split()) + 1, p.head + 1)}
    known = frozenset(named) | frozenset(inside)
    out: list[Spot] = []
    for token in tree.tokens:
        if token.i in named:
            out.append(Spot(named[token.i], _outer(token, named[token.i])))
        elif token.i not in inside and (found := _standing_for(token, out)) is not None:
            out.append(Spot(found, token))
        elif token.i not in inside and (new := unheard(tree, token, known)) is not None:
            out.append(Spot(new, token))
    return _again_named(tree, out, known)


def _again_named(tree: Tree, spots: list[Spot], known: frozenset[int]) -> list[Spot]:
    """A name that no gazetteer has is that of its place wherever it stands alone: `shelled Wadikar`."""
    heard = {spot.place.text: spot.place for spot in spots if "place:unheard" in spot.place.rules}
    if not heard:
        return spots
    taken = known | {spot.token.i for spot in spots}
    for token in tree.tokens:
        if token.text in heard and token.i not in taken and token.tag == "NNP" and token.dep != "compound":
            spots.append(Spot(replace(heard[token.text], span=token.span, head=token.i), token))
    return sorted(spots, key=lambda spot: spot.token.i)


def _outer(token: Token, place: Place) -> Token:
    """The token of the name by which it hangs on the sentence: `Gulf` of `the Gulf of Aden`."""
    while token.head is not token and place.span.start <= token.head.start < place.span.end:
        token = token.head
    return token


def _standing_for(token: Token, before: list[Spot]) -> Place | None:
    if token.lower == "there" and token.dep not in ("expl", "nsubj", "intj"):
        return _marked(_last(before), "there")
    if token.pos != "NOUN":
        return None
    if token.lower in words().ground:
        return _land(token)
    if token.lower in words().again and _definite(token):
        return _marked(_again(token.lower, before), "again")
    return None


def _definite(token: Token) -> bool:
    """`the region`, `the Malian border region`, and not `the region of Gao` or `the Gao region`."""
    if any(c.dep in ("poss", "nummod") or (c.dep == "prep" and c.lower in ("of", "around")) for c in token.children):
        return False
    return any(c.dep == "det" and c.lower in DEFINITE for c in token.children)


def _again(noun: str, before: list[Spot]) -> Place | None:
    for spot in reversed(before):
        if spot.place.name.lower().endswith(f" {noun}") or spot.place.text.lower().endswith(f" {noun}"):
            return spot.place
    for kind in words().again[noun]:
        for spot in reversed(before):
            if spot.place.kind == kind:
                return spot.place
    return None


def _last(before: list[Spot]) -> Place | None:
    """The place that was told last with a preposition."""
    told = (s.place for s in reversed(before) if s.token.dep == "pobj" and s.token.head.lower in words().locative - words().loose)
    return next(told, None)


def _land(token: Token) -> Place | None:
    """`Malian soil`: the country."""
    for child in token.children:
        sense = countries.lookup((child.lower,)) if child.dep in ("amod", "compound", "poss") else None
        if sense is not None and sense.kind in ("adjective", "name") and not sense.ambiguous:
            row = countries.country(sense.code)
            if row is not None:
                return Place(token.span, token.text, row.name, "country", row.code, row.geonameid, row.lat, row.lon, token.i, ("land",))
    return None


def _marked(place: Place | None, rule: str) -> Place | None:
    return replace(place, rules=(rule,)) if place is not None else None
