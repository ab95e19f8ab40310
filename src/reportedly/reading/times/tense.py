"""Whether a time expression looks back or ahead: the tense of the verb that governs it."""

from reportedly.model.syntax import Token
from reportedly.reading.times.words import listed

PAST, FUTURE, PRESENT = "past", "future", "present"


def direction(token: Token) -> str:
    """`past`, `future` or `present` for the clause that `token` stands in; `present` where no verb tells.

    An infinitive or a bare participle looks to its governor; `planned`, `scheduled` and the like point ahead.
    """
    ahead = listed("ahead", "words")
    node, steps = token, 0
    while steps < 40:
        steps += 1
        if node.tag[:2] == "VB" or node.tag == "MD":
            told = _clause(node, token.i)
            if told is not None:
                return told
        elif node.lower in ahead or any(c.lower in ahead for c in node.children):
            return FUTURE
        if node.head is node:
            break
        node = node.head
    return PRESENT


def awaited(token: Token, bound: str | None) -> str | None:
    """`future` where something is put off until then, though the verb is past: `the talks were delayed until Tuesday`."""
    return FUTURE if bound == "until" and any(t.lemma in listed("ahead", "put-off") for t in token.ancestors()) else None


def _clause(verb: Token, first: int | None = None) -> str | None:
    """The direction that one verb with its auxiliaries tells; None where its governor must be asked.

    `first` is where the time stands: `On Friday the council planned a vote` tells when it planned.
    """
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if helpers & {"could", "can"} and (any(c.dep == "neg" for c in verb.children) or _none_did(verb)):
        return PAST if "could" in helpers else PRESENT
    if "had" not in helpers and _plans(verb, first):
        return FUTURE
    if helpers & listed("ahead", "modals"):
        if helpers & {"have"} and helpers & {"would", "could", "might", "may", "must", "should"}:
            return PAST
        return FUTURE
    be_past = bool(helpers & {"was", "were", "been"})
    if (
        verb.lemma in listed("ahead", "verbs")
        and verb.tag in ("VBN", "JJ")
        and (verb.lemma not in listed("ahead", "to-do") or any(c.dep in ("xcomp", "advcl") or c.lower == "for" for c in verb.children))
        and (helpers & {"is", "are", "'s", "be", "was", "were"} or verb.dep == "acl")
    ):
        return FUTURE
    if be_past or helpers & {"had", "has", "have", "'ve", "did"}:
        return PAST
    if verb.tag == "VBD":
        return PAST
    if verb.tag == "VB":
        # "flew in to meet on Friday": an aim of a movement shares its tense; "the first to join" has joined
        if "to" in helpers and verb.head is not verb and (verb.head.lemma in listed("ahead", "motion") or _of_the_first(verb)):
            return None
        above = verb.head.head if verb.head.dep == "acomp" else verb.head
        if "to" in helpers and any(c.lower == "had" for c in above.children if c.dep == "aux"):
            return PAST  # `had been due to expire on Friday`
        if "to" in helpers and verb.dep == "advcl" and above.tag == "VBD":
            return None  # `rallied to mark the day`
        return FUTURE if "to" in helpers or not helpers & {"do", "does"} else PRESENT
    if verb.tag == "VBG":
        if helpers & {"is", "are", "am", "'re", "'m", "'s"}:
            return FUTURE
        return None
    if verb.tag == "VBN":
        if helpers & {"is", "are", "am", "'re", "'s"}:
            return PRESENT
        return PAST if verb.dep in ("acl", "ROOT", "conj", "ccomp", "relcl", "advcl") else None
    if verb.tag in ("VBZ", "VBP"):
        return FUTURE if verb.lemma in listed("ahead", "scheduled") else PRESENT
    return None


def _plans(verb: Token, first: int | None) -> bool:
    """`plans to meet on Friday`, `is due in Dakar on Friday`."""
    if verb.lemma == "be" and verb.tag != "VBD":
        told = listed("ahead", "words") | listed("ahead", "foreseen")
        return any(c.dep == "acomp" and c.lower in told for c in verb.children)
    fronted = verb.tag == "VBD" and first is not None and first < verb.i
    return verb.lemma in listed("ahead", "plans") and not fronted


def _none_did(verb: Token) -> bool:
    """`None of them could be found`."""
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass")]
    return any({s.lower, *(c.lower for c in s.children)} & {"none", "no", "neither"} for s in subjects)


def _of_the_first(verb: Token) -> bool:
    """`the first states to join`: the infinitive tells what they did."""
    return verb.dep in ("acl", "relcl") and any(c.lower in ("first", "last", "only", "latest") for c in verb.head.children)
