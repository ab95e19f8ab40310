"""Claims into events, by the code of `linking`: the same blocks, scores, pieces, groups and parts.

    terms -> blocks -> pairs scored -> components -> pieces -> groups -> what is part of what

A pair is scored in the first of the open blocks that both claims are in, so that each is scored once without a list of pairs:
Kolb, Thor and Rahm, Don't Match Twice, DanaC 2013.
"""

import pickle
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import pyarrow as pa

from reportedly.batch.grouped import Row, by, each
from reportedly.batch.joined import joined
from reportedly.exports.parquet.tables import EVENTS, MEMBERSHIPS, event_row
from reportedly.ledger.rows import claim_of
from reportedly.linking.blocks import comparable, keys
from reportedly.linking.compare import score
from reportedly.linking.link import event_of
from reportedly.linking.parts import fit, gist
from reportedly.linking.pieces import grouped, home
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms, pack, terms, unpack
from reportedly.model.event import Told

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TERMS = pa.schema(
    [("packed", pa.string()), ("words", pa.string()), ("blocks", pa.list_(pa.int64())), ("month", pa.int32()), ("day", pa.int32())]
)
PAIRS = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("score", pa.float64())])
GROUPS = pa.schema(
    [
        *EVENTS,
        ("members", pa.list_(pa.struct([("report", pa.string()), ("ordinal", pa.int32()), ("claim", pa.string())]))),
        ("gist", pa.binary()),  # pickled; only where it may be part of another or another of it
    ]
)
FITS = pa.schema([("part", pa.string()), ("rank", pa.int32()), ("reasons", pa.float64()), ("whole", pa.string())])


def events(spark: "SparkSession", reports: "DataFrame", folder: str) -> tuple["DataFrame", "DataFrame"]:
    """Rows of EVENTS and of MEMBERSHIPS. `reports` are those that count: report, published, outlet, bodies."""
    from pyspark.sql import functions as f

    told = each(reports.select("report", "published", "outlet", "bodies"), terms_of, TERMS)
    numbered = _kept(spark, told.withColumn("claim", f.monotonically_increasing_id()), f"{folder}/terms")
    pairs = _kept(spark, scores(numbered), f"{folder}/pairs")
    heads = joined(spark, pairs.where(f.col("score") > rules().bond), f"{folder}/joined")
    placed = _kept(spark, pieces(numbered, heads), f"{folder}/placed")
    groups = _kept(spark, groups_of(numbered, placed, pairs), f"{folder}/groups")
    found = groups.drop("members", "gist", "part_of").join(wholes(groups), "id", "left")
    members = groups.select(f.col("id").alias("event"), f.explode("members").alias("one")).select("event", "one.*")
    return found.select(*EVENTS.names), members.select(*MEMBERSHIPS.names)


def _kept(spark: "SparkSession", frame: "DataFrame", path: str) -> "DataFrame":
    """Written and read again: what comes next may ask for it twice, and numbers given to rows stay theirs."""
    frame.write.mode("overwrite").parquet(path)
    return spark.read.parquet(path)


def terms_of(rows: list[Row]) -> Iterator[Row]:
    """What is compared of the claims of one report."""
    for row in rows:
        told = [Told(claim_of(body), row["report"], n, row["published"], row["outlet"]) for n, body in enumerate(row["bodies"])]
        for one in terms(told):
            month, day = home(one)
            yield {"packed": pack(one), "words": " ".join(sorted(one.report)), "blocks": keys(one), "month": month, "day": day}


def scores(numbered: "DataFrame") -> "DataFrame":
    """All pairs that are compared, the earlier first, with their scores."""
    from pyspark.sql import functions as f

    blocks = numbered.select("claim", f.explode("blocks").alias("block"))
    size = f.count("*")
    open_ones = blocks.groupBy("block").agg(size.alias("size")).where(f"size > 1 and size <= {rules().block}").select("block")
    live = blocks.join(open_ones, "block").groupBy("claim").agg(f.collect_list("block").alias("open"))
    rows = numbered.select("claim", "packed", "words").join(live, "claim").withColumn("block", f.explode("open"))
    return by(rows, "block", scored, PAIRS)


def scored(group: list[Row]) -> Iterator[Row]:
    """The pairs of a block that are in none before it."""
    block = group[0]["block"]
    several = [(unpack(row["packed"], frozenset(row["words"].split())), row["claim"], frozenset(row["open"])) for row in group]
    several.sort(key=lambda one: one[0].order)
    for (a, first, mine), (b, second, others) in combinations(several, 2):
        if min(mine & others) == block and comparable(a, b):
            yield {"a": first, "b": second, "score": score(a, b)}


def pieces(numbered: "DataFrame", heads: "DataFrame") -> "DataFrame":
    """Of each claim the piece in which it is grouped: head of its component, and month and day where that is cut."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    most = rules().piece
    rows = numbered.select("claim", "month", "day").join(heads.withColumnRenamed("node", "claim"), "claim", "left")
    lone = f.col("head").isNull()
    rows = rows.select("claim", "month", "day", f.coalesce("head", "claim").alias("head"), lone.alias("lone"))
    whole = f.count("*").over(Window.partitionBy("head")) <= most
    rows = rows.withColumn("month", f.when(whole, 0).otherwise(f.col("month"))).withColumn("whole", whole)
    cut = f.count("*").over(Window.partitionBy("head", "month")) > most
    return rows.select("claim", "head", "month", f.when(~f.col("whole") & cut, f.col("day")).otherwise(0).alias("day"))


def groups_of(numbered: "DataFrame", placed: "DataFrame", pairs: "DataFrame") -> "DataFrame":
    """The groups of each piece."""
    from pyspark.sql import functions as f

    at = ["head", "month", "day"]
    none = [f.lit(None).cast("bigint").alias("a"), f.lit(None).cast("bigint").alias("b"), f.lit(None).cast("double").alias("score")]
    members = numbered.select("claim", "packed").join(placed, "claim").select(*at, "claim", "packed", *none)
    of_a = placed.select(f.col("claim").alias("a"), f.struct(*at).alias("one"))
    of_b = placed.select(f.col("claim").alias("b"), f.struct(*at).alias("other"))
    within = pairs.join(of_a, "a").join(of_b, "b").where(f.col("one") == f.col("other"))
    edges = within.select("one.*", f.lit(None).cast("bigint").alias("claim"), f.lit(None).cast("string").alias("packed"), "a", "b", "score")
    return by(members.unionByName(edges), at, grouped_rows, GROUPS)


def grouped_rows(group: list[Row]) -> Iterator[Row]:
    """The events of a piece: of its claims, and of the scores among them."""
    members = [(unpack(row["packed"], frozenset()), row["claim"]) for row in group if row["claim"] is not None]
    members.sort(key=lambda one: one[0].order)
    at = {claim: number for number, (_, claim) in enumerate(members)}
    table = {(at[row["a"]], at[row["b"]]): row["score"] for row in group if row["claim"] is None}
    for several in grouped([one for one, _ in members], table, (), ()):
        yield _group(several)


def _group(several: list[Terms]) -> Row:
    event, agreed = event_of(several), gist(several)
    members = [{"report": one.key.report_id, "ordinal": one.key.ordinal, "claim": one.claim} for one in several]
    within = any(one.kind in _concerned() for one in several)
    return event_row(event, agreed) | {"members": members, "gist": pickle.dumps(agreed) if within else None}


def _concerned() -> frozenset[str]:
    return frozenset(kind for whole, inside in rules().parts["within"].items() for kind in (whole, *inside))


def wholes(groups: "DataFrame") -> "DataFrame":
    """Of each event (`id`) that is part of another, the id of that one (`part_of`)."""
    from pyspark.sql import functions as f

    told = groups.where("gist is not null").select("id", "gist", f.explode(f.array_distinct("members.report")).alias("report"))
    best = f.max(f.struct("rank", "reasons", "whole")).alias("best")
    return by(told, "report", fits, FITS).groupBy(f.col("part").alias("id")).agg(best).select("id", f.col("best.whole").alias("part_of"))


def fits(group: list[Row]) -> Iterator[Row]:
    """Which events that one report tells of lie within which others."""
    gists = {row["id"]: pickle.loads(row["gist"]) for row in group}
    for id, one in gists.items():
        for other, whole in gists.items():
            rank, reasons = fit(whole, one) if other != id else (0, 0.0)
            if (rank, reasons) > (0, 0.0):
                yield {"part": id, "rank": rank, "reasons": reasons, "whole": other}
