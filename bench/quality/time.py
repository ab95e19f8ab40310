"""Runs the product's own reading of times on records of TempEval-3 form."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import tee
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.reading import syntax, times


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Records {"id", "date", "text"} to {"id", "timexes"}, in the form of the data set."""
    one, two = tee(records)
    for record, tree in zip(one, syntax.parse((r["text"], ()) for r in two), strict=True):
        published = date.fromisoformat(record["date"]) if record.get("date") else None
        read = times.resolve(tree, times.find(tree), published)
        yield {
            "id": record["id"],
            "timexes": [
                {
                    "start": t.span.start,
                    "end": t.span.end,
                    "text": t.text,
                    "type": t.type,
                    "value": t.value,
                    "mod": t.mod,
                }
                for t in read
            ],
        }


def wrong(data: Path) -> Iterator[Miss]:
    """Missed, spurious and wrongly valued expressions of the open records, by the words' own shape."""
    for file in files_of("time", data):
        opened, _ = split("time", records_of(file))
        for record, found in zip(opened, predict(opened), strict=True):
            yield from _compared(record, found["timexes"])


def _compared(record: dict[str, Any], found: list[dict[str, Any]]) -> Iterator[Miss]:
    left = list(found)
    for gold in record["timexes"]:
        over = [one for one in left if one["start"] < gold["end"] and gold["start"] < one["end"]]
        shown = f"{record['id']} {record['date']}: {_around(record['text'], gold)} {gold['value']}"
        if not over:
            yield Miss("missed", _shape(gold["text"]), shown)
            continue
        best = min(over, key=lambda one: abs(one["start"] - gold["start"]) + abs(one["end"] - gold["end"]))
        left.remove(best)
        if best["value"] != gold["value"]:
            yield Miss("value", _shape(gold["text"]), f"{shown} <> {best['value']} ({best['text']})")
    for one in left:
        yield Miss("spurious", _shape(one["text"]), f"{record['id']}: {_around(record['text'], one)} {one['value']}")


def _shape(text: str) -> str:
    """The words with digits as 9 and numbers as such, so that like expressions stand together."""
    return re.sub(r"\d", "9", " ".join(text.lower().split()))


def _around(text: str, one: dict[str, Any]) -> str:
    before, after = text[max(0, one["start"] - 40) : one["start"]], text[one["end"] : one["end"] + 25]
    return " ".join(f"{before}[{one['text']}]{after}".split())
