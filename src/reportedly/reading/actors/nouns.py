"""What a common noun looks like: definite, one of a pair, with which words before it."""

from reportedly.codebook import countries
from reportedly.model.mentions import Party
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.actors.names import Name
from reportedly.reading.actors.words import words
from reportedly.reading.grammar import MODIFIERS

# Nouns that count or part those who follow after `of`, and those that say no more than the state itself.
PARTS = frozenset(
    {"thousand", "hundred", "dozen", "group", "number", "some", "member", "part", "wave"}
    | {"batch", "one", "contingent", "majority", "million", "remains"}
)
GOVERNMENT = frozenset({"government", "authority", "authorities", "leadership", "administration", "regime", "side", "delegation"})


def phrase(tree: Tree, token: Token) -> Span:
    """The noun with what stands before it, without `the` and numbers."""
    first = token
    for child in token.children:
        if child.i < first.i and (child.dep in MODIFIERS or child.dep == "poss"):
            first = min((first, *child.subtree()), key=lambda t: t.i)
    while first.i < token.i and (first.pos in ("DET", "NUM", "PUNCT") or first.tag == "PRP$"):
        first = tree.tokens[first.i + 1]
    return Span(first.start, token.end)


def is_pair(token: Token) -> bool:
    """`both sides`, `the two leaders`, `the pair`."""
    w = words()
    dets = {child.lower for child in token.children if child.dep in ("det", "nummod", "predet", "amod")}
    lower = token.lower
    if lower in ("both", "two", "pair", "duo") and not any(c.dep == "prep" for c in token.children):
        return lower == "pair" or token.dep in ("nsubj", "nsubjpass", "pobj")
    if f"each {lower}" in w.pairs and dets & {"each", "either", "neither"}:
        return True
    return (bool(dets & {"two", "both"}) and f"two {lower}" in w.pairs) or ("the" in dets and lower in ("sides", "parties", "pair"))


def unnamed_group(token: Token) -> str | None:
    """The words of a group that acts without a name: `rebels`, `other governments`; None where it is none."""
    w = words()
    if token.tag not in ("NNS", "NNPS"):
        return None
    told = [c for c in token.children if c.dep in ("amod", "compound") and c.i < token.i]
    if token.lemma in w.unnamed_groups or (token.lemma in w.unnamed_states and told and not any(c.dep == "poss" for c in token.children)):
        return " ".join(c.text for c in (*told, token))
    return None


def its_state(party: Party) -> Party:
    """The state of which a party is a part."""
    name = countries.name_of(party.country) if party.country else None
    return Party(name or party.name, "state", party.country, party.span, party.country or party.id, None, party.rules)


def kind_of(name: Name) -> str:
    return {"force": "force", "group": "group", "movement": "group"}.get(name.kind, "organisation")


def definite(token: Token) -> bool:
    return any(c.lower in ("the", "this", "that", "its", "their", "these", "those") for c in token.children) or token.tag == "NNP"
