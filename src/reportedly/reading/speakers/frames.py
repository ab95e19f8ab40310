"""Frames of attribution at one word: who is the source, and which clauses or phrases below it are the content."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, SUBJECTS, VERBAL, is_passive, particle
from reportedly.reading.speakers.cues import cues

HOLDS = frozenset({"have", "make", "express", "voice", "issue", "hold", "share", "give", "raise"})
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
SPELLS = frozenset({"day", "week", "month", "year", "morning", "evening", "night", "statement", "interview", "speech", "rally"})


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the tree shows it. `content` are the tops of what is said; `with_cue` are further words of the
    cue; `speech` is true of words said aloud or written, which a quotation may continue."""

    cue: Token
    source: Token | None
    content: tuple[Token, ...]
    rule: str
    speech: bool = False
    with_cue: tuple[Token, ...] = field(default=())


def found_at(token: Token) -> Iterator[Found]:
    """The attribution whose cue the token is, if any."""
    if token.pos in VERBAL and token.dep not in ("aux", "auxpass"):
        phrase = _phrase(token)
        yield from (phrase,) if phrase else _verb(token)
    elif token.pos == "NOUN" and token.lemma in cues().nouns:
        yield from _noun(token)
    elif token.lower in ("in", "as"):
        phrase = _phrase(token)
        yield from (phrase,) if phrase else ()


def _verb(verb: Token) -> Iterator[Found]:
    c = cues()
    lemma = verb.lemma
    if lemma == "be":
        yield from _adjective(verb)
        return
    passive = is_passive(verb)
    source, speech = _agent(verb) if passive else subject(verb), lemma in c.speech
    clauses = _clauses(verb, speech)
    if clauses and (lemma not in c.no_clause or lemma in c.speech):
        yield Found(verb, source, tuple(clauses), "statement:clause", speech)
        return
    objects = [t for t in verb.children if t.dep in ("dobj", "oprd")]
    if passive:
        yield from _passive(verb, source)
        return
    infinitives = [t for t in verb.children if t.dep in ("xcomp", "ccomp") and any(a.tag == "TO" for a in t.children)]
    if infinitives and lemma in c.persuade and (objects or any(s.dep in SUBJECTS for i in infinitives for s in i.children)):
        yield Found(verb, source, (*objects, *infinitives), "statement:persuade", speech)
    elif infinitives and lemma in c.raising:
        # `She seems to agree`: nobody is said to hold it.
        yield Found(verb, None, (*((source,) if source is not None else ()), *infinitives), "statement:raising")
    elif infinitives and lemma in c.infinitive:
        yield Found(verb, source, tuple(infinitives), "statement:infinitive", speech)
    elif (
        lemma in c.judge
        and objects
        and (rest := [t for t in verb.children if t.dep in ("oprd", "xcomp", "prep") and t.i > objects[0].i and _judges(t)])
    ):
        yield Found(verb, source, (*objects, *rest), "statement:judge")
    elif governed := _governed(verb):
        preposition, content = governed
        yield Found(verb, source, content, "statement:preposition", speech, with_cue=preposition)
    elif objects and lemma in c.object and source is not None:
        yield Found(verb, source, (*objects, *_further(verb, objects[0])), "statement:object", speech)
    elif speech:
        yield Found(verb, source, (), "statement:quotation", True)


def _further(verb: Token, thing: Token) -> list[Token]:
    """What follows the object and belongs to it, though the parser hangs it on the verb; no time or day."""
    return [
        t for t in verb.children
        if t.dep == "prep" and t.i > thing.i and not any(p.text in DAYS or p.lemma in SPELLS or p.tag == "CD" for p in t.children)
    ]  # fmt: skip


def _judges(token: Token) -> bool:
    return token.dep in ("oprd", "xcomp") or token.lower in ("of", "for", "as", "to", "with")


def _clauses(verb: Token, speech: bool) -> list[Token]:
    """The finite clauses that are the verb's content, and the clause it is put into (`The bill, he said, will pass`)."""
    out = []
    for child in verb.children:
        infinitive = any(a.tag == "TO" for a in child.children)
        if (child.dep == "ccomp" and not infinitive) or (child.dep == "parataxis" and speech):
            out.append(child)
        elif child.dep in ("dobj", "dative") and verb.lemma in ("tell", "remind", "inform", "assure", "warn", "ask"):
            # The parser hangs the clause on the one who is told.
            out += [t for t in child.children if t.dep in ("ccomp", "acl", "relcl") and any(m.dep == "mark" for m in t.children)]
        elif (
            child.dep == "advcl"
            and speech
            and not any(m.dep in ("mark", "advmod") and m.i < child.i for m in child.children)
            and any(m.dep in SUBJECTS for m in child.children)
        ):
            out.append(child)
    if (
        not out
        and speech
        and verb.head is not verb
        and verb.dep in ("parataxis", "ccomp", "advcl", "dep")
        and any(t.dep in SUBJECTS for t in verb.children)
    ):
        marked = any(t.dep in ("mark", "advmod") and t.lower not in ("as",) and t.i < verb.i for t in verb.children)
        if not marked and verb.head.pos in VERBAL and (verb.dep != "advcl" or any(t.lower == "as" for t in verb.children)):
            out.append(verb.head)
    return out


def _governed(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The words between the verb and what is told of, and that: `out against` and `the bill`."""
    for child in verb.children:
        if child.dep == "prep" and child.i > verb.i:
            own = " ".join(filter(None, (verb.lemma, particle(verb), child.lower)))
            bare = f"{verb.lemma} {child.lower}"
            if own in cues().preposition or bare in cues().preposition:
                tops = tuple(t for t in child.children if t.dep in ("pobj", "pcomp"))
                if tops:
                    return (child,), tops
    return None


def _passive(verb: Token, agent: Token | None) -> Iterator[Found]:
    """`is expected to win`, `was criticised by both`, `was quoted as saying`."""
    c = cues()
    infinitives = [t for t in verb.children if t.dep in ("xcomp", "ccomp") and any(a.tag == "TO" for a in t.children)]
    own = [t for t in verb.children if t.dep in ("nsubjpass", "nsubj")]
    if infinitives and verb.lemma in c.persuade | c.infinitive | c.object:
        yield Found(verb, agent, tuple(infinitives), "statement:passive")
    elif agent is not None and verb.lemma in c.object | c.judge | c.speech:
        tops = tuple(own) or ((verb.head,) if verb.dep == "acl" and verb.head.pos in NOMINAL else ())
        if own:
            yield Found(verb, agent, tops, "statement:by")


def _adjective(verb: Token) -> Iterator[Found]:
    """`is confident that`, `was unwilling to`, `is critical of`."""
    for child in verb.children:
        if child.dep in ("acomp", "attr") and child.lower in cues().adjectives:
            tops = [t for owner in (child, verb) for t in owner.children if t.dep in ("ccomp", "xcomp") and t.i > child.i]
            if not tops:
                tops = [t for p in child.children if p.dep == "prep" for t in p.children if t.dep in ("pobj", "pcomp")]
            prepositions = tuple(t.head for t in tops if t.dep in ("pobj", "pcomp"))
            if tops:
                yield Found(verb, subject(verb), tuple(tops), "statement:adjective", with_cue=(child, *prepositions))
            return


def _noun(noun: Token) -> Iterator[Found]:
    """`their belief that`, `a plan by the party to`, `made the claim that`, `criticism of the bill`."""
    tops = [t for t in noun.children if t.dep in ("acl", "ccomp", "relcl") and _complement(t)]
    preposition: tuple[Token, ...] = ()
    if not tops:
        for child in noun.children:
            if child.dep == "prep" and child.lower in ("of", "about", "for", "against", "on", "over", "to"):
                tops = [t for t in child.children if t.dep in ("pobj", "pcomp")]
                preposition = (child,)
                break
    if not tops:
        return
    source = _owner(noun)
    if source is not None or not preposition:
        yield Found(noun, source, tuple(tops), "statement:noun", with_cue=preposition)


def _complement(clause: Token) -> bool:
    """A clause that is what the noun says, not one that tells of it: with `that` as a mark, or an infinitive."""
    return any((c.dep == "mark" and c.lower == "that") or c.tag == "TO" for c in clause.children)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep == "poss":
            return child
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "among"):
            inner = next((t for t in child.children if t.dep == "pobj"), None)
            if inner is not None:
                return inner
    if noun.dep in ("dobj", "attr") and noun.head.pos in VERBAL and noun.head.lemma in HOLDS:
        return subject(noun.head)
    return None


def _phrase(token: Token) -> Found | None:
    """`according to the report`, `in the words of`: the clause it hangs on."""
    words = token.sent.tokens
    at = token.i - words[0].i
    for phrase in cues().phrases:
        if tuple(t.lower for t in words[at : at + len(phrase)]) != phrase:
            continue
        last = words[at + len(phrase) - 1]
        source = next((t for t in last.children if t.dep == "pobj"), None)
        if source is None:
            return None
        head = token.head
        verb = head if head.pos in VERBAL else next((a for a in head.ancestors() if a.pos in VERBAL), head)
        while verb.dep == "conj" and verb.head.pos in VERBAL and token.i > verb.i:
            verb = verb.head
        return Found(token, source, (verb,), "statement:phrase", with_cue=tuple(words[at + 1 : at + len(phrase)]))
    return None


def _agent(verb: Token) -> Token | None:
    return next(
        (t for c in verb.children if c.dep == "agent" or (c.dep == "prep" and c.lower == "by") for t in c.children if t.dep == "pobj"), None
    )


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Whose act the verb is, as the sentence has it: a relative pronoun stays itself."""
    for child in verb.children:
        if child.dep in SUBJECTS and child.dep != "nsubjpass":
            return child
    for child in verb.children:
        if child.dep == "nsubjpass":
            return child
    head = verb.head
    if head is verb or depth > 5:
        return None
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.pos in VERBAL:
        return subject(head, depth + 1)
    if verb.dep == "pcomp":
        return subject(head.head, depth + 1) if head.head.pos in VERBAL else None
    return head if verb.dep == "acl" and verb.tag == "VBG" and head.pos in NOMINAL else None
