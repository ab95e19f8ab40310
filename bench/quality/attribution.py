"""Attributions of coded articles, in the form of the data set's records: the product's own statements."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.model.statement import Statement
from reportedly.reading import speakers, syntax

Record = dict[str, Any]
ROLES = ("source", "cue", "content")


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """Records {"id", "text"} to {"id", "attributions": [{"source", "cue", "content", "rule"}]}.

    The corpus marks no attribution within another, so of the statements only those of level 0 are given.
    """
    kept = list(records)
    for record, tree in zip(kept, syntax.parse((record["text"], ()) for record in kept), strict=True):
        yield {"id": record["id"], "attributions": [row(one) for one in speakers.statements(tree) if not one.level]}


def row(one: Statement) -> Record:
    """A statement as the corpus writes it, with the rule that found it."""
    return {role: [list(span) for span in getattr(one, role)] for role in ROLES} | {"rule": one.rule}


def wrong(data: Path) -> Iterator[Miss]:
    """Missed and spurious contents by cue, and wrong sources, of the open records."""
    for file in files_of("attribution", data):
        opened, _ = split("attribution", records_of(file))
        for record, found in zip(opened, predict(opened), strict=True):
            yield from _compared(record, found["attributions"])


def _compared(record: Record, found: list[Record]) -> Iterator[Miss]:
    text = record["text"]
    used: Counter[int] = Counter()
    for gold in record["attributions"]:
        best = max(range(len(found)), key=lambda i: _shared(gold["content"], found[i]["content"]), default=None)
        if best is None or not _shared(gold["content"], found[best]["content"]):
            yield Miss("missed", _words(text, gold["cue"]).lower(), _shown(text, gold))
            continue
        used[best] += 1
        for role in ROLES:
            if [list(s) for s in gold[role]] != found[best][role]:
                yield Miss(f"{role} differs", found[best]["rule"], f"{_shown(text, gold)}\n          {_shown(text, found[best])}")
    for i, one in enumerate(found):
        if not used[i]:
            yield Miss("spurious", one["rule"], _shown(text, one))


def _shared(a: Iterable[Iterable[int]], b: Iterable[Iterable[int]]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def _words(text: str, spans: Iterable[Iterable[int]]) -> str:
    return " … ".join(text[s:e].replace("\n", " ") for s, e in spans)


def _shown(text: str, one: Record) -> str:
    return f"[{_words(text, one['source'])[:80]}] <{_words(text, one['cue'])}> {{{_words(text, one['content'])[:160]}}}"
