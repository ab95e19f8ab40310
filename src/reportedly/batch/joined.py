"""Connected components of a graph given by its edges: what is joined by what is joined.

A graph that fits is put together by the driver (`FITS` edges are some 400 MB there, a month of a crawl has about so many that
hold claims together); a larger one by rounds of joins, alternating large and small stars, which come to an end in few rounds
whatever the shape: Kiveris et al., Connected Components in MapReduce and Beyond, SoCC 2014. Both give the same.
"""

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FITS = 3_000_000
ROUNDS = 60  # of a chain of 2**60 nodes; a bound only against faults
HEADS = pa.schema([("node", pa.int64()), ("head", pa.int64())])


def joined(spark: "SparkSession", edges: "DataFrame", folder: str, fits: int = FITS) -> "DataFrame":
    """Of each node of `edges` (columns a, b) its head, the least number of its component. `folder` is for what lies between."""
    path = f"{folder}/edges"
    edges.select("a", "b").write.mode("overwrite").parquet(path)
    edges = spark.read.parquet(path)
    if edges.count() <= fits:
        return spark.createDataFrame(here(edges.toArrow()))
    return _stars(spark, edges, folder)


def here(edges: pa.Table) -> pa.Table:
    """The heads, by union-find on this machine."""
    head: dict[int, int] = {}

    def top(node: int) -> int:
        head.setdefault(node, node)
        while head[node] != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for a, b in zip(edges["a"].to_pylist(), edges["b"].to_pylist(), strict=True):
        one, other = top(a), top(b)
        if one != other:
            head[max(one, other)] = min(one, other)
    nodes = sorted(head)
    return pa.table({"node": nodes, "head": [top(node) for node in nodes]}, schema=HEADS)


def _stars(spark: "SparkSession", edges: "DataFrame", folder: str) -> "DataFrame":
    from pyspark.sql import functions as f

    before = None
    for number in range(ROUNDS):
        path = f"{folder}/round={number}"
        _small(_large(edges)).write.mode("overwrite").parquet(path)  # written, since plans that grow by the round get slow
        edges = spark.read.parquet(path)
        now = edges.agg(f.count("*"), f.sum(f.xxhash64("a", "b").cast("decimal(38,0)"))).first()
        if now == before:
            break
        before = now
    heads = edges.select(f.col("a").alias("node"), f.col("b").alias("head"))
    return heads.union(heads.select(f.col("head").alias("node"), "head").distinct())


def _large(edges: "DataFrame") -> "DataFrame":
    """Joins the greater neighbours of each node to the least one. Edges go from the greater to the lesser node."""
    from pyspark.sql import functions as f

    turned = edges.select(f.col("b").alias("a"), f.col("a").alias("b"))
    both = edges.select("a", "b").union(turned).where("a != b").distinct()
    least = both.groupBy("a").agg(f.min("b").alias("least")).select("a", f.least("a", "least").alias("least"))
    return both.where("b > a").join(least, "a").select(f.col("b").alias("a"), f.col("least").alias("b")).distinct()


def _small(edges: "DataFrame") -> "DataFrame":
    """Joins the lesser neighbours of each node, and the node, to the least one."""
    from pyspark.sql import functions as f

    least = edges.groupBy("a").agg(f.min("b").alias("least"))
    others = edges.join(least, "a").where("b != least").select(f.col("b").alias("a"), f.col("least").alias("b"))
    return others.union(least.select("a", f.col("least").alias("b"))).distinct()
