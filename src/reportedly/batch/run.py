"""A batch from its files to its tables. THE file to read first.

1. The files are listed into steps (`steps`), and a stream takes one step after another: its files are cut into slices and read
   (`reading`), and what was read is kept under `_work/read/batch=N`, put there whole by `foreachBatch`, which overwrites it.
   The checkpoint knows which steps are done. So a batch whose driver is killed at any moment goes on without loss or doubles.
2. When all steps are done, the tables are made of all that is kept, anew each time. `batch.json`, which is taken away before
   and written at the end, says that they are whole, and how many there are of what.

Files that come in later are further steps: a batch run again reads only those, and makes the tables anew.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from reportedly.batch import places, steps
from reportedly.batch.copies import SIGNED, families, told
from reportedly.batch.events import events
from reportedly.batch.grouped import Row, each
from reportedly.batch.reading import READ, SLICES, Job, cut_files, read_slices
from reportedly.batch.standing import standing
from reportedly.errors import BatchError, InputError
from reportedly.exports.parquet.tables import CLAIMS, REPORTS, TABLES, claim_row
from reportedly.ledger.rows import claim_of
from reportedly.linking.rules import rules

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHARE = 2 << 20  # bytes of files for each task that reads: some minutes' work, and what is lost where one is tried again
PART = 16 << 20  # bytes of what was read for each task that makes the tables
DONE = "batch.json"
BETWEEN = ("standing", "signed", "copies", "families", "events")  # what lies between, and is made anew each time
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the records: `read = kept + copies + unread + dead`.

    `kept` are reports in English that are no copy of another, and their versions; `copies` what was told before: the same
    to the letter (`same` of them), or a copy by another hand. `passed` are records that are none of a report's, `files` all
    files, `claims` and `events` those of reports that count.
    """

    read: int
    kept: int
    copies: int
    unread: int
    dead: int
    same: int
    passed: int
    files: int
    claims: int
    events: int

    def __str__(self) -> str:
        return (
            f"{self.read} read = {self.kept} kept + {self.copies} copies + {self.unread} unread + {self.dead} dead; "
            f"{self.claims} claims, {self.events} events"
        )


def batch(
    spark: "SparkSession",
    inputs: Sequence[str],
    output: str,
    job: Job,
    *,
    base: str | None = None,
    step: int = steps.STEP,
    tell: Tell = lambda line: None,
) -> Counts:
    """Reads the files that `inputs` name into tables under `output`; run again, it goes on, or takes in what is new.

    `job` says how to read; `tell` gets a line a step. Raises InputError for inputs that are not there and an output that is
    something else, BatchError where it was read by another reader than now.
    """
    from reportedly.batch.session import explained

    output = places.whole(output).rstrip("/")
    work = f"{output}/_work"
    _ours(output, work, job.reader)
    new, count = steps.plan(f"{work}/steps", list(steps.listed(inputs, base)), step)
    places.remove(f"{output}/{DONE}")
    tell(f"{new} new files, {count} steps in all")
    with explained():
        read_steps(spark, work, job, tell)
        return tables(spark, output, tell)


def _ours(output: str, work: str, reader: str) -> None:
    """The output is new, or an earlier run's of the same reader."""
    about = f"{work}/reader.json"
    if places.exists(about):
        before = json.loads(places.read(about))["reader"]
        if before != reader:
            raise BatchError(
                f"{output} was read by {before}, and this is {reader}: a batch must be read by one. "
                "Name a new folder, or go on with that version."
            )
        return
    if [name for name in places.names(output) if not name.startswith(".")]:
        raise InputError(f"{output}: holds other files, and is no batch's. Name a new or empty folder.")
    places.write(about, json.dumps({"reader": reader}))


def read_steps(spark: "SparkSession", work: str, job: Job, tell: Tell) -> None:
    """Takes the steps that are not done yet, one after another."""

    def keep(frame: "DataFrame", number: int) -> None:
        read_step(frame, job).write.mode("overwrite").parquet(f"{work}/read/batch={number}")
        tell(f"step {number + 1}: {_summed(spark, f'{work}/read/batch={number}')}")

    stream = spark.readStream.schema("value string").option("maxFilesPerTrigger", 1).format("text").load(f"{work}/steps")
    writer = stream.writeStream.trigger(availableNow=True).option("checkpointLocation", f"{work}/checkpoint")
    writer.foreachBatch(keep).start().awaitTermination()


def read_step(frame: "DataFrame", job: Job) -> "DataFrame":
    """The lines of a step as rows of READ."""
    from pyspark.sql.pandas.types import from_arrow_schema

    several = steps.units([row.value for row in frame.collect()])
    cores = frame.sparkSession.sparkContext.defaultParallelism
    shares = min(max(2 * cores, sum(unit.size for unit in several) // SHARE), 20_000)
    cut = frame.repartition(max(1, min(len(several), 4 * cores)), "value").mapInArrow(cut_files, from_arrow_schema(SLICES))
    # By their numbers, so that a task that is tried again gets the same slices.
    return cut.repartition(int(shares), "seq").mapInArrow(partial(read_slices, job=job), from_arrow_schema(READ))


def _summed(spark: "SparkSession", path: str) -> str:
    states = {row.state: row["count"] for row in spark.read.parquet(path).groupBy("state").count().collect()}
    return ", ".join(f"{states[state]} {state}" for state in ("read", "unread", "dead", "passed") if state in states) or "nothing"


def tables(spark: "SparkSession", output: str, tell: Tell) -> Counts:
    """Makes the tables of all that is kept."""
    from pyspark.sql import functions as f

    work = f"{output}/_work"
    cores, size = spark.sparkContext.defaultParallelism, places.size(f"{work}/read")
    spark.conf.set("spark.sql.shuffle.partitions", str(min(max(4, 2 * cores, size // PART), 20_000)))
    # Two drivers at once, of which one was believed dead, would keep a step twice: each row counts once all the same.
    read = spark.read.schema(_ddl(READ)).parquet(f"{work}/read/batch=*").dropDuplicates(["seq"])
    tell("which reports count")
    _write(standing(read), f"{work}/standing")
    found = spark.read.parquet(f"{work}/standing")
    own = found.select("seq", f.col("report").alias("id"), "standing", "version", "current", f.col("reason").alias("why"))
    joined = read.join(own, "seq", "left")
    kept = joined.where("standing = 'kept'").withColumn("report", f.col("id"))
    tell("copies")
    signed = each(kept.where("current").select("report", "published", "text", "regions", "signature", "bands"), told, SIGNED)
    _write(signed.withColumn("number", f.monotonically_increasing_id()), f"{work}/signed")
    _write(families(spark, spark.read.parquet(f"{work}/signed"), f"{work}/copies"), f"{work}/families")
    family = spark.read.parquet(f"{work}/families")
    reports = kept.join(family, "report", "left").withColumn("family", f.coalesce("family", "report"))
    reports = reports.withColumn("claims", f.size("bodies"))
    _table(reports.select(*REPORTS.names), f"{output}/reports", "seq")
    _table(each(kept.where("size(bodies) > 0"), _claim_rows, CLAIMS), f"{output}/claims", "report", "version", "ordinal")
    dead = joined.where("state = 'dead' or standing = 'dead'").select("seq", "place", f.coalesce("why", "reason").alias("reason"))
    _write(dead.coalesce(8), f"{output}/dead")
    tell("events")
    linked, members = events(spark, kept.where("current and size(bodies) > 0"), f"{work}/events")
    _write(linked.coalesce(64), f"{output}/events")
    _write(members.coalesce(64), f"{output}/memberships")
    counts = _counted(spark, output, read, found)
    for name in BETWEEN:
        places.clear(f"{work}/{name}")
    places.write(f"{output}/{DONE}", json.dumps(asdict(counts) | {"rules": rules().mark}, indent=1) + "\n")
    return counts


def _claim_rows(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        for ordinal, body in enumerate(row["bodies"]):
            told = {name: row[name] for name in ("report", "version", "current", "published", "outlet")}
            yield claim_row(claim_of(body), ordinal=ordinal, **told)


def _counted(spark: "SparkSession", output: str, read: "DataFrame", found: "DataFrame") -> Counts:
    from pyspark.sql import functions as f

    states = {row.state: row["count"] for row in read.groupBy("state").count().collect()}
    same, refused = (found.where(f.col("standing") == what).count() for what in ("same", "dead"))
    reports = spark.read.schema(_ddl(REPORTS)).parquet(f"{output}/reports")
    unread = reports.where("language not in ('en')").count()
    copied = reports.where("current and coalesce(language, 'en') = 'en' and family != report").count()
    total = sum(count for state, count in states.items() if state != "passed")
    dead = states.get("dead", 0) + refused
    english = reports.count() - unread
    if total != english + unread + same + dead:
        raise BatchError(f"The counts of {output} do not add up: {total} read. This is a fault of the program; run the same command again.")
    numbers = [spark.read.schema(_ddl(TABLES[name])).parquet(f"{output}/{name}").count() for name in ("memberships", "events")]
    files = len(steps.planned(f"{output}/_work/steps")[0])
    return Counts(total, english - copied, copied + same, unread, dead, same, states.get("passed", 0), files, *numbers)


def _write(frame: "DataFrame", path: str) -> None:
    frame.write.mode("overwrite").parquet(path)


def _table(frame: "DataFrame", path: str, *order: str) -> None:
    """Parted by months, each month in few files, in that order."""
    several = frame.repartitionByRange("month", *order).sortWithinPartitions("month", *order)
    several.write.mode("overwrite").partitionBy("month").parquet(path)


def _ddl(schema: Any) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


__all__ = ["Counts", "batch", "tables"]
