"""Who says what: verbs and nouns of speech and belief, `according to`, `reportedly`, quotations that go on."""

from collections.abc import Iterable, Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.claim import Speaker
from reportedly.model.mentions import Party
from reportedly.model.span import Span
from reportedly.model.syntax import Sentence, Token, Tree
from reportedly.reading.grammar import (
    NOMINAL,
    VERBAL,
    antecedent,
    conjuncts,
    content,
    is_passive,
    owner,
    prepositions,
    subject_of,
)
from reportedly.reading.speakers.quotes import going_on
from reportedly.reading.speakers.words import words

UNNAMED = "unnamed"


def find(tree: Tree, cast: Cast, outlet: str | None = None) -> tuple[Attribution, ...]:
    """All attributions, in text order. The outlet itself is no speaker of its own report."""
    out: list[Attribution] = []
    for sentence in tree.sentences:
        for token in sentence.tokens:
            out.extend(_at(tree, token, cast))
    out = [kept for found in out if (kept := _without(found, outlet)) is not None]
    return tuple(going_on(tree, cast, out))


def covering(attributions: Iterable[Attribution], index: int) -> list[Attribution]:
    """Those of a token, the outermost first."""
    found = [one for one in attributions if index in one.said and one.index != index]
    return sorted(found, key=lambda one: (-len(one.said), one.depth, one.index))


def _without(found: Attribution, outlet: str | None) -> Attribution | None:
    if not outlet:
        return found
    own = "".join(c for c in outlet.split(".")[0].casefold() if c.isalnum())
    rest = [s for s in found.speakers if "".join(c for c in s.name.casefold() if c.isalnum()) not in (own, f"the{own}")]
    return found if len(rest) == len(found.speakers) else None


def _at(tree: Tree, token: Token, cast: Cast) -> Iterator[Attribution]:
    w = words()
    if token.pos in VERBAL and token.dep not in ("aux", "auxpass"):
        if (token.lemma in w.stance or token.lemma in w.with_gerund) and token.lower not in w.phrases:
            yield from _verb(token, cast)
    elif token.pos in ("NOUN", "PROPN") and token.lemma in w.nouns:
        yield from _noun(token, cast)
    elif token.pos == "ADV" and token.lower in w.adverbs:
        yield from _adverb(token)
    elif token.lower in ("likely", "possible", "unlikely") and token.dep == "acomp":
        return
    if token.lower in w.phrases:
        yield from _phrase(tree, token, cast)


def _make(
    speakers: tuple[Speaker, ...], cue: Token, said: Iterable[Token], stance: str, rule: str, depth: int = 0
) -> Iterator[Attribution]:
    indexes = frozenset(t.i for t in said)
    if speakers and indexes:
        yield Attribution(speakers, cue.text, cue.span, cue.i, indexes, stance, depth, rule)


def _verb(verb: Token, cast: Cast) -> Iterator[Attribution]:
    w = words()
    passive = is_passive(verb)
    stance = w.stance.get(verb.lemma, "said")
    if passive:
        yield from _passive(verb, cast, stance)
        return
    said = _said(verb)
    if said:
        speakers = _speakers(subject_of(verb), cast)
        depth = 0 if verb.dep != "pcomp" else 1
        yield from _make(speakers, verb, said, stance, f"speaker:{verb.lemma}", depth)


def _passive(verb: Token, cast: Cast, stance: str) -> Iterator[Attribution]:
    """`is believed to have sent`, `it is said that`, `was quoted as saying`, `the visit was announced by`."""
    w = words()
    agents = [inner for name, inner in prepositions(verb) if name == "by"]
    clause = [c for c in verb.children if c.dep in ("xcomp", "ccomp", "advcl") and (c.dep != "advcl" or c.tag == "VB")]
    if verb.lemma in w.passive and clause:
        speakers = tuple(s for agent in agents for s in _speakers(agent, cast)) or (_unnamed(verb),)
        said = [t for c in clause for t in c.subtree()]
        yield from _make(speakers, verb, said, stance, f"speaker:passive-{verb.lemma}")
    elif verb.lemma in w.with_noun and agents:
        subject = subject_of(verb)
        if subject is not None:
            speakers = tuple(s for agent in agents for s in _speakers(agent, cast))
            yield from _make(speakers, verb, subject.subtree(), stance, f"speaker:{verb.lemma}-by")


def _said(verb: Token) -> list[Token]:
    """The tokens that tell what a verb of speech says."""
    w = words()
    out: list[Token] = []
    for child in verb.children:
        if (
            (child.dep in ("ccomp", "parataxis") and child.pos in VERBAL | NOMINAL | {"ADJ"} and child.lemma not in ("accord",))
            or (
                child.dep == "xcomp"
                and verb.lemma
                not in (
                    "promise",
                    "pledge",
                    "vow",
                    "agree",
                    "expect",
                    "hope",
                    "see",
                )
            )
            or (child.dep in ("dobj", "oprd") and verb.lemma in w.with_noun)
        ):
            out += child.subtree()
        elif child.dep == "prep" and any(p.lemma == "time" for p in child.children):
            # `admitted for the first time that`: the parser hangs the clause on `time`.
            out += [t for p in child.children for c in p.children if c.dep in ("relcl", "acl") for t in c.subtree()]
        elif child.dep == "prep" and child.lower in ("of", "for", "with", "in") and verb.lemma in w.with_gerund:
            out += [t for c in child.children if c.dep in ("pcomp", "pobj") for t in c.subtree()]
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
    if not out and (verb.dep in ("parataxis",) or _as_clause(verb) or _inserted(verb)):
        own = {t.i for t in verb.subtree()}
        out = [t for t in verb.head.subtree() if t.i not in own]
    own_side = {t.i for c in verb.children if c.dep in ("nsubj", "nsubjpass") for t in c.subtree()}
    return [t for t in out if t.i not in own_side]


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
        and verb.lemma
        in ("say", "add", "report", "announce", "claim", "note", "allege", "write", "state", "tell", "believe", "explain", "insist")
        and not any(c.dep == "dobj" for c in verb.children)
    )


def _noun(noun: Token, cast: Cast) -> Iterator[Attribution]:
    """`Seoul's claim that ...`, `estimates from Kyiv suggest ...` (the verb finds those), `fears among officials that`."""
    w = words()
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
        and c.tag not in ("VBN", "VBG")
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
    yield from _make(
        _owners(noun, cast) or (_unnamed(noun),),
        noun,
        said,
        w.nouns[noun.lemma],
        f"speaker:noun-{noun.lemma}",
        1,
    )


def _owners(noun: Token, cast: Cast) -> tuple[Speaker, ...]:
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
            tokens += [m for inner in child.children if inner.dep == "pobj" for m in conjuncts(inner)]
    found = tuple(s for token in tokens for s in _speakers(token, cast) if s.name != UNNAMED)
    if found:
        return found
    holder = owner(noun)
    return _speakers(holder, cast) if holder is not None and cast.of(holder) else ()


def _adverb(token: Token) -> Iterator[Attribution]:
    verb = next((a for a in token.ancestors() if a.pos in VERBAL), None)
    if verb is not None:
        yield from _make((_unnamed(token),), token, verb.subtree(), "said", "speaker:adverb", 1)


def _phrase(tree: Tree, token: Token, cast: Cast) -> Iterator[Attribution]:
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
        speakers = tuple(s for member in conjuncts(named) for s in _speakers(member, cast))
        head = token.head
        # `according to` may hang on a noun of the clause: the clause is what is said.
        verb = head if head.pos in VERBAL else next((a for a in head.ancestors() if a.pos in VERBAL), head)
        own = {t.i for t in token.subtree()} | {t.i for t in last.subtree()} | set(range(token.i, last.i + 1))
        scope = [t for t in verb.subtree() if t.i not in own]
        depth = 1
        if verb.lemma in words().stance and verb.pos in VERBAL and (inner := _said(verb)):
            scope, depth = [t for t in inner if t.i not in own], 2
        elif verb.dep in ("conj",) and token.i > verb.i and token.sent.tokens[-1].i - max(own) <= 1:
            top = verb
            while top.dep == "conj" and top.head.pos in VERBAL:
                top = top.head
            scope = [t for t in top.subtree() if t.i not in own]
        yield from _make(speakers, token, scope, "said", f"speaker:{'-'.join(parts)}", depth)
        return


def _unnamed(cue: Token) -> Speaker:
    return Speaker(UNNAMED, None, 0, cue.text, cue.span)


def _speakers(token: Token | None, cast: Cast) -> tuple[Speaker, ...]:
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
    if token.lemma in w.nouns and (not parties or token.lemma in ("report", "intelligence", "document")):
        owners = _owners(token, cast)
        if owners:
            return owners
        return (Speaker(_phrase_text(token), None, 0, token.text, _span(token)),) if token.pos == "NOUN" else ()
    if parties:
        return tuple(_speaker(p) for p in parties)
    if token.lemma in w.unnamed or token.pos == "PRON":
        return (_unnamed(token),) if token.lower not in ("it", "this", "that", "which", "i", "we", "you", "what", "there") else ()
    if token.pos == "PROPN" or token.tag in ("NNS",):
        return (Speaker(_phrase_text(token), None, 0, token.text, _span(token)),)
    if token.pos == "NOUN" and token.lemma in (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "minister",
        "agency",
        "ministry",
        "commander",
        "expert",
        "analyst",
        "lawmaker",
        "statement",
        "newspaper",
        "channel",
        "broadcaster",
        "media",
        "adviser",
        "diplomat",
        "witness",
        "resident",
        "captain",
        "officer",
        "president",
        "leader",
        "general",
        "source",
        "report",
        "paper",
    ):
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


def sentence_of(attribution: Attribution, tree: Tree) -> Sentence:
    """The sentence in which the cue stands."""
    return tree.tokens[attribution.index].sent
