"""Roles that the words round an event shift: those who act on each other, and a visitor whom only the clause names."""

from reportedly.codebook.classes import is_a
from reportedly.model.cast import Cast, distinct
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token
from reportedly.reading.events.match import tokens_of
from reportedly.reading.grammar import SUBJECTS, VERBAL, Slots, conjuncts, owner, subject_of

# Prepositions by which an adjunct tells on what occasion its clause happens.
OCCASION = frozenset({"on", "during", "at", "after", "before", "in", "following", "upon", "since", "ahead", "of", "with", "for"})


def reciprocal(token: Token, slots: Slots) -> bool:
    """`they accused each other`, `each side blames the other`: all act, and none of them is the one acted on."""
    for slot in ("object", "with", "on", "at", "of", "against", "dative", "to"):
        for found in tokens_of(slots, slot):
            before = {c.lower for c in found.children if c.dep in ("det", "nummod")}
            if found.lower in ("other", "another") and (before & {"each", "one"} or (before & {"the"} and _each(slots))):
                return True
    return False


def _each(slots: Slots) -> bool:
    """True where the subject is `each`, `either side`, `one country`."""
    return any(
        t.lower in ("each", "both", "one", "either") or any(c.lower in ("each", "either", "one") for c in t.children)
        for t in slots.get("subject", ())
    )


def doer_of(noun: Token) -> Token | None:
    """Whose the deed of a noun is. The subject of a verb of attitude or receipt is not it: `they fear an attack`."""
    if noun.dep == "pobj" and noun.head.lower in ("over", "about"):
        return None  # `sanctions over the fighting`
    if noun.dep in ("dobj", "pobj"):
        verb = noun.head if noun.dep == "dobj" else noun.head.head
        own = any(c.dep == "poss" or (c.dep == "prep" and c.lower in ("by", "of", "from")) for c in noun.children)
        if not own and verb.pos in VERBAL and (is_a(verb.lemma, "attitude") or is_a(verb.lemma, "getting")):
            return None
    return owner(noun)


def deed(token: Token, verb: Token) -> bool:
    """`condemned it`: what is spoken of so is what was done, not who did it."""
    return token.lower in ("it", "this", "that") and token.dep == "dobj" and token.head is verb


def visitor(token: Token, hosts: tuple[Party, ...], cast: Cast) -> tuple[Party, ...]:
    """Who is on a visit that only an adjunct tells (`during a visit to Chile she praised the plan`): the clause's
    subject, or its object where the subject is the host."""
    verb = occasion(token)
    if verb is None:
        return ()
    subject = subject_of(verb)
    told = conjuncts(subject) if subject is not None else [c for c in verb.children if c.dep in SUBJECTS]
    told += [c for c in verb.children if c.dep == "dobj"]
    countries = {p.country for p in hosts}
    for one in told:
        guests = tuple(p for p in cast.of(one) if p.country not in countries and (p.country or p.kind == "person"))
        if guests:
            return distinct(guests)
    return ()


def occasion(token: Token) -> Token | None:
    """The verb to whose clause the noun is an adjunct."""
    above = token
    while above.dep == "pobj" and above.head.dep == "prep" and above.head.lower in OCCASION:
        above = above.head.head
        if above.pos in VERBAL:
            return above
    return None
