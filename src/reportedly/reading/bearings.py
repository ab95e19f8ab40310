"""What the words round a trigger tell of it: whether it is only checked, and where it happens."""

from reportedly.codebook import countries
from reportedly.codebook.classes import is_a
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token
from reportedly.reading.grammar import VERBAL


def unverified(token: Token) -> bool:
    """`could not verify it`, `declined to confirm the raid`: what was told before stays unknown."""
    if not is_a(token.lemma, "confirming") or token.pos not in VERBAL:
        return False
    above = token.head
    unable = is_a(above.lemma, "declining") or any(c.dep == "acomp" and c.lower == "unable" for c in above.children)
    return any(c.dep == "neg" for c in token.children) or (token.dep == "xcomp" and unable)


def checking(token: Token) -> bool:
    """True of a word that only checks, or declines to: no event of its own, as `confirmed it` is one."""
    if is_a(token.lemma, "declining"):
        return any(c.dep == "xcomp" and is_a(c.lemma, "confirming") for c in token.children)
    return token.pos in VERBAL and is_a(token.lemma, "confirming") and not is_a(token.lemma, "admitting")


def land(country: str, token: Token) -> Party:
    """The state on whose ground it happens."""
    return Party(countries.name_of(country) or country, "state", country, token.span, country, None, ("actor:ground",))


def somewhere(token: Token) -> bool:
    """`to the region`: a place is told that is no side's."""
    return any(
        is_a(inner.lemma, "somewhere") and not any(c.dep in ("amod", "compound", "poss") for c in inner.children)
        for child in token.children
        if child.dep == "prep" and child.lower in ("to", "into")
        for inner in child.children
    )


def placed(token: Token) -> bool:
    """True of an event noun of which only the place is told."""
    return token.pos == "NOUN" and any(c.dep == "prep" and c.lower in ("in", "at", "near") for c in token.children)
