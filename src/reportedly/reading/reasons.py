"""Why each field of a claim is what it is: the rules that made it, and the words of the report that they went by."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim, Reason, Speaker
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party, Quantity
from reportedly.model.span import Span
from reportedly.model.syntax import Token
from reportedly.reading.claims import Page
from reportedly.reading.grammar import VERBAL, light_verb

# What the phenomena write before the names of their rules, by the field that the reason is for.
PREFIXES = {"actors": "actor", "recipients": "actor", "sources": "speaker", "quantities": "quantity"}
REACH = 7  # as far up the tree as the rules of status look
ARMS = ("nsubj", "nsubjpass", "dobj")
WHOLE = frozenset({"noun", "plain", "frame", "referred"})  # rules that go by the trigger alone


def explained(page: Page, mention: EventMention, claim: Claim) -> Claim:
    """The claim with the reasons of all its fields."""
    return replace(claim, reasons=tuple(_reasons(page, mention, claim)))


def _reasons(page: Page, mention: EventMention, claim: Claim) -> Iterator[Reason]:
    covering = page.covering(mention.index)
    yield _reason("event", claim.event.kind, [mention.rule], [mention.span])
    for field, parties in (("actors", claim.actors), ("recipients", claim.recipients)):
        yield from (_reason(field, _named(party), party.rules, [party.span]) for party in parties)
    yield from (_speaker(one, covering) for one in claim.sources)
    rule = next((rule for rule in claim.rules if rule.startswith("status:")), "status:plain")
    yield _reason("status", claim.status, [rule], status_words(page.tree.tokens[mention.index], rule, covering) or [mention.span])
    if claim.time is not None:
        yield _reason("time", claim.time.value or claim.time.text, claim.time.rules, [claim.time.span])
    if claim.place is not None:
        yield _reason("place", claim.place.name, claim.place.rules, [claim.place.span])
    for quantity in claim.quantities:
        yield _reason("quantities", quantity.text, quantity.rules, _counted(quantity))


def _reason(field: str, value: str, rules: Iterable[str], words: Iterable[Span]) -> Reason:
    prefix = PREFIXES.get(field, field) + ":"
    names = [rule.removeprefix(prefix) for rule in rules if rule] or ["as-told"]
    return Reason(field, value, tuple(dict.fromkeys(names)), tuple(sorted(set(words))))


def _named(party: Party) -> str:
    return f"{party.name} ({party.country})" if party.country and party.kind != "state" else party.name


def _counted(quantity: Quantity) -> list[Span]:
    if quantity.counted_span is None or quantity.span.covers(quantity.counted_span):
        return [quantity.span]
    return [quantity.span, quantity.counted_span]


def _speaker(speaker: Speaker, covering: Iterable[Attribution]) -> Reason:
    """The speaker's name and the words of saying; one that the event itself brought stands for it (`told-by`)."""
    own = next((a for a in covering if a.cue == speaker.cue and any(s.span == speaker.span for s in a.speakers)), None)
    words = [speaker.span] if speaker.span else []
    value = f"{speaker.name} ({speaker.country})" if speaker.country and speaker.kind != "state" else speaker.name
    return _reason("sources", value, [own.rule if own else "told-by"], words + ([own.cue_span] if own else []))


def status_words(trigger: Token, rule: str, covering: Iterable[Attribution] = ()) -> list[Span]:
    """The words that a rule of status went by: the word it is named after, else the verb with its auxiliaries."""
    name = rule.removeprefix("status:")
    if name in WHOLE:
        return []
    if name.startswith("speaker-") or name == "asked":
        stances = {name.removeprefix("speaker-"), "denied" if name.endswith("denies") else name}
        return [one.cue_span for one in covering if one.stance in stances]
    around = list(_around(trigger))
    for part in dict.fromkeys((name, name.rpartition("-")[2], name.partition("-")[0])):
        found = next((t for t in around if part in (t.lower, t.lemma)), None)
        if found is not None:
            return [t.span for t in (*_negation(found, name), found)]
    return [t.span for t in _group(trigger)]


def _around(trigger: Token) -> Iterator[Token]:
    """The trigger, what governs it, and what hangs on each of these, the nearest first."""
    above = light_verb(trigger) if trigger.pos not in VERBAL else None
    chain = [trigger, *([above] if above else []), *list(trigger.ancestors())[:REACH]]
    for token in chain:
        yield from token.children
        yield token


def _negation(found: Token, name: str) -> list[Token]:
    return [c for c in found.children if c.dep == "neg"] if name.startswith("not-") else []


def _group(trigger: Token) -> list[Token]:
    """The verb of the trigger's clause with its auxiliaries and negation: those of the first of joined verbs are shared."""
    verb = trigger if trigger.pos in VERBAL else light_verb(trigger) or next((a for a in trigger.ancestors() if a.pos in VERBAL), trigger)
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass", "neg")]
    if not helpers and verb.dep == "conj" and verb.head.pos in VERBAL:
        helpers = [c for c in verb.head.children if c.dep in ("aux", "auxpass", "neg")]
    helpers += [c for arm in verb.children if arm.dep in ARMS for c in arm.children if c.dep == "det" and c.lower in ("no", "neither")]
    be = [verb.head] if verb.dep == "xcomp" and verb.head.lemma == "be" else []
    return sorted({t.i: t for t in (*be, *helpers, verb)}.values(), key=lambda t: t.i)
