"""What the form of a clause says of how far its event is: a future told in the past, a purpose, a cause."""

from reportedly.model.syntax import Token

PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"VBZ", "VBP"})
CAUSES = frozenset({"because", "after", "since", "following", "despite", "amid", "given", "due", "though", "although", "as"})


def reported_past(verb: Token) -> bool:
    """`said it would send`: the future of a past report; `would if` is a condition."""
    return verb.dep in ("ccomp", "conj", "relcl") and not any(
        c.dep == "advcl" and any(m.lower == "if" for m in c.children) for c in verb.children
    )


def free(verb: Token, auxiliaries: list[Token]) -> bool:
    """`They would meet again in May`: what was said goes on without its words of saying; no condition, no `would have`."""
    return verb.dep == "ROOT" and not any(c.lower == "have" for c in auxiliaries) and not any(c.dep == "advcl" for c in verb.children)


def subjunctive(verb: Token) -> bool:
    """`that Peru pay`, `that it be paid`, `that it should pay`."""
    return verb.tag == "VB" or any(
        c.dep in ("aux", "auxpass") and (c.lower in ("be", "should", "must") or c.tag == "TO") for c in verb.children
    )


def arriving(verb: Token) -> bool:
    """`is arriving on Friday`, `is going to send`."""
    return verb.lemma in ("go", "arrive", "come", "leave", "travel", "head", "visit") and any(
        c.dep == "npadvmod" and c.lower in ("tomorrow", "next") for c in verb.children
    )


def tells_of(verb: Token, noun: Token) -> bool:
    """`those who died`, `the soldiers killed there`: what is planned for the noun is not so for the clause that tells who it is."""
    infinitive = any(c.tag == "TO" for c in verb.children)
    if verb.dep == "relcl":
        return not infinitive
    return verb.tag == "VBN" and not infinitive


def apart(child: Token) -> bool:
    """`left because of the killings`, `will act since they fired`: cause and occasion are so."""
    if child.dep == "prep":
        return child.lower in CAUSES
    return child.dep == "advcl" and child.tag in PAST | PRESENT and any(c.dep == "mark" and c.lower in CAUSES for c in child.children)


def purpose(verb: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in verb.children)


def inverted(aux: Token, verb: Token) -> bool:
    """`Had Peru struck, Chile would have answered`: a condition that was not met."""
    subject = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    return aux.lower in ("had", "were", "should") and verb.dep == "advcl" and subject is not None and aux.i < subject.i


def short_of(child: Token, verb: Token) -> bool:
    """`stopped short of striking`, `decided against a strike`: it was not done."""
    if verb.lemma in ("stop", "fall") and (child.lower == "short" or any(c.lower == "short" for c in verb.children)):
        return child.dep in ("prep", "advmod", "acomp")
    return child.dep == "prep" and child.lower == "against" and verb.lemma in ("decide", "rule", "opt", "choose")
