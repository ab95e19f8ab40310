"""A cue at the end of a sentence, by its words alone: `..., media in Lima write`, `..., informs the ministry`.

Parsers often take such a tail for part of the sentence before it, or its verb for a noun.
"""

from collections.abc import Iterator, Sequence

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.syntax import Sentence, Token
from reportedly.reading.grammar import NOMINAL, VERBAL
from reportedly.reading.speakers.told import INSERTED
from reportedly.reading.speakers.who import made, speakers_of

LONG = 12  # tokens of a tail
LEAST = 4  # tokens of what is said
QUOTES = frozenset({'"', "\u201d", "''"})
OPENING = frozenset({"a", "an", "the", "his", "her", "its", "their"})


def at_tail(sentence: Sentence, cast: Cast) -> Iterator[Attribution]:
    """The attribution of all that stands before the last comma of a sentence, where what follows is a speaker and a cue."""
    tokens = sentence.tokens
    end = next((n for n in range(len(tokens), 0, -1) if tokens[n - 1].pos != "PUNCT"), 0)
    start = next((n for n in range(end - 1, 0, -1) if tokens[n - 1].text in {",", *QUOTES}), 0)
    tail, before = tokens[start:end], tokens[:start]
    if not 2 <= len(tail) <= LONG or len(before) < LEAST or not any(t.pos in VERBAL for t in before):
        return
    cue = _cue(tail)
    if cue is None:
        return
    named = [t for t in tail if t is not cue and (t.pos in NOMINAL or cast.of(t))]
    head = _head(named, cast)
    if head is not None:
        yield from made(speakers_of(head, cast), cue, before, "said", f"speaker:{cue.lemma}")


def _cue(tail: Sequence[Token]) -> Token | None:
    """The one cue of a tail: its last word after a noun phrase, or its first before one."""
    first, last = tail[0], tail[-1]
    others = [t for t in tail[1:-1] if t.pos in VERBAL and t.tag != "VBG"]
    if others:
        return None
    if first.lemma in INSERTED and first.tag in ("VBZ", "VBD", "NNS") and (tail[1].lower in OPENING or tail[1].pos == "PROPN"):
        return first
    opens = first.lower in OPENING or first.pos in (*NOMINAL, "ADJ")
    return last if opens and last.lemma in INSERTED and last.tag not in ("VBG", "VB") and first.lower not in ("as", "which") else None


def _head(named: Sequence[Token], cast: Cast) -> Token | None:
    """Who is named: the noun of a party or the first noun whose head is no other of them."""
    heads = [t for t in named if not (t.head in named and t.dep in ("compound", "amod", "poss", "nmod", "appos")) and t.dep != "pobj"]
    return next((t for t in heads if cast.of(t)), heads[0] if heads else next(iter(named), None))
