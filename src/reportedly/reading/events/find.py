"""Events: triggers of the codebook whose frame fits, and who takes part."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.codebook import countries
from reportedly.codebook.classes import is_a
from reportedly.codebook.kinds import Codebook, Frame
from reportedly.model.cast import Cast, distinct
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.events.asked import demanding, points_back, wanted_only
from reportedly.reading.events.match import fits, parties_of, tokens_of
from reportedly.reading.events.roles import deed, doer_of, occasion, reciprocal, visitor
from reportedly.reading.events.slots import slots_of
from reportedly.reading.grammar import VERBAL, Slots, conjuncts, content, light_verb

Row = tuple[tuple[str, ...], Frame]
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
# Names that are also event nouns.
MONTHS = frozenset({"March"})
# Kinds whose nouns are done to, rather than by, the subject of the verb above them.
PASSIVE_NOUNS = frozenset({"attack", "casualties", "govern", "protest", "ceasefire", "coerce"})
GROUNDED = "actor:ground"
# Classes of words that blame or praise.
VALUES = frozenset({"bad_word", "praise_word"})
# Kinds whose verbs undo what their object tells.
UNDOING = frozenset({"ceasefire", "concede", "sanction"})
# Kinds whose nouns, as subjects of a verb of the kind, tell no more than it does.
TOLD_BY_VERB = frozenset({"protest", "casualties"})
BLOWS = frozenset({"attack", "seize", "detain", "coerce"})
AIMS = frozenset({"support", "aid", "fight", "cooperate", "deploy"})
BACK = frozenset({"the", "this", "that", "these", "those", "such"})
GROUND = frozenset(
    {
        "to",
        "in",
        "into",
        "at",
        "on",
        "near",
        "against",
        "object",
        "from",
        "across",
        "of object",
        "around",
        "over",
        "of",
        "for",
        "along",
    }
)


def find(tree: Tree, cast: Cast, codebook: Codebook) -> tuple[EventMention, ...]:
    """All event mentions, in text order."""
    out: list[EventMention] = []
    carried: set[int] = set()
    phrases: dict[int, list[Row]] = {}
    for token in tree.tokens:
        pos = POS.get(token.pos)
        _await(tree, token, codebook, phrases)
        if pos is None or (token.dep in ("aux", "auxpass") and not demanding(token)) or token.i in carried or token.text in MONTHS:
            continue
        rows = tuple(row for row in codebook.frames(pos, token.lemma) if pos == "verb" or len(row[0]) == 1)
        if pos == "verb" and token.tag == "VBN" and not rows:
            rows = codebook.frames("adjective", token.lower)
        rows = (*phrases.get(token.i, ()), *rows)
        if not rows:
            continue
        for mention in _at(tree, token, rows, cast, codebook):
            out.append(mention)
            carried.update(i for i in mention.objects if i < 0)
    own = list(_settled(tree, [m for m in out if not m.wide]))
    kept = {id(m) for m in own}
    wide = [m for m in _settled(tree, out) if m.wide]
    return tuple(m for m in out if id(m) in kept or m in wide) if wide else tuple(own)


def ledger(found: Iterable[EventMention]) -> Iterator[EventMention]:
    """Those that are claims: of the wider lexicon only what one state's side does to another's."""
    for mention in found:
        actors, recipients = (
            {p.country for p in side if p.country and GROUNDED not in p.rules} for side in (mention.actors, mention.recipients)
        )
        if not mention.wide or (actors and recipients and actors.isdisjoint(recipients)):
            yield mention


def _await(tree: Tree, token: Token, codebook: Codebook, phrases: dict[int, list[Row]]) -> None:
    """Phrases of several words that begin here, by the noun that heads them: `arms deal`, `humanitarian mission`."""
    for words, frame in codebook.frames("noun", token.lower):
        after = tree.tokens[token.i : token.i + len(words)]
        if len(words) < 2 or len(after) < len(words) or tuple(t.lower for t in after[:-1]) != words[:-1]:
            continue
        if words[-1] in (after[-1].lemma, after[-1].lower) and after[-1].pos in ("NOUN", "PROPN"):
            phrases.setdefault(after[-1].i, []).append((words, frame))


def _at(tree: Tree, token: Token, rows: tuple[Row, ...], cast: Cast, codebook: Codebook) -> Iterator[EventMention]:
    """The best frame for the trigger; objects of different sorts (`troops and shells`) may each have their own."""
    if is_a(token.lemma, "naming") and any(c.lower == "what" for c in token.children):
        # `what it called an invasion` only chooses a word; `what it called a disgrace` blames
        rows = tuple(row for row in rows if any(wanted & VALUES for _, wanted in row[1].needs))
    slots = slots_of(token, POS[token.pos] == "noun")
    fitting: list[tuple[int, int, Frame, list[Token], Token]] = []
    for words, frame in rows:
        last = _phrase(tree, token, words)
        if last is None or (frame.unless and any(c.lemma in frame.unless for c in token.children)):
            continue
        fitted = fits(frame, slots, cast)
        if fitted is not None:
            fitting.append((fitted[0] + len(words) - 1, -len(fitting), frame, fitted[1], last))
    if not fitting:
        return
    fitting.sort(key=lambda f: (f[2].wide, -f[0], -f[1]))
    taken: set[int] = set()
    kinds: set[str] = set()
    several: list[tuple[EventMention, frozenset[int]]] = []
    for score, _, frame, used, last in fitting[:4]:
        objects = {i for t in used if t in tokens_of(slots, "object") or t in tokens_of(slots, "with") for i in (t.i, content(t).i)}
        if kinds and (not objects or objects & taken or frame.kind in kinds or score < 2 or frame.wide):
            continue
        made = _made(tree, token, frame, slots, cast, codebook, last, used)
        if made is not None:
            kinds.add(frame.kind)
            taken |= objects
            several.append((made, frozenset(objects)))
    for made, own in several:
        # Each kind has its own objects: the shells of `soldiers and shells` are no soldiers.
        yield replace(made, objects=(made.objects | own) - (taken - own))


def _phrase(tree: Tree, token: Token, words: tuple[str, ...]) -> Token | None:
    """The other end of the trigger where its words are there: particles may stand apart from their verb."""
    if len(words) == 1:
        return token
    if token.pos in ("NOUN", "PROPN"):
        return tree.tokens[token.i - len(words) + 1]
    if token.pos in VERBAL and len(words) == 2:
        return next((c for c in token.children if c.lower == words[1] and _particle(token, c)), None)
    after = tree.tokens[token.i : token.i + len(words)]
    if len(after) == len(words) and all(word in (t.lemma, t.lower) for word, t in zip(words, after, strict=True)):
        return after[-1]
    return None


def _particle(verb: Token, word: Token) -> bool:
    """A particle wherever it stands; a preposition only right after its verb (`broke into`, never `gave the order in haste`)."""
    return word.dep in ("prt", "advmod") or (word.dep == "prep" and word.i == verb.i + 1)


def _made(
    tree: Tree,
    token: Token,
    frame: Frame,
    slots: Slots,
    cast: Cast,
    codebook: Codebook,
    last: Token,
    used: list[Token],
) -> EventMention | None:
    kind = codebook.kinds[frame.kind]
    nominal = frame.pos == "noun"
    actor_tokens = parties_of(slots, frame.actor, cast, first_only=not frame.symmetric)
    recipient_tokens = [t for t in parties_of(slots, frame.recipient, cast, first_only=True) if not (kind.verbal and deed(t, token))]
    if nominal and not actor_tokens and frame.actor and frame.kind not in PASSIVE_NOUNS and not (frame.kind == "visit" and occasion(token)):
        holder = doer_of(token)
        if holder is not None:
            actor_tokens = [t for t in conjuncts(holder) if cast.of(t)]
    actors = cast.all_of(actor_tokens)
    if frame.symmetric:
        recipients: tuple[Party, ...] = ()
    else:
        recipients = cast.all_of(recipient_tokens)
        if not recipients:
            recipients = _grounds(slots, frame, cast)
    symmetric = frame.symmetric or (frame.kind == "support" and not frame.recipient) or (len(actors) != 1 and reciprocal(token, slots))
    if symmetric and not frame.symmetric:
        recipients = ()
    if nominal and frame.kind == "visit" and not actors:
        actors = visitor(token, recipients, cast)
    elif nominal and frame.symmetric and len(actors) == 1:
        # `after talks with Peru's president she said`: she talked with him.
        actors = distinct((*visitor(token, actors, cast)[:1], *actors))
    banded = any(p.kind in ("force", "group") for p in actors)  # the mayor whom rebels of his country arrest
    used_as_actor = {p.country or p.name for p in actors}
    if nominal and actors and recipients:
        # A modifier that is the only side named stands for one role alone.
        recipients = tuple(p for p in recipients if not any(p.span == a.span for a in actors))
    recipients = (
        tuple(p for p in recipients if (p.country or p.name) not in used_as_actor or p.kind in ("force", "group", "person") or banded)
        if not frame.symmetric
        else ()
    )
    first, last = (last, token) if last.i < token.i and nominal else (token, last)
    span = Span(first.start, last.end) if last.i >= first.i and last.i - first.i < 4 else token.span
    told = [t for name in ("object", "subject", "of", "with", "attribute") for t in tokens_of(slots, name)]
    objects = frozenset(one.i for t in told for one in (t, content(t)))
    # `brokered the talks` takes up nothing that was told; `confirmed it` and `denied it` do.
    answers = frame.kind == "reject" or (frame.kind == "other" and (is_a(token.lemma, "confirming") or is_a(token.lemma, "admitting")))
    referring = answers and (any(_refers(t) for t in slots.get("object", ())) or points_back(token))
    return EventMention(
        token.i, span, kind.name, frame.plover or kind.plover, actors, recipients, objects | {t.i for t in used}, frame.status,
        kind.verbal, symmetric, referring, f"event:{kind.name}.{frame.number + 1}", wide=frame.wide,
    )  # fmt: skip


def _refers(token: Token) -> bool:
    """`denied it`, `rejected the charge`, `could not verify the figures`: what was told before, by a word that says no more of it."""
    if any(c.dep in ("acl", "relcl", "ccomp") or (c.dep == "prep" and c.lower in ("of", "that", "about")) for c in token.children):
        return False
    if token.lower in ("it", "this", "that", "them", "which"):
        return True
    told = is_a(token.lemma, "accusation") or is_a(token.lemma, "telling_of")
    return told and any(c.dep in ("det", "poss") and c.lower != "a" for c in token.children)


def _grounds(slots: Slots, frame: Frame, cast: Cast) -> tuple[Party, ...]:
    """The state whose ground is hit, entered or helped: `to the Kursk region`."""
    for slot in frame.recipient:
        if slot in GROUND:
            for token in tokens_of(slots, slot):
                code = cast.ground.get(token.i) or cast.ground.get(content(token).i)
                if code:
                    return (
                        Party(
                            countries.name_of(code) or code,
                            "state",
                            code,
                            token.span,
                            code,
                            None,
                            (GROUNDED,),
                        ),
                    )
    return ()


def _settled(tree: Tree, found: list[EventMention]) -> Iterator[EventMention]:
    """Without the light verb or noun that tells what another trigger of its phrase tells (`launched an attack`)."""
    by_index = {m.index: m for m in found}
    for mention in found:
        token = tree.tokens[mention.index]
        twin = next(
            (by_index[i] for c in token.children if c.dep in ("dobj", "nsubjpass") for i in (c.i, content(c).i) if i in by_index),
            None,
        )
        if token.pos in VERBAL and twin is not None and twin.kind == mention.kind:
            continue
        if token.pos == "NOUN" and mention.kind in TOLD_BY_VERB and any(m.kind == mention.kind for m in _acting(token, by_index)):
            continue  # `hundreds of protesters marched`, `the death toll rose`
        if is_a(token.lemma, "counting") and any(t.i in by_index for c in token.children if c.dep == "dobj" for t in c.subtree()):
            continue  # `put at 200 the number of those killed`
        if token.lemma == "be" and any(c.i in by_index and by_index[c.i].kind == mention.kind for c in token.children if c.dep == "acomp"):
            continue  # `were dead`
        if token.dep == "acl" and token.head.i in by_index and by_index[token.head.i].kind == mention.kind:
            continue  # `talks held in Oman`
        struck = token.dep == "pobj" and token.head.lower in ("on", "at", "against") and by_index.get(token.head.head.i)
        if struck and struck.kind in BLOWS and _undone(mention.kind, struck.kind):
            continue  # `fired on a patrol`
        if token.dep in ("dobj", "nsubjpass") and (above := by_index.get(token.head.i)) is not None and _undone(mention.kind, above.kind):
            continue
        again = any(m.kind == mention.kind and m.index < token.i for m in found)
        if (again and _refers_back(token) and not _told(token)) or (mention.kind in AIMS and _aim(token, by_index)):
            continue
        if _inner(token, mention, found) or _naming(token, by_index) or wanted_only(token, mention, by_index):
            continue
        yield mention


def _acting(noun: Token, by_index: dict[int, EventMention]) -> list[EventMention]:
    """The events that the noun, or who is counted by it, does."""
    top = noun
    while top.dep in ("pobj", "prep", "conj", "compound") and top.head.pos not in VERBAL:
        top = top.head
    return [by_index[top.head.i]] if top.dep == "nsubj" and top.head.i in by_index else []


def _undone(kind: str, by: str) -> bool:
    """`lifted the sanctions`, `called off a raid`, `broke the truce`: what is undone; `ambushed a patrol`: who is hit."""
    if by in BLOWS and kind in ("mobilize", "aid", "deploy", "visit"):
        return True
    return (by in UNDOING and kind != by) or (by in ("attack", "sign") and kind == "ceasefire") or (by == "sign" and kind == "agree")


def _inner(token: Token, mention: EventMention, found: list[EventMention]) -> bool:
    """A word that fills a slot of an event of its kind: `took part in the war`, `violation of the sanctions`, `declared it a reserve`."""
    if any(m is not mention and m.kind == mention.kind and _within(mention.span, m.span) for m in found):
        return True
    if token.pos in VERBAL and token.dep == "conj" and mention.kind != "casualties" and _bare(token):
        return any(m.kind == mention.kind and m.index == token.head.i for m in found)
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if token.dep in ("oprd", "ccomp", "appos") and any(
        m.kind == mention.kind and m.index in (token.head.i, token.head.head.i) for m in found
    ):
        return True
    return any(m.kind == mention.kind and m.index == token.head.i and token.dep == "compound" for m in found) or any(
        m.kind == mention.kind
        and m.index < token.i
        and not _within(m.span, mention.span)
        and token.dep == "pobj"
        and token.head.lower in ("in", "of")
        and not is_a(token.head.head.lemma, "measure")
        and token.head.head.i in _reach(m, token)
        for m in found
    )


def _bare(token: Token) -> bool:
    """`were intercepted and driven back`: a second verb with nothing of its own but a particle."""
    return all(c.dep in ("prt", "advmod", "punct", "cc", "auxpass", "aux") for c in token.children)


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and span != other


def _reach(mention: EventMention, token: Token) -> set[int]:
    """The trigger itself, and the noun of its light phrase: `part` of `took part in`."""
    above = token.head.head
    return {mention.index} | ({above.i} if above.dep == "dobj" and above.head.i == mention.index else set())


def _naming(token: Token, by_index: dict[int, EventMention]) -> bool:
    """A noun that only tells which thing is meant: `a mutual assistance treaty`, `a resupply boat`, `the People's Liberation Front`."""
    if token.dep != "compound":
        return False
    if token.head.i in by_index:
        return _within(token.span, by_index[token.head.i].span)  # `combat readiness` is one trigger
    inner = any(c.i < token.i and c.text[:1].isupper() for c in token.head.children)
    return (token.pos in ("NOUN", "PROPN") and token.head.pos == "NOUN") or (token.pos == token.head.pos == "PROPN" and inner)


def _refers_back(token: Token) -> bool:
    """`the visit`, `that summit`: nothing is told of it that was not told before, if it was told before."""
    if token.pos not in ("NOUN", "PROPN") or light_verb(token) is not None:
        return False
    return (
        bool(token.children)
        and all(c.lower in BACK or c.dep in ("case", "punct", "cc", "conj") for c in token.children)
        and any(c.lower in BACK for c in token.children)
    )


def _told(token: Token) -> bool:
    """`confirmed the deployment`: word on what was told before is a claim of it."""
    return token.dep in ("dobj", "nsubjpass") and is_a(token.head.lemma, "confirming")


def _aim(token: Token, by_index: dict[int, EventMention]) -> bool:
    """`sent soldiers to help the government`: what a deployment is for is no event of its own."""
    if token.dep not in ("advcl", "xcomp", "acl", "relcl") or not any(c.tag == "TO" for c in token.children):
        return False
    above = next((by_index[a.i] for a in token.ancestors() if a.i in by_index), None)
    return above is not None and above.kind in ("deploy", "arms")


def all_parties(mention: EventMention) -> tuple[Party, ...]:
    """Everyone who takes part."""
    return distinct((*mention.actors, *mention.recipients))
