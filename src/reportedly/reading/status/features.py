"""What the words around an event tell of its certainty, as named features for the model of `certainty.py`.

Words of the event's own clause, then of what governs it, up to the root; the words beside it; the status that the
rules give it and the rule. Closed classes and governing words stand by lemma, so that a weight can be read.
"""

from collections.abc import Iterator

from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, VERBAL

UP = 4  # how many words above the event are looked at
BESIDE = (-2, -1, 1, 2)
OWN = frozenset({"aux", "auxpass", "neg", "advmod", "mark", "det", "prt", "expl", "predet", "preconj", "poss"})
WITH = frozenset({"amod", "npadvmod", "acomp", "attr", "oprd", "prep", "nummod", "agent"})
SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})
HELPING = frozenset({"aux", "auxpass"})
BARE = frozenset({"VB", "VBP"})


def features(token: Token, told: tuple[str, str]) -> set[str]:
    """The features of an event that `token` names, whose status and rule are `told`."""
    part = _part(token)
    form = _form(token)
    out = {"all", f"status={told[0]}", f"status={told[0]}/{part}", f"rule={told[1]}", f"lemma={token.lemma}", f"dep={part}/{token.dep}"}
    out |= {f"form={form}", f"form={form}/{token.dep}", f"form={form}/{told[0]}"}
    for child in token.children:
        out.add(f"kid={child.dep}")
        out.update(f"own:{one}" for one in _said_by(child))
    out.update(_above(token))
    sentence = token.sent.tokens
    at = token.i - sentence[0].i
    out |= {f"w{k}={sentence[at + k].lower}" for k in BESIDE if 0 <= at + k < len(sentence)}
    return out


def _part(token: Token) -> str:
    return "N" if token.pos in NOMINAL else "V" if token.pos in VERBAL else token.pos


def _said_by(child: Token) -> Iterator[str]:
    """What one word that hangs on the event tells."""
    if child.dep in OWN:
        yield f"{child.dep}={child.lower}"
    elif child.dep in WITH:
        yield f"{child.dep}={child.lemma}"
    elif child.dep in SIDES:
        yield child.dep
        if child.pos == "PRON" or child.lower in ("no", "none"):
            yield f"{child.dep}={child.lower}"
        for grand in child.children:
            if grand.dep in ("det", "neg"):
                yield f"{child.dep}:det={grand.lower}"
    elif child.dep == "advcl":
        yield "advcl=" + next((c.lower for c in child.children if c.dep in ("mark", "advmod") and c.i < child.i), "")


def _form(token: Token) -> str:
    """Tense, aspect and voice in short: the auxiliaries and the tag; a second verb has those of the first."""
    first = token
    for _ in range(3):
        if first.dep != "conj" or first.head.pos not in VERBAL or any(c.dep in HELPING or c.dep == "nsubj" for c in first.children):
            break
        first = first.head
    helping = [c.lower if c.tag in ("MD", "TO") else c.lemma for c in first.children if c.dep in HELPING]
    negated = "not " if any(c.dep == "neg" for c in token.children) else ""
    bare = " bare" if token.tag in BARE and not helping and not any(c.dep in ("nsubj", "expl") for c in first.children) else ""
    return f"{negated}{' '.join([*helping, token.tag])}{bare}"


def _above(token: Token) -> Iterator[str]:
    """The words that govern the event, how it hangs on them, and what negates or weakens them."""
    child = token
    for step, above in zip(range(UP), token.ancestors(), strict=False):
        near = "+" if step else "1"
        yield f"up{near}={child.dep}/{above.lemma}"
        yield f"up={above.lemma}"
        if not step:
            yield f"upform={child.dep}/{_form(above)}"
        for grand in above.children:
            if grand.dep in ("neg", "mark") or (grand.dep == "aux" and grand.tag == "MD"):
                yield f"up{near}:{grand.dep}={grand.lower}"
                yield f"up{near}:{grand.dep}={grand.lower}/{child.dep}"
        child = above
