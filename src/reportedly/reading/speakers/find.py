"""Who says what: verbs and nouns of speech and belief, `according to`, `reportedly`, quotations that go on."""

from collections.abc import Iterable, Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.report import Region
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import VERBAL, is_passive, prepositions, subject_of, surface_subject
from reportedly.reading.speakers.cited import CARRYING, QUOTING, at_carrying, at_quoting, carried_on, is_quoted
from reportedly.reading.speakers.nouns import at_noun
from reportedly.reading.speakers.phrases import at_account, at_adverb, at_interview, at_phrase
from reportedly.reading.speakers.pointing import as_last_speaker, named_otherwise, pointing_back
from reportedly.reading.speakers.quotes import going_on
from reportedly.reading.speakers.stories import retold
from reportedly.reading.speakers.tail import at_tail
from reportedly.reading.speakers.told import INSERTED, goes_on, phrasal, said_by, teller
from reportedly.reading.speakers.who import made, speakers_of, unnamed
from reportedly.reading.speakers.words import words

# Passives by which no one in particular tells of a thing: `violations were reported`.
ENDS = frozenset({".", "!", '"', "''", "”", ")"})
RUMOURED = frozenset({"report", "allege", "rumour", "rumor"})


def find(tree: Tree, cast: Cast, outlet: str | None = None, regions: Iterable[Region] = ()) -> tuple[Attribution, ...]:
    """All attributions, in text order. The outlet itself is no speaker of its own report."""
    out: list[Attribution] = []
    for sentence in tree.sentences:
        own = [one for token in sentence.tokens for one in _at(tree, token, cast)]
        out.extend(own)
        if not any(one.stance == "said" and sentence.root.i in one.said | {one.index} for one in own):
            out.extend(at_tail(sentence, cast))
    out = [kept for found in out if (kept := _without(found, outlet)) is not None]
    out = pointing_back(tree, cast, as_last_speaker(tree, cast, named_otherwise(tree, cast, out)))
    return tuple(retold(tree, carried_on(tree, going_on(tree, cast, out)), regions))


def _without(found: Attribution, outlet: str | None) -> Attribution | None:
    if not outlet:
        return found
    own = "".join(c for c in outlet.split(".")[0].casefold() if c.isalnum())
    rest = [s for s in found.speakers if "".join(c for c in s.name.casefold() if c.isalnum()) not in (own, f"the{own}")]
    return found if len(rest) == len(found.speakers) else None


def _at(tree: Tree, token: Token, cast: Cast) -> Iterator[Attribution]:
    w = words()
    if token.pos in VERBAL and token.dep not in ("aux", "auxpass"):
        if token.lemma in QUOTING:
            yield from at_quoting(token, cast)
        if token.lemma in CARRYING:
            yield from at_carrying(token, cast)
        if (
            token.lemma in w.stance or phrasal(token) in w.stance or token.lemma in w.with_gerund or goes_on(token)
        ) and token.lower not in w.phrases:
            yield from _verb(token, cast)
    elif token.pos == "NOUN" and token.lemma in w.interviews and token.dep == "pobj":
        yield from at_interview(token, cast)
    elif token.pos in ("NOUN", "PROPN") and (token.lemma in w.nouns or token.lemma in w.accounts):
        yield from at_noun(token, cast)
        yield from at_account(token, cast)
    elif token.pos == "ADV" and token.lower in w.adverbs:
        yield from at_adverb(token)
    if token.lower in w.phrases:
        yield from at_phrase(tree, token, cast)


def _verb(verb: Token, cast: Cast) -> Iterator[Attribution]:
    w = words()
    if is_quoted(verb):
        return
    passive = is_passive(verb)
    stance = w.stance.get(verb.lemma, w.stance.get(phrasal(verb), "said"))
    if said := _trailing(verb):
        yield from made(speakers_of(verb.head, cast), verb, said, stance, f"speaker:{verb.lemma}")
        return
    if passive:
        yield from _passive(verb, cast, stance)
        return
    said = said_by(verb)
    if said:
        several = sum(c.dep == "nsubj" for c in verb.children) > 1
        speakers = speakers_of(teller(verb) if several else subject_of(verb), cast)
        depth = 0 if verb.dep != "pcomp" else 1
        yield from made(speakers, verb, said, stance, f"speaker:{verb.lemma}", depth)


def _trailing(verb: Token) -> list[Token]:
    """`It was turned down by Togo, a source told Reuters.`: a closing cue that the parser takes for an apposition."""
    noun = verb.head
    if verb.dep != "acl" or noun.dep not in ("appos", "conj") or verb.lemma not in INSERTED or any(c.dep == "agent" for c in verb.children):
        return []
    first = min((noun, *(t for t in noun.subtree() if t.i < verb.i)), key=lambda t: t.i)
    before = [t for t in verb.sent.tokens if t.i < first.i]
    alone = all(t.text in ENDS for t in verb.sent.tokens if t.i > max(v.i for v in verb.subtree()))
    return before[:-1] if alone and before and before[-1].text == "," else []


def _as_told(verb: Token) -> bool:
    """`as was stated by the ministry`, `as set out by Lima`."""
    return verb.dep == "advcl" and any(c.dep == "mark" and c.lower == "as" for c in verb.children)


def _passive(verb: Token, cast: Cast, stance: str) -> Iterator[Attribution]:
    """`is believed to have sent`, `it is said that`, `was quoted as saying`, `the visit was announced by`."""
    w = words()
    agents = [inner for name, inner in prepositions(verb) if name == "by"]
    clause = [c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and (c.dep != "advcl" or c.tag == "VB")]
    if _as_told(verb) and agents:
        own = {t.i for t in verb.subtree()}
        speakers = tuple(s for agent in agents for s in speakers_of(agent, cast))
        yield from made(speakers, verb, [t for t in verb.head.subtree() if t.i not in own], stance, f"speaker:as-{verb.lemma}-by")
    elif verb.lemma in w.passive and clause:
        speakers = tuple(s for agent in agents for s in speakers_of(agent, cast)) or (unnamed(verb),)
        said = [t for c in clause for t in c.subtree()]
        yield from made(speakers, verb, said, stance, f"speaker:passive-{verb.lemma}")
    elif verb.lemma in RUMOURED and not agents and verb.dep != "acl":
        subject = surface_subject(verb)
        if subject is not None and subject.pos == "NOUN":
            said = subject.subtree() + [t for c in verb.children if c.dep == "prep" and c.lower == "with" for t in c.subtree()]
            yield from made((unnamed(verb),), verb, said, stance, f"speaker:passive-{verb.lemma}", 1)
    elif verb.lemma in w.with_noun and agents:
        subject = subject_of(verb)
        if subject is not None:
            speakers = tuple(s for agent in agents for s in speakers_of(agent, cast))
            yield from made(speakers, verb, subject.subtree(), stance, f"speaker:{verb.lemma}-by")
