"""Runs the product's own reading of quantities on records of NewsQuant form."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any

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
