"""Statements that go on: quotations over several sentences, `he added` left out, the speaker's own `we`."""

from dataclasses import replace

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Sentence, Tree
from reportedly.reading.grammar import VERBAL, surface_subject

# Statements that may go on without a word of saying.
STATED = frozenset(
    f"speaker:{cue}"
    for cue in (
        "say",
        "tell",
        "add",
        "explain",
        "note",
        "state",
        "according-to",
        "announce",
        "write",
        "report",
        "go",
        "continue",
        "estimate",
        "inform",
    )
)
QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})


def going_on(tree: Tree, cast: Cast, found: list[Attribution]) -> list[Attribution]:
    """The attributions with those of sentences that are wholly or mostly quoted and name no speaker themselves."""
    out = list(found)
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(tree.tokens[one.index].sent.index, []).append(one)
    quoted = _quoted(tree)
    last: Attribution | None = None
    for sentence in tree.sentences:
        own = by_sentence.get(sentence.index, [])
        said = [one for one in own if one.stance == "said" and one.speakers[0].name != "unnamed"]
        if said:
            last = max(said, key=lambda one: (len(one.said), -one.index))
            continue
        before = tree.sentences[sentence.index - 1] if sentence.index else sentence
        if last is None or own:
            last = None if own else last
            continue
        quotation = _mostly(sentence, quoted) or before.tokens[-1].text == ";"
        if quotation or _continued(tree, cast, sentence, last):
            said_here = frozenset(t.i for t in sentence.tokens)
            rule = "speaker:quotation" if quotation else "speaker:continued"
            out.append(replace(last, said=said_here, stance="said", depth=0, rule=rule))
        else:
            last = None
    return out


def _continued(tree: Tree, cast: Cast, sentence: Sentence, last: Attribution) -> bool:
    """A sentence of the same paragraph that goes on with a statement: its subject is what was told of, no new side."""
    cue = tree.tokens[last.index]
    if (
        (last.rule not in STATED and not last.rule.startswith("speaker:in-"))
        or sentence.paragraph != cue.sent.paragraph
        or sentence.index - cue.sent.index > 2
        or not all(s.id for s in last.speakers)
    ):
        return False
    if cue.sent.root.i not in last.said and cue.sent.root is not cue and not last.rule.startswith("speaker:in-"):
        return False
    subject = surface_subject(sentence.root) if sentence.root.pos in VERBAL else None
    if subject is None or subject.lower in ("he", "she", "we", "i", "you"):
        return False
    parties = cast.of(subject)
    if not parties:
        return subject.pos in ("NOUN", "PRON", "NUM")
    countries = {p.country for p in parties}
    own = {s.country for s in last.speakers}
    return subject.lower in ("it", "they", "both") or (subject.pos == "NOUN" and countries <= own)


def _quoted(tree: Tree) -> frozenset[int]:
    """Indexes of tokens between quotation marks; a mark left open ends with its paragraph."""
    inside: set[int] = set()
    opened = False
    paragraph = -1
    for sentence in tree.sentences:
        if sentence.paragraph != paragraph:
            opened, paragraph = False, sentence.paragraph
        for token in sentence.tokens:
            mark = tree.text[token.start : token.end]
            if mark in QUOTES:
                opened = mark in ("“", "«", "``") or (mark == '"' and not opened)
            elif opened:
                inside.add(token.i)
    return frozenset(inside)


def _mostly(sentence: Sentence, quoted: frozenset[int]) -> bool:
    telling = [t for t in sentence.tokens if t.pos != "PUNCT"]
    return bool(telling) and sum(t.i in quoted for t in telling) >= 0.8 * len(telling)
