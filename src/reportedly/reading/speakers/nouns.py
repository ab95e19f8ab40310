"""Nouns that hold what was said: `Seoul's claim that`, `fears among officials that`."""

from collections.abc import Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Token
from reportedly.reading.grammar import SUBJECTS, VERBAL
from reportedly.reading.speakers.who import made, owners, unnamed
from reportedly.reading.speakers.words import words

WHOSE = frozenset({"among", "from", "by", "in", "within"})


def _that(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


def at_noun(noun: Token, cast: Cast) -> Iterator[Attribution]:
    """`Seoul's claim that ...`, `estimates from Kyiv suggest ...` (the verb finds those), `fears among officials that`."""
    w = words()
    if noun.lemma not in w.nouns:
        return
    said = [
        t
        for c in noun.children
        if (
            c.dep in ("acl", "ccomp")
            or (
                c.dep == "relcl"
                and any(m.dep == "mark" or (m.lower == "that" and m.dep not in ("nsubj", "nsubjpass", "dobj")) for m in c.children)
            )
        )
        and (c.tag not in ("VBN", "VBG") or any(m.dep in SUBJECTS for m in c.children))
        and not any(m.tag == "TO" for m in c.children)
        for t in c.subtree()
    ]
    if (
        not said
        and noun.head.pos in VERBAL
        and noun.head.lemma in ("be", "mount", "grow", "emerge", "remain", "surface", "arise", "circulate", "spread")
    ):
        said = [t for c in noun.head.children if c.dep == "ccomp" for t in c.subtree()]
    if not said:
        # `fears among officials that`: the parser hangs the clause on those who have them.
        governors = (noun, noun.head) if noun.dep == "nsubj" and noun.head.pos in VERBAL else (noun,)
        theirs = [p for g in governors for c in g.children if c.dep == "prep" and c.lower in WHOSE for p in c.children]
        said = [t for p in theirs for c in p.children if c.dep in ("acl", "relcl") and _that(c) for t in c.subtree()]
    if not said and w.nouns[noun.lemma] in ("said", "feared"):
        said = [
            t
            for c in noun.children
            if c.dep == "prep" and c.lower in ("of", "about", "over")
            for p in c.children
            if p.dep in ("pobj", "pcomp")
            for t in p.subtree()
        ]
        if said and not any(t.pos in ("VERB", "NOUN") for t in said):
            said = []
    if not said:
        return
    yield from made(
        owners(noun, cast) or (unnamed(noun),),
        noun,
        said,
        w.nouns[noun.lemma],
        f"speaker:noun-{noun.lemma}",
        1,
    )
