"""The PLOVER root of what one actor does to another, by the product's own event stage.

The actor pair is given: of the events read in a sentence that one is taken whose roles hold the source and the target
best, the outermost first. PLOVER takes cooperation told in the future as AGREE and force to come as THREATEN, what is
denied to another as REJECT; PLV joins some roots.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from pathlib import Path
from typing import Any

from bench.quality.blind import is_blind
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.codebook.kinds import Codebook, load
from reportedly.model.happening import EventMention
from reportedly.model.report import Report
from reportedly.model.syntax import Token, Tree
from reportedly.reading import actors, events, places, syntax
from reportedly.reading.events.match import tokens_of
from reportedly.reading.grammar import VERBAL, light_verb, noun_slots, verb_slots
from reportedly.reading.status import status_of

Record = dict[str, Any]
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
FORCEFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
TO_COME = frozenset({"will", "shall", "'ll", "would-reported", "is-to", "willing", "ready", "present-plan", "prepared"})
Choice = tuple[str | None, str]


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """Records {"id", "text", "source_spans", "target_spans"} to {"id", "root", "source", "target"}; root None where nothing is read."""
    for record, (root, _) in chosen(records):
        yield {"id": record["id"], "root": root, "source": record.get("source"), "target": record.get("target")}


def wrong(data: Path) -> Iterator[Miss]:
    """Open records whose root is another than the coded one, grouped by both."""
    for file in files_of("plover", data):
        for record, (root, rule) in chosen(r for r in records_of(file) if not is_blind("plover", r)):
            if root != record["root"]:
                shown = f"{rule}  {record.get('source')} > {record.get('target')}: {record['text']}"
                yield Miss(f"{record['root']} read as {root}", "", shown)


def chosen(records: Iterable[Record]) -> Iterator[tuple[Record, Choice]]:
    """Each record with the root read in it and the rule that read it."""
    book = load()
    one, two = tee(records)
    for record, tree in zip(one, syntax.parse((r["text"], ()) for r in two), strict=True):
        cast = actors.resolve(Report(record["id"], record["text"]), tree, places.resolve(tree, places.find(tree)))
        yield record, best(tree, events.find(tree, cast, book), covered(tree, record, "source"), covered(tree, record, "target"), book)


def covered(tree: Tree, record: Record, side: str) -> frozenset[int]:
    """The tokens of the phrases that name a side."""
    spans = [(start, end) for start, end in record.get(f"{side}_spans") or ()]
    return frozenset(t.i for t in tree.tokens if any(start < t.end and t.start < end for start, end in spans))


def best(tree: Tree, found: Sequence[EventMention], source: frozenset[int], target: frozenset[int], book: Codebook) -> Choice:
    """The root and rule of the event that fits the pair best; the outermost of several that fit it alike."""
    ranked = []
    for mention in found:
        token = tree.tokens[mention.index]
        root, status = root_of(mention, token)
        depth = sum(above.pos in VERBAL for above in token.ancestors()) + 8 * (mention.kind == "other" or serves(token, root, found, tree))
        ranked.append(
            (fit(token, mention, source, target, book) - depth / 4, -mention.index, root, f"{token.text} {mention.rule} {status}")
        )
    return max(ranked)[2:] if ranked else (None, "")


def serves(token: Token, root: str, found: Sequence[EventMention], tree: Tree) -> bool:
    """`phoned the premier to congratulate him`: a consultation that another act was done in."""
    purposes = {c.i for c in token.children if c.dep in ("advcl", "xcomp") and any(t.tag == "TO" for t in c.children)}
    if root != "CONSULT" or not purposes:
        return False
    acts = (tree.tokens[m.index] for m in found if JOINED.get(m.plover, m.plover) not in ("CONSULT", "REQUEST"))
    return any(act.i in purposes or act.head.i in purposes for act in acts)


def fit(token: Token, mention: EventMention, source: frozenset[int], target: frozenset[int], book: Codebook) -> float:
    """How well the sides fill the event's roles: full for the role itself, half for standing below the trigger."""
    noun = token.pos not in VERBAL
    slots = noun_slots(token) if noun else verb_slots(token)
    frame = book.kinds[mention.kind].frames[int(mention.rule.rpartition(".")[2]) - 1]
    top = (light_verb(token) or token) if noun else token
    below = words_of(top.subtree())
    inside = words_of(
        t for c in token.children if c.dep in ("xcomp", "ccomp") and mention.verbal | (mention.kind == "agree") for t in c.subtree()
    )
    score = 0.0
    for side, roles in ((source, frame.actor), (target, (*frame.recipient, *(("object",) if not noun else ())))):
        held = words_of(inner for role in roles for t in tokens_of(slots, role) for inner in t.subtree())
        heads = words_of(t for role in roles for t in tokens_of(slots, role))
        score += (
            2.0
            if side & heads
            else 2.0
            if roles is not frame.actor and side & inside
            else 1.5
            if side & held
            else 0.5
            if side & below
            else 0.0
        )
    return score


def words_of(tokens: Iterable[Token]) -> frozenset[int]:
    """The indexes of tokens."""
    return frozenset(t.i for t in tokens)


def root_of(mention: EventMention, token: Token) -> tuple[str, str]:
    """The PLV root of an event as told, and the rule of its status."""
    root = JOINED.get(mention.plover, mention.plover)
    status, rule = status_of(token, (), mention.status, mention.verbal)
    told = rule.removeprefix("status:")
    if status == "denied":
        root = "REJECT" if root in FRIENDLY | {"AGREE"} else root
    elif told in TO_COME:
        root = "AGREE" if root in FRIENDLY else "THREATEN" if root in FORCEFUL else root
    return root, f"{status} {rule}"
