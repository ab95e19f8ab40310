"""What a verb of speech says: its clauses, its object, the clause it is put into."""

from reportedly.codebook.classes import is_a
from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, RELATIVE, VERBAL
from reportedly.reading.speakers.words import words

# Infinitives after these are deeds to come, which no one tells of.
TO_COME = frozenset({"ask", "promise", "pledge", "vow", "agree", "expect", "hope", "see"})
INSERTED = frozenset(
    {"say", "add", "report", "announce", "claim", "note", "allege", "write", "state", "tell", "believe", "explain", "insist"}
    | {"disclose", "reveal", "confirm", "affirm", "warn", "argue", "reiterate", "stress", "admit", "acknowledge", "declare", "maintain"}
)

BRACKETS = frozenset({",", "-", "--", "–", "—", '"', "”", "''"})
STOPS = frozenset({",", ".", ";", ":", "-", "--", "–", "—", '"', "“", "?", "!", ")"})
SETTING = frozenset({"since", "though", "although", "whereas"})
NEAR = 12  # tokens: a subject's phrase is no longer where a cue is put into a sentence


def said_by(verb: Token) -> list[Token]:
    """The tokens that tell what a verb of speech says."""
    w = words()
    out: list[Token] = []
    for child in verb.children:
        if (
            (child.dep in ("ccomp", "parataxis") and child.pos in VERBAL | NOMINAL | {"ADJ"} and child.lemma not in ("accord",))
            or (child.dep == "xcomp" and verb.lemma not in TO_COME)
            or (child.dep in ("dobj", "oprd") and verb.lemma in w.with_noun)
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
    out = counted(verb) or out
    if not out and (verb.dep in ("parataxis",) or _as_clause(verb) or _inserted(verb)):
        own = {t.i for t in verb.subtree()}
        out = [t for t in verb.head.subtree() if t.i not in own]
    out = [t for t in out if t.i not in _settings(verb)]
    own_side = {t.i for c in verb.children if c.dep in ("nsubj", "nsubjpass") for t in c.subtree()}
    if not out or all(t.lower in ("which", "that") for t in out):
        out = bracketed(verb) or out
    return [t for t in out if t.i not in own_side]


def counted(verb: Token) -> list[Token]:
    """`put the dead at 610`, `put at 200 the number of those killed`, `counted 40 dead`: a number and what is counted."""
    if not is_a(verb.lemma, "counting"):
        return []
    things = [c for c in verb.children if c.dep == "dobj"]
    if any(c.pos == "NUM" for c in things):
        # The parser takes the dead for how they are counted.
        return [t for c in verb.children if c.dep in ("dobj", "oprd", "acomp", "advcl") and c.i > verb.i for t in c.subtree()]
    at = [c for top in (verb, *things) for c in top.children if c.dep == "prep" and c.lower == "at"]
    if not things or not any(t.pos == "NUM" for p in at for t in p.subtree()):
        return []
    return [t for top in (*things, *at) for t in top.subtree()]


def bracketed(verb: Token) -> list[Token]:
    """`A, the envoy said on Friday, B`: all else in the sentence, whatever the parser makes of it; empty where the cue isn't put in so."""
    if words().stance.get(verb.lemma) != "said" and not goes_on(verb):
        return []
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if (
        subject is None
        or subject.lower in RELATIVE
        or any(c.dep in ("dobj", "cc", "mark") for c in verb.children if c.lower not in RELATIVE)
    ):
        return []
    near = [t for t in subject.subtree() if t.i > verb.i or abs(t.i - verb.i) < NEAR]
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
    return [*before, *after]


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
