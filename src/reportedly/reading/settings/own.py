"""The time and the place that a trigger's own clause tells."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from reportedly.codebook.classes import is_a
from reportedly.model.mentions import Place, Time
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import NOMINAL, SUBJECTS, VERBAL, is_passive, light_verb
from reportedly.reading.settings.intervals import Timed, told_by_another
from reportedly.reading.settings.spots import Spot
from reportedly.reading.settings.words import words

# How a time that describes a noun hangs on it: `the 1961 treaty`.
DESCRIBES = frozenset({"nummod", "amod", "compound", "nmod", "poss"})
STEPS = 8
# Words of word and talk, which happen where the meeting does that they are told with.
TALKED = frozenset({"agree", "sign", "accuse", "condemn", "demand", "reject", "threaten", "support", "meet", "other"})
OCCASIONS = frozenset({"at", "during", "in", "following", "after"})
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def timed(tree: Tree, times: Iterable[Time]) -> list[Timed]:
    """Times with the tokens by which they hang on the sentence."""
    starts = {t.start: t for t in tree.tokens}
    out = []
    for time in times:
        token = starts.get(time.span.start)
        while token is not None and token.head is not token and time.span.start <= token.head.start < time.span.end:
            token = token.head
        if token is not None:
            out.append((time, _fronted(tree, token)))
    return out


def _fronted(tree: Tree, token: Token) -> Token:
    """`In May Keita flew`: the parser may take the month for a part of the name that follows; its preposition stands for it."""
    before = tree.tokens[token.i - 1] if token.i else token
    return before if token.dep == "compound" and before.dep in ("prep", "mark") and not before.children else token


def own_time(token: Token, own: Sequence[Token], times: Sequence[Timed], triggers: Collection[int], published: date | None) -> Time | None:
    """The time of the trigger's clause; where two are told the closest, a resolved one first."""
    if told := _described(token, times, triggers):
        return told
    found = [(time, head) for time, head in _told(token, own, times, triggers, published) if time.start or time.end]
    if found:
        best = min(found, key=lambda f: (f[0].type == "DURATION", abs(f[1].i - token.i)))[0]
        return replace(best, end=None) if "bound:since" in best.rules and _before_past(token) else best
    counted = told_by_another(token, times, published) or _since(token, times, published)
    return counted or _governing(token, times, triggers) or _part_of(token, times, triggers) or _then(token, times)


def _described(token: Token, times: Sequence[Timed], triggers: Collection[int]) -> Time | None:
    """`a truce declared in March`, `talks that began in March`: the time of the clause that tells which noun is meant."""
    if token.pos != "NOUN":
        return None
    clauses = {c.i for c in token.children if c.dep in ("acl", "relcl") and c.i not in triggers and c.tag in ("VBN", "VBD")}
    return next((time for time, head in times if _holder(head).i in clauses and time.type != "DURATION" and time.start), None)


def is_undated(token: Token, own: Sequence[Token], times: Sequence[Timed], triggers: Collection[int]) -> bool:
    """True where the clause tells a time of which no day is known: `ratified in May` in a report without a date."""
    return any(time.type != "DURATION" and time.value not in REFERENCES for time, _ in _told(token, own, times, triggers))


def _told(
    token: Token, own: Sequence[Token], times: Sequence[Timed], triggers: Collection[int], published: date | None = None
) -> list[Timed]:
    """The times of the trigger's clause with their tokens."""
    inside = {t.i for t in own}
    return [
        (time, head)
        for time, head in times
        if head.i in inside
        and head.sent is token.sent
        and _nearest(_promised(time, head, published), triggers) in (token.i, None)
        and not _of_another(head, token)
        and not _of_telling(head, token)
    ]


def _promised(time: Time, head: Token, published: date | None) -> Token:
    """`agreed to disarm on Wednesday`, told on Thursday: the day is that of the word, since what it promises was still to come."""
    verb = _holder(head)
    ahead = verb.dep == "xcomp" and any(c.tag == "TO" for c in verb.children) and verb.head.tag in ("VBD", "VBN")
    if ahead and published is not None and time.end is not None and time.end <= published and is_a(verb.head.lemma, "promising"):
        return verb.head
    return head


def _before_past(token: Token) -> bool:
    """`had held the town since May`: until some day that the clause leaves open."""
    verb = _clause(token)
    return verb is not None and any(c.dep == "aux" and c.lower == "had" for c in verb.children)


def _of_another(head: Token, token: Token) -> bool:
    """True where the time tells the age of some noun that is not the trigger: `the 1961 treaty`, `declarations of 1961`."""
    node = head
    while node.dep == "conj" and node.head is not node:
        node = node.head
    if node.dep in DESCRIBES:
        return node.head is not token and node.head.pos in NOMINAL
    if node.dep == "pobj" and node.head.lower == "of":
        return node.head.head is not token and node.head.head.pos in NOMINAL
    return False


def _clause(token: Token) -> Token | None:
    return token if token.pos in VERBAL else light_verb(token)


def _since(token: Token, times: Sequence[Timed], published: date | None) -> Time | None:
    """`shells have arrived since the two met in May`: from May on."""
    verb = _clause(token)
    for child in verb.children if verb is not None else ():
        marked = child.dep == "advcl" and any(c.dep == "mark" and c.lower == "since" for c in child.children)
        if not marked and not (child.dep == "prep" and child.lower == "since"):
            continue
        inner = {t.i for t in child.subtree()}
        for time, head in times:
            if head.i in inner and time.type == "DATE" and time.start is not None:
                end = published if published is not None and published >= time.start else None
                return replace(time, end=end, rules=("since",))
    return None


def _of_telling(head: Token, token: Token) -> bool:
    """`announced the city's recapture on Monday`: the day of the word."""
    verb = light_verb(token) if token.pos not in VERBAL else None
    return verb is not None and verb.lemma in words().telling and _holder(head) is verb


def _holder(head: Token) -> Token:
    """What a time tells the time of: past its preposition."""
    return head.head.head if head.dep == "pobj" else head.head


def _governing(token: Token, times: Sequence[Timed], triggers: Collection[int]) -> Time | None:
    """The time of the verb that this one is joined to, or that it tells the occasion of."""
    above = _governor(token, triggers)
    for time, head in times:
        beside = above is not None and _holder(head) is above and head.dep not in DESCRIBES
        if beside and time.type != "DURATION" and (time.start or time.end):
            return replace(time, rules=("governing",))
    return None


def _governor(token: Token, triggers: Collection[int]) -> Token | None:
    """`signed a pact on Monday and promised aid`, `admitted in May, when both confirmed it`, `rode there in May for a summit`."""
    verb = _clause(token)
    if verb is None:
        above = token.head.head
        if token.dep == "pobj" and token.head.lower in words().during and above.pos in VERBAL:
            return above
        return _carrier(token, triggers)
    if verb.dep == "pcomp" and verb.head.lower in words().during and verb.head.head.pos in VERBAL:
        return verb.head.head  # `joined on Sunday by bombing the port`
    if verb.dep == "conj" and verb.head.pos in VERBAL and verb.tag == verb.head.tag:
        return verb.head
    told = any(c.lower in ("when", "where") and c.dep == "advmod" for c in verb.children)
    return verb.head if verb.dep in ("advcl", "relcl") and told else None


def _carrier(token: Token, triggers: Collection[int]) -> Token | None:
    """The verb whose day and place are those of its event noun: `the summit brought both to Oslo`, `met, the first meeting`."""
    while token.dep == "pobj" and token.head.lower == "of" and token.head.head.pos == "NOUN" and token.head.head.i not in triggers:
        token = token.head.head  # `an exchange of fire went on in Gao`
    verb = token.head
    if verb.pos not in VERBAL or verb.i in triggers or verb.lemma in words().telling or is_a(verb.lemma, "speech"):
        return None
    if token.dep in ("nsubj", "nsubjpass", "appos", "attr"):
        return verb
    return verb if token.dep in ("dobj", "npadvmod") and token.lemma.startswith(verb.lemma[:4]) else None


def _part_of(token: Token, times: Sequence[Timed], triggers: Collection[int]) -> Time | None:
    """`Monday's blast killed two`, `two killed in last week's raid`: the time of an event noun that is told as cause or occasion."""
    verb = _clause(token)
    nouns = [c for c in verb.children if c.dep in ("nsubj", "agent", "prep")] if verb is not None else []
    if verb is not None and verb.dep == "relcl":
        nouns.append(verb.head)
    for noun in [g for c in nouns for g in (c.children if c.dep in ("agent", "prep") and c.lower in words().during else [c])]:
        if noun.i not in triggers and noun.head.lower not in words().during:
            continue
        for time, head in times:
            beside = (head.head is noun and head.dep in DESCRIBES | {"npadvmod"}) or (head.dep == "pobj" and head.head.head is noun)
            if beside and time.type != "DURATION" and time.start:
                return replace(time, rules=("part-of",))
    return None


def _then(token: Token, times: Sequence[Timed]) -> Time | None:
    """`thanked them then`: at the time told last."""
    verb = _clause(token)
    if verb is None or verb.tag != "VBD" or not any(c.lower == "then" and c.i > verb.i for c in verb.children):
        return None
    before = [t for t, head in times if 0 < token.sent.index - head.sent.index <= 1 and t.type == "DATE" and t.start]
    return replace(before[-1], rules=("then",)) if before else None


def own_place(kind: str, token: Token, own: Sequence[Token], spots: Sequence[Spot], triggers: Collection[int]) -> Place | None:
    """The place told in the trigger's clause; a named site before its country."""
    inside = {t.i for t in own}
    found = [
        spot
        for spot in spots
        if spot.token.i in inside
        and spot.token.sent is token.sent
        and _nearest(spot.token, triggers) in (token.i, None)
        and _located(spot, token, kind)
    ]
    if not found:
        return (
            _where(kind, token, spots)
            or _purpose(kind, token, spots)
            or _carried(kind, token, spots, triggers)
            or _occasion(kind, token, spots, triggers)
            or _together(kind, token, spots, triggers)
        )
    nearest = min(found, key=lambda spot: (spot.place.kind == "country", abs(spot.token.i - token.i)))
    best = _first(nearest, found).place
    nearer = _purpose(kind, token, spots) if best.kind == "country" else None
    return nearer if nearer is not None and nearer.country == best.country else best


def _first(spot: Spot, found: Sequence[Spot]) -> Spot:
    """`shut the crossings at Torkham and Chaman`: of places that are joined the first, unless it is only the country."""
    heads = {one.token.i: one for one in found if one.place.kind != "country"}
    token = spot.token
    while token.dep == "conj" and token.head.i in heads:
        token = token.head
    return heads.get(token.i, spot)


def _occasion(kind: str, token: Token, spots: Sequence[Spot], triggers: Collection[int]) -> Place | None:
    """`agreed at a session in Oslo`, `killed when the car came under fire near Gao`: the place of the occasion that is told with it."""
    verb = _clause(token)
    for child in verb.children if verb is not None else ():
        when = child.dep == "advcl" and any(c.lower in ("when", "as") and c.dep in ("advmod", "mark") for c in child.children)
        if when and kind == "casualties":
            inside = {t.i for t in child.subtree()}
            near = [s for s in spots if s.token.i in inside and _located(s, child, "attack")]
        elif child.dep == "prep" and child.lower in OCCASIONS and kind in TALKED:
            held = [n for n in child.children if n.dep == "pobj" and n.i in triggers]
            near = [s for s in spots for n in held if s.token.head.lower in words().standing and s.token.i in {t.i for t in n.subtree()}]
        else:
            continue
        if near:
            return replace(near[0].place, rules=("occasion",))
    return None


def _together(kind: str, token: Token, spots: Sequence[Spot], triggers: Collection[int]) -> Place | None:
    """`shot two men and took ten away in Gao`, `killed ten in Gao and took others`: what is joined happens at one place."""
    if kind in words().placeless or token.pos not in VERBAL:
        return None
    joined = [c for c in token.children if c.dep == "conj" and c.pos in VERBAL and not any(g.dep in SUBJECTS for g in c.children)]
    if token.dep == "conj" and token.head.pos in VERBAL and not any(c.dep in SUBJECTS for c in token.children):
        joined.append(token.head)
    for other in joined:
        for spot in spots:
            if spot.token.sent is token.sent and _nearest(spot.token, triggers) == other.i and _located(spot, other, kind):
                return replace(spot.place, rules=("together",))
    return None


def _located(spot: Spot, token: Token, kind: str) -> bool:
    """True where the words between the spot and the trigger say that it happens there."""
    broad, placeless, grounded = spot.place.kind in ("country", "capital"), kind in words().placeless, kind in words().grounded
    if "there" in spot.place.rules:
        return not placeless and kind != "visit"
    node = spot.token
    for _ in range(STEPS):
        above = node.head
        if node.dep == "compound" and above is token:
            return kind == "visit" or spot.place.kind != "country"
        if node.dep == "poss":
            return above is token and grounded and not broad
        if node.dep == "compound" and above.lower in words().elsewhere:
            return False
        if node.dep in ("conj", "appos", "nmod", "oprd") or (node.dep == "compound" and _stands(above, placeless)):
            node = above
        elif node.dep in ("pobj", "pcomp"):
            word = above.lower
            if word not in words().locative or _elsewhere(above, token):
                return False
            if word == "of" and above.head is not token:
                node = above.head
                continue
            if placeless and word not in words().standing:
                return False
            if word not in words().loose:
                return word not in ("on", "at") or spot.place.kind != "country" or (grounded and word == "on")
            return not broad or (word == "of" and grounded)
        elif node.dep == "nsubj" and above.pos in NOMINAL and above.head is token:
            return grounded and not broad  # made the isle a reserve
        elif node.dep == "dobj":
            if placeless and above is token and is_a(token.lemma, "reaching"):
                return True  # `the trucks reached Gao`
            return not placeless and kind != "meet" and (spot.place.kind != "country" or kind == "seize" or "land" in spot.place.rules)
        else:
            return node.dep == "nsubjpass" and above is token and grounded and not broad
    return False


def _stands(noun: Token, placeless: bool) -> bool:
    """`at the Gao barracks`, `to the Gao front`: a noun after a name that something stands in or goes to."""
    return noun.dep == "pobj" and noun.head.lower in (words().standing if placeless else words().locative - words().loose)


def _elsewhere(preposition: Token, token: Token) -> bool:
    """`backing for the war in Yemen`: the place is the war's, unless the war is the trigger itself."""
    noun = preposition.head
    return noun is not token and noun.pos in NOMINAL and noun.lower in words().elsewhere


def _where(kind: str, token: Token, spots: Sequence[Spot]) -> Place | None:
    """`in Lima, where the two met`; `the province, which the rebels took`; `a base in Gao, shelled on Monday`."""
    verb = _clause(token)
    if verb is None or verb.dep not in ("relcl", "acl"):
        return None
    if any(c.lower == "where" for c in verb.children) or any(c.lower == "which" and c.dep == "dobj" for c in verb.children):
        return next((replace(s.place, rules=("where",)) for s in spots if s.token is verb.head), None)
    if kind not in words().grounded or kind in ("deploy", "withdraw") or not is_passive(verb):
        return None
    for spot in spots:
        if spot.token.dep == "pobj" and spot.token.head.lower in words().standing and spot.token.head.head is verb.head:
            return replace(spot.place, rules=("where",))
    return None


def _carried(kind: str, token: Token, spots: Sequence[Spot], triggers: Collection[int]) -> Place | None:
    """The place where the verb of an event noun is done."""
    verb = _carrier(token, triggers) if token.pos not in VERBAL and kind not in words().placeless else None
    for spot in spots:
        prep = spot.token.head
        if verb is not None and spot.token.dep == "pobj" and prep.head is verb and prep.lower in words().standing:
            return replace(spot.place, rules=("governing",))
    return None


def _purpose(kind: str, token: Token, spots: Sequence[Spot]) -> Place | None:
    """Forces are sent to where they are to act: `send engineers to rebuild the port`."""
    if kind != "deploy":
        return None
    inner = {t.i for c in token.subtree() if c.pos in VERBAL and any(g.tag == "TO" for g in c.children) for t in c.subtree()}
    for spot in spots:
        if spot.token.i in inner and spot.place.kind != "country" and _located(spot, token, kind):
            return replace(spot.place, rules=("purpose",))
    return None


def _nearest(token: Token, triggers: Collection[int]) -> int | None:
    """The trigger that is the closest above a token (or the token itself)."""
    if token.i in triggers:
        return token.i
    for above in token.ancestors():
        if above.i in triggers:
            return above.i
        for child in above.children:
            if child.i in triggers and child.dep in ("dobj", "nsubj", "nsubjpass") and above.pos in VERBAL and light_verb(child) is above:
                return child.i
    return None
