"""The slots of a trigger as frames ask for them: those of the grammar, and what a verb says of its object or how it is done."""

from reportedly.codebook.classes import is_a
from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, VERBAL, Slots, conjuncts, noun_slots, prepositions, surface_subject, verb_slots

SAYING = NOMINAL | {"ADJ"}


def slots_of(token: Token, nominal: bool) -> Slots:
    """The slots of a trigger, by name."""
    if token.dep == "aux":
        return verb_slots(token.head)  # `must` demands of its verb's subject
    slots = noun_slots(token) if nominal else verb_slots(token)
    for child in token.children:
        if child.dep in ("xcomp", "ccomp") and any(c.tag == "TO" for c in child.children):
            slots.setdefault("xcomp", []).append(child)
        elif (
            child.dep == "ccomp" and child.tag == "VB" and token.pos in VERBAL and not any(c.dep in ("mark", "aux") for c in child.children)
        ):
            # `helped Togo rebuild`: the parser makes the one who is helped the subject of what he does.
            slots.setdefault("xcomp", []).append(child)
            for grand in child.children:
                if grand.dep == "nsubj" and "object" not in slots and token.i < grand.i < child.i:
                    slots["object"] = conjuncts(grand)
        elif child.dep == "neg":
            slots.setdefault("negation", []).append(child)
        elif child.dep == "nummod" and nominal:
            slots.setdefault("count", []).append(child)
        elif child.dep == "acomp" and not _raising(child):
            slots.setdefault("attribute", []).extend(conjuncts(child))
            for name, inner in prepositions(child):  # `is due in Oslo`
                slots.setdefault(name, []).append(inner)
        elif child.dep == "advmod" and token.pos in VERBAL:
            slots.setdefault("how", []).append(child)
        if child.dep == "ccomp" and (holder := surface_subject(child)) is not None:
            # Of whom a clause tells (`demanded that Peru pay`), and whose duty it tells (`said Peru must pay`).
            slots.setdefault("clause", []).append(holder)
            if any(c.dep == "aux" and is_a(c.lemma, "duty") for c in child.children) or _needs(child):
                slots.setdefault("duty", []).append(holder)
    if nominal and token.dep == "pobj":
        slots["governor"] = [token.head]
        if token.head.lower == "of" and is_a(token.head.head.lemma, "measure"):
            slots.setdefault("count", []).append(token.head.head)
    if token.pos == "ADJ" and token.head.pos in VERBAL:
        for name, found in verb_slots(token.head).items():
            slots.setdefault(name, found)
    if is_a(token.lemma, "naming"):
        _named(token, slots)
    return slots


def _needs(verb: Token) -> bool:
    """`Peru needs to pay`, `Peru has to pay`."""
    return is_a(verb.lemma, "needing") and any(c.dep == "xcomp" for c in verb.children)


def _raising(adjective: Token) -> bool:
    """`is due to meet`: says of another verb when or how surely, and nothing of the subject."""
    return is_a(adjective.lemma, "raising") and any(c.dep == "xcomp" for c in adjective.children)


def _named(verb: Token, slots: Slots) -> None:
    """`called the pact historic`, `made the reef a reserve`, `dismissed it as absurd`: the object, and what it is said to be."""
    said: list[Token] = []
    for child in verb.children:
        if child.dep == "oprd" or (child.dep == "ccomp" and child.pos in SAYING):
            said += [t for t in conjuncts(child) if t not in slots.get("attribute", ())]
            # The parser often takes the object into the phrase that is said of it.
            taken = [c for c in child.children if c.dep in ("nsubj", "compound") and c.i < child.i]
            if taken and "object" not in slots:
                slots["object"] = conjuncts(min(taken, key=lambda t: t.dep != "nsubj"))
        elif child.dep == "dobj":
            said += [t for t in child.children if t.dep == "appos"]
        elif child.dep == "prep" and child.lower == "as":
            slots.setdefault("as", []).extend(t for c in child.children if c.pos == "ADJ" for t in conjuncts(c))
    if said:
        slots.setdefault("attribute", []).extend(said)
    if "attribute" in slots and is_a(verb.lemma, "giving_a_name"):
        slots["attribute"] = [t for t in slots["attribute"] if t.pos != "PROPN"]  # `calls the town Sake`
    # `called it a historic day`: what is said of it is what kind of day.
    for name in ("attribute", "as"):
        if name in slots:
            slots[name] += [c for t in slots[name] for c in t.children if c.dep == "amod" and c.pos == "ADJ" and c not in slots[name]]
