"""Runs the product's own reading of times on records of TempEval-3 form."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import tee
from typing import Any

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
