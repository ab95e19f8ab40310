"""What stands after an event noun, or carries it, and says that it is to come or goes on."""

from reportedly.codebook.classes import is_a
from reportedly.model.syntax import Token
from reportedly.reading.status.words import words

Told = tuple[str, str]
# Participles after a noun that say it was made known, not that it is still to come.
DONE = frozenset({"announced", "prepared", "set", "intended"})
TO_FOLLOW = frozenset({"follow", "begin", "start", "come", "take", "hold", "build", "open"})
LATER = frozenset({"coming", "next", "following"})


def awaited(noun: Token) -> Told | None:
    """`a release scheduled for Friday`, `a meeting to follow`, `talks in the coming days`: what is said after the noun."""
    w = words()
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep == "acl" and child.tag == "VBN" and w.adjectives.get(child.lower) == "planned" and child.lower not in DONE:
            return "planned", f"status:{child.lower}"
        if child.dep in ("acl", "relcl") and child.lemma in TO_FOLLOW and any(c.tag == "TO" for c in child.children):
            return "planned", f"status:to-{child.lemma}"
        later = [c for c in child.children if c.dep == "pobj"] if child.dep == "prep" and child.lower in ("in", "over", "during") else []
        if any(c.lower in LATER for p in later if is_a(p.lemma, "time_span") for c in p.children if c.dep == "amod"):
            return "planned", "status:later"
    return None


def goes_on(verb: Token) -> bool:
    """`continued`, `went on`, `was under way`."""
    below = {c.lower for c in verb.children if c.dep in ("prt", "advmod", "acomp", "prep")}
    if verb.lemma in ("continue", "persist", "rage"):
        return True
    return (verb.lemma == "go" and "on" in below) or (verb.lemma == "be" and ("underway" in below or _under_way(verb)))


def _under_way(verb: Token) -> bool:
    return any(c.lower == "under" and any(p.lower == "way" for p in c.children) for c in verb.children)
