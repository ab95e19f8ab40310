"""How sure coded events are, by the product's own reading: speakers, then status and certainty of each trigger."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.model.attribution import Attribution, covering
from reportedly.model.report import Report
from reportedly.model.syntax import Token, Tree
from reportedly.reading import actors, places, speakers, syntax
from reportedly.reading.status import certainty_of, status_of

Record = dict[str, Any]
SURE = 3.0
FAR = 1.0  # an error worth showing


def mentions(records: Iterable[Record]) -> Iterator[tuple[Record, Token | None, list[Attribution]]]:
    """Each record with the token of its trigger and the attributions that cover it. Each sentence is read once."""
    kept = list(records)
    texts = list(dict.fromkeys(record["text"] for record in kept))
    read: dict[str, tuple[Tree, tuple[Attribution, ...]]] = {}
    for text, tree in zip(texts, syntax.parse((text, ()) for text in texts), strict=True):
        cast = actors.resolve(Report("sentence", text), tree, places.resolve(tree, places.find(tree)))
        read[text] = tree, speakers.find(tree, cast)
    for record in kept:
        tree, said = read[record["text"]]
        token = trigger(tree, record["start"], record["end"])
        yield record, token, covering(said, token.i) if token else []


def trigger(tree: Tree, start: int, end: int) -> Token | None:
    """The token at a span: of several the one that the others hang on."""
    inside = [t for t in tree.tokens if t.start < end and t.end > start]
    return next((t for t in inside if t.head not in inside or t.head is t), None)


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """Records {"id", "text", "start", "end"} to {"id", "score"}."""
    for record, token, said in mentions(records):
        yield {"id": record["id"], "score": certainty_of(token, said) if token else SURE}


def wrong(data: Path) -> Iterator[Miss]:
    """What is far off in the open records."""
    for file in files_of("factuality", data):
        for record, token, said in mentions(split("factuality", records_of(file))[0]):
            if token is None:
                yield Miss("no token", "", f"{record['trigger']} | {record['text']}")
                continue
            status, rule = status_of(token, said)
            off = certainty_of(token, said) - record["score"]
            if abs(off) >= FAR:
                shown = f"{record['score']:+.1f}, {off:+.1f} off: {record['trigger']} | {record['text']}"
                yield Miss(f"{'too sure' if off > 0 else 'not sure enough'}: {status}", rule, shown)
