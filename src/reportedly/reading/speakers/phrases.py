"""Phrases and adverbs beside what is said: `according to the ministry`, `reportedly`."""

from collections.abc import Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import NOMINAL, VERBAL, conjuncts
from reportedly.reading.speakers.told import said_by
from reportedly.reading.speakers.who import made, owners, speakers_of, unnamed
from reportedly.reading.speakers.words import words

MEDIUM = "actor:media"


def at_adverb(token: Token) -> Iterator[Attribution]:
    verb = next((a for a in token.ancestors() if a.pos in VERBAL), None)
    if verb is not None:
        yield from made((unnamed(token),), token, verb.subtree(), "said", "speaker:adverb", 1)


def at_phrase(tree: Tree, token: Token, cast: Cast) -> Iterator[Attribution]:
    """`according to the ministry`, `citing officials`: the clause it hangs on."""
    tokens = tree.tokens
    for parts in words().phrases[token.lower]:
        if tuple(t.lower for t in tokens[token.i : token.i + len(parts)]) != parts:
            continue
        last = tokens[token.i + len(parts) - 1]
        within = [t for t in token.subtree() if t.i > last.i] or [t for t in last.subtree() if t.i > last.i]
        named = next(
            (t for t in within if t.dep in ("pobj", "dobj", "nsubj") and (t.head.i <= last.i or t.head.dep in ("pcomp", "ccomp"))),
            None,
        )
        if named is None:
            return
        subject = next((t for t in within if t.dep == "nsubj" and cast.of(t)), None)
        if not cast.of(named) and subject is not None and named.lower in ("what", "which"):
            named = subject
        if named.lower == "whom":
            named = _before(tree, token) or named
        speakers = tuple(s for member in conjuncts(named) for s in speakers_of(member, cast))
        head = token.head
        # `according to` may hang on a noun of the clause: the clause is what is said.
        verb = head if head.pos in VERBAL else next((a for a in head.ancestors() if a.pos in VERBAL), head)
        own = {t.i for t in token.subtree()} | {t.i for t in last.subtree()} | set(range(token.i, last.i + 1))
        scope = [t for t in verb.subtree() if t.i not in own]
        depth = 1
        if verb.lemma in words().stance and verb.pos in VERBAL and (inner := said_by(verb)):
            scope, depth = [t for t in inner if t.i not in own], 2
        elif verb.dep in ("conj",) and token.i > verb.i and token.sent.tokens[-1].i - max(own) <= 1:
            top = verb
            while top.dep == "conj" and top.head.pos in VERBAL:
                top = top.head
            scope = [t for t in top.subtree() if t.i not in own]
        if inner_clause := next((c for c in last.children if c.dep == "pcomp" and c.pos in VERBAL), None):
            # `according to whom they left`: the parser hangs the clause on the preposition.
            scope = [t for t in inner_clause.subtree() if t.lower not in ("whom", "which")]
        yield from made(speakers, token, scope, "said", f"speaker:{'-'.join(parts)}", depth)
        return


def _before(tree: Tree, token: Token) -> Token | None:
    """Whom `, according to whom` refers to: the head of the phrase before it."""
    k = token.i - 1
    while k > token.sent.tokens[0].i and tree.tokens[k].pos == "PUNCT":
        k -= 1
    noun = tree.tokens[k]
    while noun.pos in NOMINAL | {"ADP"} and noun.head is not noun and noun.head.pos in NOMINAL | {"ADP"} and noun.head.i < token.i:
        below = noun
        noun = noun.head
        if noun.pos == "ADP" and noun.head.pos not in NOMINAL:
            return below
    return noun if noun.pos in NOMINAL else None


def at_interview(noun: Token, cast: Cast) -> Iterator[Attribution]:
    """`Orr, in an interview with the Gazette, promised`: the medium tells what its clause does."""
    if noun.dep != "pobj" or noun.head.lower not in ("in", "during") or noun.lemma not in words().interviews:
        return
    media = [p for c in noun.children if c.dep == "prep" and c.lower in ("with", "to", "for") for p in c.children if p.dep == "pobj"]
    speakers = tuple(s for one in media if any(MEDIUM in p.rules for p in cast.of(one)) for s in speakers_of(one, cast))
    verb = next((a for a in noun.ancestors() if a.pos in VERBAL), None)
    if speakers and verb is not None:
        own = {t.i for t in noun.head.subtree()}
        yield from made(speakers, noun, [t for t in verb.subtree() if t.i not in own], "said", "speaker:interview", 0)


def at_account(noun: Token, cast: Cast) -> Iterator[Attribution]:
    """`in the Chinese telling`, `by her count`: the clause is what is said."""
    if noun.dep != "pobj" or noun.head.lower not in ("in", "by", "on", "from") or noun.lemma not in words().accounts:
        return
    speakers = owners(noun, cast)
    verb = next((a for a in noun.ancestors() if a.pos in VERBAL), None)
    if speakers and verb is not None and not any(c.dep == "prep" and c.lower in ("about", "to") for c in noun.children):
        own = {t.i for t in noun.head.subtree()}
        first = noun.head is noun.sent.tokens[0]
        # At the head of a sentence all that follows it is told, whatever the parser hangs on the phrase itself.
        said = [t for t in noun.sent.tokens if t.i > noun.i] if first else [t for t in verb.subtree() if t.i not in own]
        yield from made(speakers, noun, said, "said", f"speaker:in-{noun.lemma}", 1)
