"""Components by the driver and by rounds of joins are the same."""

from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make spark-test` does")

CHAIN = [(n, n + 1) for n in range(40, 0, -1)]
MIXED = [(109, 103), (103, 109), (105, 105), (107, 109), (200, 201), (102, 200)]
STAR_AND_RING = [(301, n) for n in range(302, 330)] + [(350, 360), (360, 370), (370, 350)]


def test_both_ways_are_the_same(spark: Any, tmp_path: Path) -> None:
    from reportedly.batch.joined import here, joined

    edges = CHAIN + MIXED + STAR_AND_RING
    frame = spark.createDataFrame(pa.table({"a": [a for a, _ in edges], "b": [b for _, b in edges]}))
    one = here(frame.toArrow()).to_pylist()
    other = joined(spark, frame, str(tmp_path), fits=0).toArrow().to_pylist()
    loops = {a for a, b in edges if a == b}  # a node joined to itself alone is of no component
    heads = {row["node"]: row["head"] for row in one if row["node"] not in loops}
    assert {row["node"]: row["head"] for row in other if row["node"] not in loops} == heads
    assert len(other) == len({row["node"] for row in other})
    assert all(head == min(node for node, same in heads.items() if same == head) for head in heads.values())
