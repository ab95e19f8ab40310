"""Runs the product's own reading of quantities on records of NewsQuant form."""

from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.model.mentions import Quantity
from reportedly.model.syntax import Tree
from reportedly.reading import quantities, syntax, times


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Records {"id", "text"} to {"id", "quantities"}, each quantity as `as_row` has it."""
    one, two = tee(records)
    for record, tree in zip(one, syntax.parse((r["text"], ()) for r in two), strict=True):
        told = times.resolve(tree, times.find(tree), None)
        yield {
            "id": record["id"],
            "quantities": [as_row(tree, q) for q in quantities.find(tree, told, durations=True)],
        }


def as_row(tree: Tree, q: Quantity) -> dict[str, Any]:
    """A quantity as the corpus writes it: bounds as a value with a change, the unit by its lemma."""
    row: dict[str, Any] = {"unit": q.unit or lemma(tree, q), "counted": q.counted or None, "change": q.change}
    if q.low is not None and q.high is not None and q.low != q.high:
        return row | {"low": q.low, "high": q.high}
    return row | {"value": q.low if q.low is not None else q.high}


def lemma(tree: Tree, q: Quantity) -> str | None:
    """The counted phrase, its last word in the singular; None where nothing is named after the number."""
    if q.counted_span is None or q.counted_span.start < q.span.start:
        return None
    inside = [t for t in tree.tokens if q.counted_span.covers(t.span)]
    return " ".join([*(t.text for t in inside[:-1]), inside[-1].lemma]) if inside else None


def wrong(data: Path) -> Iterator[Miss]:
    """Numbers of the open records that are missed or spurious, and units that differ where the value is right."""
    for file in files_of("quantity", data):
        records = split("quantity", records_of(file))[0]
        for record, row in zip(records, predict(records), strict=True):
            left = list(row["quantities"])
            for coded in record["quantities"]:
                same = [q for q in left if _value(q) == _value(coded)]
                read = next((q for q in same if q["unit"] == coded["unit"]), same[0] if same else None)
                if read is None:
                    yield Miss("missed", "", f"{_value(coded)} {coded['unit']} | {record['text']}")
                    continue
                left.remove(read)
                if read["unit"] != coded["unit"]:
                    yield Miss("unit", "", f"{_value(coded)} {coded['unit']} <> {read['unit']} | {record['text']}")
            for read in left:
                yield Miss("spurious", "", f"{_value(read)} {read['unit']} | {record['text']}")


def _value(q: dict[str, Any]) -> tuple[float, float]:
    return (float(q["value"]),) * 2 if "value" in q else (float(q["low"]), float(q["high"]))
