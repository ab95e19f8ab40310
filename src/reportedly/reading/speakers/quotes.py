"""Statements that go on: quotations over several sentences, `he added` left out, the speaker's own `we`."""

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Sentence, Tree

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
        if last is not None and not own and (_mostly(sentence, quoted) or before.tokens[-1].text == ";"):
            said_here = frozenset(t.i for t in sentence.tokens)
            out.append(
                Attribution(
                    last.speakers,
                    last.cue,
                    last.cue_span,
                    last.index,
                    said_here,
                    "said",
                    0,
                    "speaker:quotation",
                )
            )
    return out


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
