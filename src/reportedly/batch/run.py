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
from reportedly.intake.choose import Choice
from reportedly.ledger.rows import claim_of
from reportedly.linking.rules import rules

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHARE = 2 << 20  # bytes of files for each task that reads: some minutes' work, and what is lost where one is tried again
PART = 16 << 20  # bytes of what was read for each task that makes the tables
STATES = ("read", "unread", "dead", "passed")
DONE = "batch.json"
BETWEEN = ("standing", "signed", "copies", "families", "events")  # what lies between, and is made anew each time
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the records: `read = kept + copies + unread + dead`.

    `kept` are reports in English that are no copy of another, and their versions; `copies` what was told before: the same
    to the letter (`same` of them), or a copy by another hand. `passed` are records that are none of a report's
    or were not chosen, `files` all files, `claims` and `events` those of reports that count.
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
    something else, BatchError where it was read by another reader than now, or by another choice of reports.
    """
    from reportedly.batch.session import explained

    output = places.whole(output).rstrip("/")
    work = f"{output}/_work"
    _ours(output, work, job)
    new, count = steps.plan(f"{work}/steps", list(steps.listed(inputs, base)), step)
    places.remove(f"{output}/{DONE}")
    tell(f"{new} new files, {count} steps in all")
    with explained():
        read_steps(spark, work, job, tell)
        return tables(spark, output, tell)


def _ours(output: str, work: str, job: Job) -> None:
    """The output is new, or an earlier run's of the same reader and the same choice of reports."""
    about = f"{work}/reader.json"
    now = {"reader": job.reader, "choice": str(job.choice)}
    if places.exists(about):
        before = {"choice": str(Choice()), **json.loads(places.read(about))}
        if before["reader"] != job.reader:
            raise BatchError(
                f"{output} was read by {before['reader']}, and this is {job.reader}: a batch must be read by one. "
                "Name a new folder, or go on with that version."
            )
        if before != now:
            raise BatchError(
                f"{output} holds {before['choice']}, and now {job.choice} were asked for: "
                "a batch must be of one choice. Name a new folder, or ask for the same."
            )
        return
    if [name for name in places.names(output) if not name.startswith(".")]:
        raise InputError(f"{output}: holds other files, and is no batch's. Name a new or empty folder.")
    places.write(about, json.dumps(now))


def read_steps(spark: "SparkSession", work: str, job: Job, tell: Tell) -> None:
    """Takes the steps that are not done yet, one after another."""
    from pyspark.sql import Observation
    from pyspark.sql import functions as f

    def keep(frame: "DataFrame", number: int) -> None:
        became = Observation()
        rows = read_step(frame, job).observe(became, *(f.count_if(f.col("state") == state).alias(state) for state in STATES))
        rows.write.mode("overwrite").parquet(f"{work}/read/batch={number}")
        told = ", ".join(f"{became.get[state]} {state}" for state in STATES if became.get[state])
        tell(f"step {number + 1}: {told or 'nothing'}")

    stream = spark.readStream.schema("value string").option("maxFilesPerTrigger", 1).format("text").load(f"{work}/steps")
    writer = stream.writeStream.trigger(availableNow=True).option("checkpointLocation", f"{work}/checkpoint")
    writer.foreachBatch(keep).start().awaitTermination()


def read_step(frame: "DataFrame", job: Job) -> "DataFrame":
    """The lines of a step as rows of READ."""
    from pyspark.sql.pandas.types import from_arrow_schema

    several = steps.units([row.value for row in frame.collect()])
    cores = frame.sparkSession.sparkContext.defaultParallelism
    shares = min(max(2 * cores, sum(unit.size for unit in several) // SHARE), 20_000)
    cutting = partial(cut_files, limit=job.choice.limit)
    cut = frame.repartition(max(1, min(len(several), 4 * cores)), "value").mapInArrow(cutting, from_arrow_schema(SLICES))
    # By their numbers, so that a task that is tried again gets the same slices.
    return cut.repartition(int(shares), "seq").mapInArrow(partial(read_slices, job=job), from_arrow_schema(READ))


def tables(spark: "SparkSession", output: str, tell: Tell) -> Counts:
    """Makes the tables of all that is kept."""
    from pyspark.sql import functions as f

    work = f"{output}/_work"
    cores, size = spark.sparkContext.defaultParallelism, places.size(f"{work}/read")
    spark.conf.set("spark.sql.shuffle.partitions", str(min(max(4, 2 * cores, size // PART), 20_000)))
    read, states = _once(spark.read.schema(_ddl(READ)).parquet(f"{work}/read/batch=*"))
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
    counts = _counted(spark, output, states, found)
    for name in BETWEEN:
        places.clear(f"{work}/{name}")
    places.write(f"{output}/{DONE}", json.dumps(asdict(counts) | {"rules": rules().mark}, indent=1) + "\n")
    return counts


def _once(rows: "DataFrame") -> tuple["DataFrame", dict[str, int]]:
    """Rows of READ, each once, and how many there are in which state.

    Two drivers at once, of which one was believed dead, have kept a step twice. That is rare, and to take all rows apart by
    their numbers is dear: it is done where there are more rows than numbers.
    """
    from pyspark.sql import functions as f

    states = [f.count_if(f.col("state") == state).alias(state) for state in STATES]
    (told,) = rows.agg(f.count("*").alias("rows"), f.count_distinct("seq").alias("numbers"), *states).collect()
    if told["rows"] != told["numbers"]:
        rows = rows.dropDuplicates(["seq"])
        (told,) = rows.agg(*states).collect()
    return rows, {state: told[state] for state in STATES}


def _claim_rows(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        for ordinal, body in enumerate(row["bodies"]):
            told = {name: row[name] for name in ("report", "version", "current", "published", "outlet")}
            yield claim_row(claim_of(body), ordinal=ordinal, **told)


def _counted(spark: "SparkSession", output: str, states: dict[str, int], found: "DataFrame") -> Counts:
    from pyspark.sql import functions as f

    (ours,) = found.agg(*(f.count_if(f.col("standing") == what).alias(what) for what in ("same", "dead"))).collect()
    english = f.coalesce("language", f.lit("en")) == "en"
    reports = spark.read.schema(_ddl(REPORTS)).parquet(f"{output}/reports")
    copied = english & f.col("current") & (f.col("family") != f.col("report"))
    (kept,) = reports.agg(
        f.count_if(english).alias("english"), f.count_if(~english).alias("unread"), f.count_if(copied).alias("copied")
    ).collect()
    total, dead = sum(states.values()) - states["passed"], states["dead"] + ours["dead"]
    if total != kept["english"] + kept["unread"] + ours["same"] + dead:
        raise BatchError(f"The counts of {output} do not add up: {total} read. This is a fault of the program; run the same command again.")
    claims, events = (spark.read.schema(_ddl(TABLES[name])).parquet(f"{output}/{name}").count() for name in ("memberships", "events"))
    return Counts(
        read=total,
        kept=kept["english"] - kept["copied"],
        copies=kept["copied"] + ours["same"],
        unread=kept["unread"],
        dead=dead,
        same=ours["same"],
        passed=states["passed"],
        files=len(steps.planned(f"{output}/_work/steps")[0]),
        claims=claims,
        events=events,
    )


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
