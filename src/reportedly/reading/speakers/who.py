"""Whose words they are: the speakers that a source's words name, and the owner of a claim."""

from collections.abc import Iterable, Iterator

from reportedly.codebook.classes import is_a
from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.claim import Speaker
from reportedly.model.mentions import Party
from reportedly.model.span import Span
from reportedly.model.syntax import Token
from reportedly.reading.grammar import VERBAL, antecedent, conjuncts, content, owner
from reportedly.reading.speakers.words import words

UNNAMED = "unnamed"


def made(speakers: tuple[Speaker, ...], cue: Token, said: Iterable[Token], stance: str, rule: str, depth: int = 0) -> Iterator[Attribution]:
    indexes = frozenset(t.i for t in said)
    if speakers and indexes:
        yield Attribution(speakers, cue.text, cue.span, cue.i, indexes, stance, depth, rule)


def unnamed(cue: Token) -> Speaker:
    return Speaker(UNNAMED, None, 0, cue.text, cue.span)


def owners(noun: Token, cast: Cast) -> tuple[Speaker, ...]:
    """Whose a claim or an estimate is."""
    tokens: list[Token] = []
    children = list(noun.children)
    if noun.dep == "nsubj" and noun.head.pos in VERBAL:
        children += [c for c in noun.head.children if c.dep == "prep" and c.lower in ("among", "from")]
    for child in children:
        if child.dep == "poss" or (child.dep in ("compound", "amod", "nmod") and cast.of(child)):
            tokens += conjuncts(child)
        elif (child.dep == "prep" and child.lower in ("by", "from", "among", "in")) or (
            child.dep == "prep" and child.lower == "of" and noun.lemma not in ("report", "claim", "word", "risk", "fear", "allegation")
        ):
            named = [m for inner in child.children if inner.dep == "pobj" for m in conjuncts(inner)]
            tokens += [m for m in named if child.lower != "of" or cast.of(m)]
    found = tuple(s for token in tokens for s in speakers_of(token, cast) if s.name != UNNAMED)
    if found:
        return found
    theirs = owner(noun)
    return speakers_of(theirs, cast) if theirs is not None and cast.of(theirs) else ()


def speakers_of(token: Token | None, cast: Cast) -> tuple[Speaker, ...]:
    """The token and what is joined to it as speakers; data and documents give way to whose they are."""
    if token is None:
        return ()
    out: list[Speaker] = []
    for member in conjuncts(content(antecedent(token))):
        out.extend(_one(member, cast))
    return tuple({s.id or s.name: s for s in out}.values())


def _one(token: Token, cast: Cast) -> tuple[Speaker, ...]:
    w = words()
    parties = cast.of(token)
    own = next((c for c in token.children if c.dep == "appos" and c.pos == "PROPN" and c.i == token.i + 1), None)
    if not parties and own is not None:
        # `the news agency Norsk`
        return tuple(_speaker(p) for p in cast.of(own)) or (Speaker(_phrase_text(own), None, 0, own.text, _span(own)),)
    if token.lemma in w.nouns and (not parties or token.lemma in ("report", "intelligence", "document")):
        theirs = owners(token, cast)
        if theirs:
            return theirs
        return (Speaker(_phrase_text(token), None, 0, token.text, _span(token)),) if token.pos == "NOUN" else ()
    if parties:
        return tuple(_speaker(p) for p in parties)
    if token.lemma in w.unnamed or token.pos == "PRON":
        return (unnamed(token),) if token.lower not in ("it", "this", "that", "which", "i", "we", "you", "what", "there") else ()
    if token.pos == "PROPN" or token.tag in ("NNS",):
        return (Speaker(_phrase_text(token), None, 0, token.text, _span(token)),)
    if token.pos == "NOUN" and (token.lemma in w.offices or is_a(token.lemma, "people")):
        name = _phrase_text(token)
        return (Speaker(name, None, 0, token.text, _span(token)),)
    return ()


def _speaker(party: Party) -> Speaker:
    return Speaker(party.name, party.country, 0, "", party.span, party.id, party.kind)


def _span(token: Token) -> Span:
    start = min(
        (c.start for c in token.children if c.dep in ("compound", "amod", "nmod") and c.i < token.i),
        default=token.start,
    )
    return Span(start, token.end)


def _phrase_text(token: Token) -> str:
    parts = [c.text for c in token.children if c.dep in ("compound", "amod", "nmod") and c.i < token.i]
    return " ".join([*parts, token.text])
