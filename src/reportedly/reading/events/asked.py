"""What is only asked for, refused or judged: `Peru must leave`, `asked Chile to leave`, `called the charge absurd`."""

from collections.abc import Mapping

from reportedly.codebook.classes import is_a
from reportedly.model.happening import EventMention
from reportedly.model.syntax import Token
from reportedly.reading.grammar import SUBJECTS, VERBAL, is_passive

# Clauses in which a duty is told for its own sake, not as a condition or a description.
STATED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
SPEAKERS = frozenset({"i", "we", "you", "it", "that", "this", "there", "which", "who", "one", "he", "she"})
# Those whose `must` is no demand but a ruling or a decision.
RULING = frozenset({"rule", "decide", "find", "order", "mind"})
# Kinds that ask for, or refuse, what their infinitive tells.
ASKING = frozenset({"demand", "reject"})
JUDGING = frozenset({"reject", "condemn", "accuse", "support"})


def demanding(token: Token) -> bool:
    """True of `must` or `should` where someone else is told what to do now: not `should have left`, `we must`, `should he fall`."""
    verb = token.head
    if token.dep != "aux" or not is_a(token.lemma, "duty") or verb.pos not in VERBAL or verb.dep not in STATED:
        return False
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if subject is None or subject.i > token.i or subject.lower in SPEAKERS or (verb.dep == "ccomp" and verb.head.lemma in RULING):
        return False
    return not any((c.dep == "aux" and c.lemma == "have") or (c.dep == "mark" and c.lower != "that") for c in verb.children)


def wanted_only(token: Token, mention: EventMention, by_index: Mapping[int, EventMention]) -> bool:
    """True where the words round an event tell only that it is demanded or refused, or that they judge something."""
    if token.pos == "ADJ" and mention.kind in JUDGING:
        judge = by_index.get(token.head.i)
        return token.dep in ("oprd", "acomp", "amod", "ccomp", "conj") and judge is not None and judge.kind in JUDGING
    if is_a(token.lemma, "confirming"):
        return False  # `declined to confirm it` tells how sure it is
    if mention.kind == "demand" and any(_duty(c, by_index) for c in token.children if c.dep in ("ccomp", "parataxis")):
        return True  # `Peru must leave, she said`: the duty is the demand
    above = token
    while above.dep == "conj" and above.head.pos in VERBAL:
        above = above.head
    if above.pos in VERBAL:
        if mention.kind != "demand" and _duty(above, by_index):
            return True
        asker = by_index.get(above.head.i)
        if is_a(above.head.lemma, "commanding") and not is_passive(above.head):
            return False  # what troops are told to do is planned
        return asker is not None and asker.kind in ASKING and above.dep in ("xcomp", "ccomp") and any(c.tag == "TO" for c in above.children)
    if above.dep == "pobj" and above.head.lower == "for":
        asker = by_index.get(above.head.head.i)
        return asker is not None and asker.kind == "demand"
    return False


def _duty(verb: Token, by_index: Mapping[int, EventMention]) -> bool:
    """True where a verb's own `must` is a demand."""
    return any(c.i in by_index and demanding(c) for c in verb.children)


def points_back(verb: Token) -> bool:
    """`..., which Peru denies`, `..., a charge rejected by Peru`, `Peru denied doing so`: what was told before is what is denied."""
    if verb.pos not in VERBAL:
        return False
    if any(c.dep == "xcomp" and c.lemma == "do" and any(g.lower == "so" for g in c.children) for c in verb.children):
        return True
    if verb.dep == "relcl" and any(c.dep == "dobj" and c.lower == "which" for c in verb.children):
        return not is_a(verb.head.lemma, "proposal")
    return verb.dep in ("acl", "relcl") and is_a(verb.head.lemma, "accusation") and _set_off(verb.head)


def _set_off(noun: Token) -> bool:
    """`..., a charge`: it stands by itself after a comma, wherever the parser hangs it."""
    article = next((c for c in noun.children if c.lower == "a"), None)
    return article is not None and any(t.i == article.i - 1 and t.text == "," for t in noun.sent.tokens)
