"""What a verb of speech says: its clauses, its object, the clause it is put into."""

from reportedly.codebook.classes import is_a
from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, RELATIVE, SUBJECTS, VERBAL, conjuncts
from reportedly.reading.speakers.words import words

# Infinitives after these are deeds to come, which no one tells of.
TO_COME = frozenset({"ask", "promise", "pledge", "vow", "agree", "expect", "hope", "see"})
INSERTED = frozenset(
    {"say", "add", "report", "announce", "claim", "note", "allege", "write", "state", "tell", "believe", "explain", "insist"}
    | {"disclose", "reveal", "confirm", "affirm", "warn", "argue", "reiterate", "stress", "admit", "acknowledge", "declare", "maintain"}
    | {"inform", "underline", "warn", "stress", "recall", "observe", "remark"}
)

BRACKETS = frozenset({",", "-", "--", "–", "—", '"', "”", "''"})
STOPS = frozenset({",", ".", ";", ":", "-", "--", "–", "—", '"', "“", "?", "!", ")"})
SETTING = frozenset({"since", "though", "although", "whereas"})
HEARD = frozenset({"tell", "inform", "remind", "assure"})  # their objects hear what is said
NEAR = 12  # tokens: a subject's phrase is no longer where a cue is put into a sentence


def said_by(verb: Token) -> list[Token]:
    """The tokens that tell what a verb of speech says."""
    w = words()
    out: list[Token] = []
    for child in verb.children:
        if (
            (child.dep in ("ccomp", "parataxis") and child.pos in VERBAL | NOMINAL | {"ADJ"} and child.lemma not in ("accord",))
            or (child.dep == "xcomp" and verb.lemma not in TO_COME)
            or (child.dep in ("dobj", "oprd") and (verb.lemma in w.with_noun or verb.lemma in w.performed))
        ):
            out += child.subtree()
        elif child.dep == "prep" and any(p.lemma == "time" for p in child.children):
            # `admitted for the first time that`: the parser hangs the clause on `time`.
            out += [t for p in child.children for c in p.children if c.dep in ("relcl", "acl") for t in c.subtree()]
        elif child.dep == "prep" and child.lower in ("of", "for", "with", "in") and verb.lemma in w.with_gerund:
            out += [t for c in child.children if c.dep in ("pcomp", "pobj") for t in c.subtree()]
        elif child.dep == "dobj" and verb.lemma in w.with_gerund:
            # `accused the rebels of shelling it`: the parser hangs the deed on those who are accused.
            told = [c for p in child.children if p.dep == "prep" and p.lower in ("of", "for", "with") for c in p.children]
            out += [t for c in told if c.dep == "pcomp" for t in c.subtree()]
        elif child.dep == "prep" and child.lower in ("of", "about") and verb.lemma in ("tell", "speak", "inform", "warn", "learn", "know"):
            out += [t for c in child.children if c.dep in ("pobj", "pcomp") for t in c.subtree()]
        elif child.dep in ("dobj", "dative") and verb.lemma in ("tell", "inform", "remind", "warn"):
            # The parser hangs the clause on the one who is told.
            out += [t for c in child.children if c.dep in ("acl", "relcl", "ccomp") for t in c.subtree()]
    if not out:
        # A clause that the parser takes for an adverb, though no word makes it one.
        for child in verb.children:
            whole = child.dep == "advcl" and any(c.dep in ("nsubj", "nsubjpass") for c in child.children)
            if whole and not any(c.dep in ("mark", "advmod") and c.i < child.i for c in child.children):
                out += child.subtree()
    out = counted(verb) or out or beyond(verb)
    out = out or after_colon(verb)
    if not out and (verb.dep in ("parataxis",) or _as_clause(verb) or _inserted(verb)):
        own = {t.i for t in verb.subtree()}
        out = [t for t in verb.head.subtree() if t.i not in own]
    out = [t for t in out if t.i not in _settings(verb)]
    own_side = {t.i for c in verb.children if c.dep in ("nsubj", "nsubjpass") for t in c.subtree()}
    if not out or all(t.lower in ("which", "that") for t in out):
        out = bracketed(verb) or out
    elif any(c.dep == "cc" for c in verb.children):
        # `A, he said, and B`: the parser joins B to the cue.
        out = bracketed(verb) or out
    return [t for t in out if t.i not in own_side]


def counted(verb: Token) -> list[Token]:
    """`put the dead at 610`, `put at 200 the number of those killed`, `counted 40 dead`: a number and what is counted."""
    if not is_a(verb.lemma, "counting"):
        return []
    things = [t for c in verb.children if c.dep == "dobj" for t in conjuncts(c)]
    if any(c.pos == "NUM" for c in things):
        # The parser takes the dead for how they are counted.
        return [t for c in verb.children if c.dep in ("dobj", "oprd", "acomp", "advcl") and c.i > verb.i for t in c.subtree()]
    at = [c for top in (verb, *things) for c in top.children if c.dep == "prep" and c.lower == "at"]
    if not things or not any(t.pos == "NUM" for p in at for t in p.subtree()):
        return []
    return [t for t in verb.subtree() if t.i >= min(one.i for top in (*things, *at) for one in top.subtree()) and t.head.dep != "advcl"]


def beyond(verb: Token) -> list[Token]:
    """`said after meeting her that Lima had paid`: a clause with `that` which the parser hangs on what stands between."""
    if verb.lemma not in INSERTED:
        return []
    for child in verb.children:
        if child.i < verb.i or child.dep not in ("prep", "advcl", "npadvmod"):
            continue
        for token in child.subtree():
            clause = token.head
            if token.lower != "that" or token.dep != "mark" or clause.dep not in ("ccomp", "advcl", "acl"):
                continue
            between = clause.head
            if between.pos in NOMINAL or between.lemma not in words().stance:
                return [t for t in clause.subtree() if t.i >= token.i]
    return []


def after_colon(verb: Token) -> list[Token]:
    """`The ministry hit back: the ships had fired first`."""
    tokens = verb.sent.tokens
    last = verb.i + (2 if phrasal(verb) != verb.lemma else 1) - tokens[0].i
    return tokens[last + 1 :] if last < len(tokens) and tokens[last].text == ":" else []


def phrasal(verb: Token) -> str:
    """The verb with its particle, whatever the parser takes it for: `hit back`."""
    after = next((c for c in verb.children if c.i == verb.i + 1 and c.dep in ("prt", "advmod")), None)
    return f"{verb.lemma} {after.lower}" if after is not None else verb.lemma


def bracketed(verb: Token) -> list[Token]:
    """`A, the envoy said on Friday, B`: all else in the sentence, whatever the parser makes of it; empty where the cue isn't put in so."""
    if words().stance.get(verb.lemma) != "said" and not goes_on(verb):
        return []
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if (
        subject is None
        or subject.lower in RELATIVE
        or any(c.dep in ("dobj", "cc", "mark") and c.lower not in RELATIVE and not _beside(verb, c) for c in verb.children)
    ):
        return []
    near = [t for t in subject.subtree() if t.i > verb.i or abs(t.i - verb.i) < NEAR]
    near += [t for c in verb.children if c.dep == "dobj" and verb.lemma in HEARD and c.lower not in RELATIVE for t in c.subtree()]
    if not near:
        return []
    start = min(near[0].i, verb.i)
    tokens = verb.sent.tokens
    offset = tokens[0].i
    if start == offset or tokens[start - offset - 1].text not in BRACKETS:
        return []
    stop = max(verb.i, near[-1].i) + 1
    while stop - offset < len(tokens) and tokens[stop - offset].text not in STOPS:
        if tokens[stop - offset].pos in VERBAL and tokens[stop - offset].dep != "amod":
            return []
        stop += 1
    before, after = tokens[: start - offset - 1], tokens[stop - offset + 1 :]
    if before and before[-1].lower in RELATIVE:
        return after
    if after and after[0].dep == "cc" and any(t.lemma in words().stance and t.pos in VERBAL for t in after):
        return before  # `and Lima denied it`
    return [*before, *after]


def _beside(verb: Token, child: Token) -> bool:
    """True of who hears it, and of the `and` of a clause with a subject of its own that the parser joins to the cue."""
    if child.dep == "dobj":
        return verb.lemma in HEARD
    joined = [c for c in verb.children if c.dep == "conj"]
    return child.dep == "cc" and child.i > verb.i and all(any(g.dep in SUBJECTS for g in c.children) for c in joined)


def goes_on(verb: Token) -> bool:
    """`she went on`."""
    return verb.lemma == "go" and any(c.lower == "on" and c.i == verb.i + 1 and not c.children for c in verb.children)


def _settings(verb: Token) -> frozenset[int]:
    """`Since they met in May ships have sailed, Lima says`: what only tells when is the report's own."""
    out: set[int] = set()
    for top in (verb, *(c for c in verb.children if c.dep == "ccomp")):
        for child in top.children:
            if child.dep == "advcl" and any(m.dep == "mark" and m.lower in SETTING for m in child.children):
                out |= {t.i for t in child.subtree()}
    return frozenset(out)


def _as_clause(verb: Token) -> bool:
    """`as the ministry said`."""
    return verb.dep == "advcl" and any(c.dep in ("mark", "advmod") and c.lower == "as" for c in verb.children)


def _inserted(verb: Token) -> bool:
    """`The ship, the navy said, was hit` where the parser makes the cue a clause of the event's verb."""
    return (
        verb.dep in ("ccomp", "advcl", "conj", "dep")
        and verb.head.pos in VERBAL
        and any(c.dep == "nsubj" for c in verb.children)
        and not any(c.dep in ("mark", "cc") for c in verb.children)
        and words().stance.get(verb.lemma) == "said"
        and verb.head.i < verb.i
        and verb.lemma in INSERTED
        and not any(c.dep == "dobj" for c in verb.children)
    )
