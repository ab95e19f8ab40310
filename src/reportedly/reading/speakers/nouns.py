"""Nouns that hold what was said: `Seoul's claim that`, `fears among officials that`."""

from collections.abc import Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Token
from reportedly.reading.grammar import SUBJECTS, VERBAL
from reportedly.reading.speakers.who import made, owners, unnamed
from reportedly.reading.speakers.words import words


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
