"""Claims put together: an event mention with its speakers, status, time, place and numbers."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from reportedly.codebook.classes import is_a
from reportedly.codebook.kinds import Codebook
from reportedly.model.attribution import Attribution, covering
from reportedly.model.claim import Claim, EventType, Speaker
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import VERBAL, conjuncts, content, light_verb
from reportedly.reading.settings import is_undated, own_place, own_time, spots_of, timed

M = TypeVar("M")
LENGTHS = frozenset({"mm", "millimetre", "millimeter", "cm", "inch"})
PAIRED = frozenset(
    {
        "country",
        "nation",
        "side",
        "state",
        "man",
        "government",
        "neighbour",
        "neighbor",
        "capital",
        "power",
        "party",
        "ally",
        "force",
    }
)
# Participles that only tell when: `a visit starting Friday`.
TIMELY = frozenset({"start", "begin", "end", "last", "commence"})
OWN = frozenset({"ccomp", "advcl", "relcl", "parataxis", "acl", "conj"})


class Page:
    """Everything found in one report, by token, so that each claim can be put together."""

    def __init__(
        self,
        report: Report,
        tree: Tree,
        times: Sequence[Time],
        quantities: Sequence[Quantity],
        places: Sequence[Place],
        attributions: Sequence[Attribution],
        codebook: Codebook,
    ) -> None:
        self.report, self.tree, self.codebook = report, tree, codebook
        self.attributions = attributions
        self.times = timed(tree, [t for t in times if t.type in ("DATE", "TIME", "DURATION")])
        self.spots = spots_of(tree, places)
        self.undated: set[int] = set()
        self.triggers: frozenset[int] = frozenset()
        self.quantities = [(q, tree.tokens[q.head]) for q in quantities if q.head >= 0]

    def covering(self, index: int) -> list[Attribution]:
        """Attributions of the token, the outermost first."""
        return covering(self.attributions, index)


def domain(token: Token) -> list[Token]:
    """The tokens of the trigger's own clause: what hangs on it (or on its light verb), without clauses of their own."""
    top = token
    if token.pos not in VERBAL:
        top = light_verb(token) or token
    out: list[Token] = []
    stack = [top]
    while stack:
        one = stack.pop()
        out.append(one)
        for child in one.children:
            if (
                child.pos in VERBAL
                and child.dep in OWN
                and child.lemma not in TIMELY
                and not (child.dep == "conj" and one.pos not in VERBAL)
            ):
                continue
            stack.append(child)
    return sorted(out, key=lambda t: t.i)


def claim_of(page: Page, mention: EventMention, numbers: tuple[Quantity, ...], told: tuple[str, str]) -> Claim:
    """The claim of one event mention; `numbers` are its own (see `assigned`), `told` is (status, rule)."""
    token = page.tree.tokens[mention.index]
    own = domain(token)
    speakers, speaker_rules = chain(page, mention, token)
    # What a word stands for (`denied it on Monday`) was not done on the day of the word.
    time = None if mention.told_by else own_time(token, own, page.times, page.triggers, page.report.published)
    if time is None and is_undated(token, own, page.times, page.triggers):
        page.undated.add(mention.index)
    place = own_place(mention.kind, token, own, page.spots, page.triggers)
    span = _span(page.tree, token, own, mention.span)
    kind = page.codebook.kinds[mention.kind]
    rules = [
        mention.rule,
        *(f"actors:{r}" for p in mention.actors for r in p.rules),
        *(f"recipients:{r}" for p in mention.recipients for r in p.rules),
        *speaker_rules,
        told[1],
        *(f"time:{r}" for r in (time.rules if time else ())),
        *(f"place:{r}" for r in (place.rules if place else ())),
        *(f"quantity:{r}" for q in numbers for r in q.rules),
    ]
    text = page.report.text
    key = f"{page.report.id}|{mention.span.start}|{mention.kind}|{told[0]}|{span.of(text)}"
    return Claim(
        id="c-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12],
        report_id=page.report.id,
        quote=span.of(text),
        span=span,
        event=EventType(
            mention.span.of(text),
            mention.span,
            mention.kind,
            mention.plover,
            kind.mode,
            kind.contexts,
            kind.cameo,
        ),
        actors=mention.actors,
        recipients=mention.recipients,
        sources=speakers,
        status=told[0],
        time=time,
        place=place,
        quantities=numbers,
        rules=tuple(dict.fromkeys(r for r in rules if r)),
    )


def chain(page: Page, mention: EventMention, token: Token) -> tuple[tuple[Speaker, ...], list[str]]:
    """Who says so, outermost first; a speaker of an outer level is not said again."""
    out: list[Speaker] = []
    rules: list[str] = []
    level = 0
    seen: set[str] = set()
    acting = {p.id or p.name for p in mention.actors if "actor:speaker" in p.rules}
    covering = page.covering(mention.index)
    if mention.verbal:
        # What is rejected was said, and not by whoever rejects it.
        refused = token.dep in ("dobj", "nsubjpass")
        covering = [
            one
            for one in covering
            if not _own_words(one, mention) and not (refused and one.stance == "denied" and one.index == token.head.i)
        ]
        if token.dep == "relcl":
            covering = [one for one in covering if one.index > token.i]
    for number, one in enumerate(covering):
        if one.stance == "denied" and any(later.speakers[0].name != "unnamed" for later in covering[number + 1 :]):
            continue
        fresh = [s for s in one.speakers if (s.id or s.name) not in seen]
        if one.speakers[0].name == "unnamed" and out:
            continue
        if not fresh or any((s.id or s.name) in acting for s in fresh):
            continue
        seen |= {s.id or s.name for s in fresh}
        out += [replace(s, level=level, cue=one.cue) for s in fresh]
        rules.append(one.rule)
        level += 1
    for party in mention.told_by:
        out.append(Speaker(party.name, party.country, level, token.text, party.span, party.id, party.kind))
    return tuple(out), rules


def _own_words(one: Attribution, mention: EventMention) -> bool:
    """True where those who do the act are those who are quoted: the act itself is the report's."""
    acting = {p.id or p.name for p in mention.actors}
    return all((s.id or s.name) in acting for s in one.speakers)


def _span(tree: Tree, token: Token, own: list[Token], trigger: Span) -> Span:
    """The clause without the marks at its ends; it always holds the whole trigger."""
    inside = [t for t in own if t.sent is token.sent]
    first, last = inside[0], inside[-1]
    tokens = tree.tokens[first.i : last.i + 1]
    while tokens and tokens[0].pos in ("PUNCT", "CCONJ", "SCONJ") and tokens[0] is not token:
        tokens = tokens[1:]
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1] is not token:
        tokens = tokens[:-1]
    return Span(min(tokens[0].start, trigger.start), max(tokens[-1].end, trigger.end))


def assigned(page: Page, mentions: Sequence[EventMention]) -> list[tuple[Quantity, ...]]:
    """The quantities of each mention: each number goes to the closest event whose participants it counts."""
    page.triggers = frozenset(m.index for m in mentions)
    own = [frozenset(t.i for t in (*domain(token), *_numbered(token))) for m in mentions for token in (page.tree.tokens[m.index],)]
    out: list[list[Quantity]] = [[] for _ in mentions]
    for quantity, head in page.quantities:
        if quantity.unit in LENGTHS or _pair(quantity, head):
            continue
        best: tuple[tuple[int, int], int] | None = None
        for number, mention in enumerate(mentions):
            token = page.tree.tokens[mention.index]
            if head.sent is not token.sent or mention.told_by or _for_it(head, token):
                continue
            done_to = not mention.objects.isdisjoint(t.i for t in conjuncts(head))  # `60 officers and civilians killed`
            if done_to or head.i in own[number]:
                rank = (_steps(head, token), 0 if head.i in mention.objects else 1 if done_to else 2)
                if best is None or rank < best[0]:
                    best = (rank, number)
        if best is not None:
            index = mentions[best[1]].index
            for number, mention in enumerate(mentions):
                # Two kinds told by one word (`sent troops and shells`) have each the numbers of their own objects.
                if number == best[1] or (mention.index == index and head.i in mention.objects and head.i not in mentions[best[1]].objects):
                    out[number].append(
                        quantity
                        if quantity.counted and not is_a(quantity.counted, "measure")
                        else _counting(quantity, page.tree.tokens[mention.index])
                    )
                    break
    return [tuple(found) for found in out]


def _for_it(head: Token, trigger: Token) -> bool:
    """`freed two in exchange for 70 prisoners`: what is given for it has a number of its own."""
    for above in (head, *head.ancestors()):
        if above is trigger:
            return False
        if above.dep == "pobj" and above.head.lower == "for" and above.head.head.lower in ("exchange", "return", "swap"):
            return trigger not in above.subtree()
    return False


def _numbered(trigger: Token) -> list[Token]:
    """`put the dead at 40`, `the number of those killed at 40`, `40 million in aid`: a number that is said of the trigger from above."""
    above = next((a for a in (trigger, *trigger.ancestors()) if a.dep == "dobj"), trigger)
    verb = above.head
    if above.dep == "dobj" and is_a(verb.lemma, "counting"):
        return [above] + [t for top in (verb, above) for c in top.children if c.dep == "prep" and c.lower == "at" for t in c.subtree()]
    if trigger.dep == "pobj" and trigger.head.lower == "in" and trigger.head.head.pos in ("NUM", "SYM", "NOUN"):
        measure = trigger.head.head
        return [measure, *(c for c in measure.children if c.i < trigger.i)]
    return []


def _counting(quantity: Quantity, trigger: Token) -> Quantity:
    """`put the dead at 40`: a bare number counts what is put at it."""
    above = next((a for a in (trigger, *trigger.ancestors()) if a.dep == "dobj"), trigger)
    if above.dep != "dobj" or not is_a(above.head.lemma, "counting"):
        return quantity
    thing = content(above)
    return replace(quantity, counted=thing.text, counted_span=thing.span)


def _steps(head: Token, trigger: Token) -> int:
    """How far apart two tokens are in the tree; a number's own participle (`3,000 deployed in May`) is the closest."""
    up = {head.i: 0} | {a.i: n for n, a in enumerate(head.ancestors(), 1)}
    for n, above in enumerate([trigger, *trigger.ancestors()]):
        if above.i in up:
            return n + up[above.i]
    return 99


def _pair(quantity: Quantity, head: Token) -> bool:
    """`the two leaders`, `both sides` count nothing."""
    if quantity.low == quantity.high == 2 and (is_a(head.lemma, "official") or head.lemma in PAIRED or not quantity.counted):
        return True
    # `patrol ship 3014` is a name.
    before = next((t for t in head.sent.tokens if t.i == head.i - 1), None)
    return not quantity.counted and before is not None and before.pos in ("NOUN", "PROPN") and head.pos in ("NUM", "PROPN")
