"""Families of copies: reports that share a band of their signatures are compared, as on one machine.

Texts that are the same to the letter are compared once. The bands are a shuffle of numbers only; signatures and texts are
fetched for pairs that are left.
"""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import pyarrow as pa

from reportedly.batch.grouped import Row, by, each
from reportedly.batch.joined import joined
from reportedly.ledger.families import without
from reportedly.linking.copies.families import copies, shingles
from reportedly.linking.copies.kept import likely_of
from reportedly.model.span import Span

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PAIRS = pa.schema([("a", pa.int64()), ("b", pa.int64())])
SIGNED = pa.schema(
    [
        ("report", pa.string()),
        ("published", pa.date32()),
        ("told", pa.string()),
        ("signature", pa.binary()),
        ("bands", pa.list_(pa.int64())),
    ]
)
MOST = 1000  # of a band, in full; of more, each is compared with so many that come after it, which joins them as well


def families(spark: "SparkSession", reports: "DataFrame", folder: str) -> "DataFrame":
    """Of each report that has a copy (`report`), the id of the one published first (`family`).

    `reports` are those that count: number, report, published, told (the text without debris), signature and bands.
    """
    from pyspark.sql import functions as f

    named = reports.select(
        "number", "report", "published", f.xxhash64("told", f.lit(1)).alias("one"), f.xxhash64("told", f.lit(2)).alias("two")
    )
    same = named.groupBy("one", "two").agg(f.min("number").alias("first"), f.collect_list("number").alias("all"))
    alike = same.select(f.col("first").alias("a"), f.explode("all").alias("b")).where("a != b")
    firsts = reports.join(same.select(f.col("first").alias("number")), "number", "left_semi")
    banded = firsts.select("number", f.explode("bands").alias("band"))
    proposed = by(banded, "band", proposals, PAIRS).distinct()
    signed = firsts.select("number", "signature")
    told = firsts.select("number", "told")
    likely = each(_beside(proposed, signed, "signature"), _likely, PAIRS)
    edges = each(_beside(likely, told, "told"), _copies, PAIRS).union(alike)
    heads = joined(spark, edges, folder)
    members = heads.join(named.withColumnRenamed("number", "node"), "node")
    first = members.groupBy("head").agg(f.min(f.struct(f.col("published").isNull(), "published", "report")).alias("first"))
    return members.join(first, "head").select("report", f.col("first.report").alias("family"))


def told(rows: list[Row]) -> list[Row]:
    """Rows of SIGNED: the text without the debris of its page."""
    spans = ((row, [Span(*one["span"]) for one in json.loads(row["regions"])]) for row in rows)
    return [row | {"told": without(row["text"], several)} for row, several in spans]


def _beside(pairs: "DataFrame", table: "DataFrame", column: str) -> "DataFrame":
    """Pairs with a column of both."""
    from pyspark.sql import functions as f

    one = table.select(f.col("number").alias("a"), f.col(column).alias("mine"))
    other = table.select(f.col("number").alias("b"), f.col(column).alias("other"))
    return pairs.join(one, "a").join(other, "b")


def proposals(group: list[Row]) -> Iterator[Row]:
    """The pairs of a band."""
    numbers = sorted(row["number"] for row in group)
    if len(numbers) <= MOST:
        yield from ({"a": a, "b": b} for a, b in combinations(numbers, 2))
        return
    for at, one in enumerate(numbers):
        yield from ({"a": one, "b": other} for other in numbers[at + 1 : at + 1 + MOST])


def _likely(rows: list[Row]) -> list[Row]:
    return [{"a": row["a"], "b": row["b"]} for row in rows if likely_of(row["mine"], [row["other"]])]


def _copies(rows: list[Row]) -> list[Row]:
    return [{"a": row["a"], "b": row["b"]} for row in rows if copies(shingles(row["mine"]), shingles(row["other"]))]
