"""Speakers at second hand: whoever is quoted by another, and whoever carries a statement of another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.claim import Speaker
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import VERBAL, is_passive, prepositions, subject_of
from reportedly.reading.speakers.told import said_by
from reportedly.reading.speakers.who import made, speakers_of
from reportedly.reading.speakers.words import words

AS = frozenset({"speaker:quote-as", "speaker:cite-as", "speaker:report-as"})
NEXT = 2  # sentences
QUOTING = frozenset({"quote", "cite", "report"})
CARRYING = frozenset(
    {"put", "carry", "publish", "release", "issue", "report", "quote", "cite", "distribute", "broadcast", "air", "print", "run"}
)


def is_quoted(verb: Token) -> bool:
    """True of `saying` in `the agency quoted him as saying`."""
    return verb.dep == "pcomp" and verb.head.lower == "as" and verb.head.head.lemma in QUOTING


def at_quoting(verb: Token, cast: Cast) -> Iterator[Attribution]:
    """`The agency quoted the envoy as saying that`: two levels, the envoy's within the agency's."""
    said = [c for p in verb.children if p.dep == "prep" and p.lower == "as" for c in p.children if c.dep == "pcomp"]
    if not said or (verb.lemma == "report" and said[0].lemma not in words().stance):
        return
    words_of = [t for t in said[0].subtree() if t is not said[0] or said[0].lemma not in words().stance]
    # `"...", he was quoted as saying`
    words_of = words_of or [t for c in verb.children if c.dep == "ccomp" and c.i < verb.i for t in c.subtree()]
    if is_passive(verb):
        outer = tuple(s for name, agent in prepositions(verb) if name == "by" for s in speakers_of(agent, cast))
        inner = speakers_of(subject_of(verb), cast)
    else:
        outer = speakers_of(subject_of(verb), cast)
        inner = tuple(s for c in verb.children if c.dep == "dobj" for s in speakers_of(c, cast))
    yield from made(outer, verb, words_of, "said", f"speaker:{verb.lemma}-as", 0)
    yield from made(inner, said[0], words_of, words().stance.get(said[0].lemma, "said"), f"speaker:{said[0].lemma}", 1)


def at_carrying(verb: Token, cast: Cast) -> Iterator[Attribution]:
    """`a statement put out by the agency`, `the envoy, quoted by the agency, said`: whoever carries it stands outside of it."""
    agents = [t for name, t in prepositions(verb) if name == "by" or (name == "in" and is_passive(verb))]
    speakers = tuple(s for agent in agents if cast.of(agent) or agent.lemma in words().offices for s in speakers_of(agent, cast))
    if not speakers or verb.dep not in ("acl", "relcl"):
        return
    noun = verb.head
    top = noun.head.head if noun.dep == "pobj" else noun.head
    if top.pos not in VERBAL or (noun.dep == "pobj" and noun.head.lower not in ("in", "to", "as")):
        return
    if noun.dep not in ("pobj", "nsubj") or (noun.dep == "pobj" and noun.lemma not in words().nouns):
        return
    own = {t.i for t in noun.subtree()}
    said = said_by(top) or top.subtree()
    yield from made(speakers, verb, [t for t in said if t.i not in own], "said", "speaker:carried", 0)


def carried_on(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    """`Tass quoted the envoy as saying A. B, the envoy went on`: B comes through Tass too, as long as the envoy alone speaks."""
    out: list[Attribution] = []
    outer: Attribution | None = None
    inner: Speaker | None = None
    last = 0
    for one in sorted(found, key=lambda a: (tree.tokens[a.index].sent.index, a.depth, a.index)):
        at = tree.tokens[one.index].sent.index
        if one.rule in AS:
            outer, inner, last = one, None, at
        elif outer is not None and inner is None and at == tree.tokens[outer.index].sent.index and one.said == outer.said:
            inner = one.speakers[0]
        elif outer is not None and inner is not None and _same(inner, one.speakers) and at - last <= NEXT:
            inner = one.speakers[0]
            out.append(replace(outer, said=one.said, index=one.index, depth=one.depth))
            one, last = replace(one, depth=one.depth + 1), at
        elif at > last and one.stance == "said":
            outer, inner = None, None
        out.append(one)
    return out


def _same(inner: Speaker, several: Sequence[Speaker]) -> bool:
    """True of the one who was quoted, by name or, after an office (`quoted the secretary as saying`), by a name of that state."""
    if len(several) != 1:
        return False
    (one,) = several
    named = inner.kind == "office" and one.kind == "person" and inner.country in (None, one.country)
    return named or (bool(one.id) and one.id == inner.id)


__all__ = ["CARRYING", "QUOTING", "at_carrying", "at_quoting", "carried_on", "is_quoted"]
