"""The PLOVER root read for a given pair of actors."""

from typing import Any

import pytest
from bench.quality import plover

CASES = [
    ("Botswana donated tents to Lesotho.", "Botswana", "Lesotho", "AID"),
    ("Botswana will donate tents to Lesotho.", "Botswana", "Lesotho", "AGREE"),
    ("Botswana agreed to donate tents to Lesotho.", "Botswana", "Lesotho", "AGREE"),
    ("Botswana refused to donate tents to Lesotho.", "Botswana", "Lesotho", "REJECT"),
    ("Botswana will not lift the ban on Lesotho's wool.", "Botswana", "Lesotho", "REJECT"),
    ("Botswana threatened to shell Lesotho.", "Botswana", "Lesotho", "THREATEN"),
    ("The senate said the bank must repay the miners.", "The senate", "the bank", "REQUEST"),
    ("A court in Pune acquitted the editor of a weekly.", "A court in Pune", "the editor", "YIELD"),
    ("Dockers in Callao went on strike against the port.", "Dockers in Callao", "the port", "PROTEST"),
    ("The weather in Pune was mild.", "Pune", "Pune", None),
]


def record(text: str, source: str, target: str) -> dict[str, Any]:
    """A record as the data set has it."""
    row: dict[str, Any] = {"id": text, "text": text, "source": source, "target": target}
    for side in ("source", "target"):
        start = text.index(row[side])
        row[f"{side}_spans"] = [[start, start + len(row[side])]]
    return row


def test_roots() -> None:
    rows = [record(text, source, target) for text, source, target, _ in CASES]
    assert {row["id"]: row["root"] for row in plover.predict(rows)} == {text: root for text, _, _, root in CASES}


@pytest.mark.parametrize("side", ["source_spans", "target_spans"])
def test_a_pair_without_spans_is_read(side: str) -> None:
    row = record(*CASES[0][:3]) | {side: []}
    assert next(plover.predict([row]))["root"] == "AID"
