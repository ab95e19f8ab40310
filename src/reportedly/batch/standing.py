"""Which of the reports read are the same report, which version of one counts, and which id is another's.

As `ledger.sqlite.Store.add` decides, one after another; here all of one address are decided together, in their order.
"""

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from reportedly.batch.grouped import Row, by

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

STANDING = pa.schema(
    [
        ("seq", pa.string()),
        ("key", pa.string()),
        ("report", pa.string()),
        ("standing", pa.string()),  # kept, same (told before, to the letter) or dead
        ("version", pa.int32()),
        ("current", pa.bool_()),
        ("reason", pa.string()),
    ]
)


def standing(read: "DataFrame") -> "DataFrame":
    """A row of STANDING for each row of READ that holds a report."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    told = read.where(f.col("state").isin("read", "unread")).select(
        "seq", "place", "report", "url", "sha256", "published", f.coalesce("url", f.concat(f.lit("\x00"), "report")).alias("key")
    )
    found = by(told, "key", decided, STANDING)
    # An id that came with two addresses is that of the first.
    first = f.first("key").over(Window.partitionBy("report").orderBy("seq"))
    found = found.withColumn("taken", (f.col("standing") != "dead") & (f.col("key") != first))
    reason = f.concat(
        f.lit("The id "), f.col("report"), f.lit(" belongs to another report of this batch, of another url. Give it an id of its own.")
    )
    return found.select(
        "seq",
        "report",
        f.when(f.col("taken"), "dead").otherwise(f.col("standing")).alias("standing"),
        "version",
        (f.col("current") & ~f.col("taken")).alias("current"),
        f.when(f.col("taken"), reason).otherwise(f.col("reason")).alias("reason"),
    )


def decided(group: list[Row]) -> list[Row]:
    """The standing of reports of one address, or of one id where they have none."""
    group.sort(key=lambda row: row["seq"])
    first, kept, found = group[0], list[Row](), list[Row]()
    for row in group:
        if row["url"] is None and _file(row) != _file(first):
            reason = f'{row["place"]}: the id "{row["report"]}" is already that of a report in {first["place"]}. '
            reason += "Give each report an id of its own."
            found.append(_row(row, first, standing="dead", reason=reason))
        elif any(old["sha256"] == row["sha256"] and row["published"] in (None, old["published"]) for old in kept):
            found.append(_row(row, first, standing="same"))
        else:
            kept.append(row)
            found.append(_row(row, first, standing="kept", version=len(kept)))
    # The version published last counts; of those, the one that came last. See `ledger.derive.choose_current`.
    newest = max(kept, key=lambda row: (str(row["published"] or ""), row["seq"]))["seq"]
    return [row | {"current": row["seq"] == newest} for row in found]


def _row(row: Row, first: Row, **more: Any) -> Row:
    return {"seq": row["seq"], "key": row["key"], "report": first["report"], "version": None, "reason": None} | more


def _file(row: Row) -> str:
    return str(row["seq"].split("-", 1)[0])
