"""A ledger's reports, claims and events as tables of Parquet, in the form of a batch."""

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from reportedly.errors import InputError
from reportedly.exports.parquet.tables import PARTED, TABLES, Row, batch_of, claim_row, event_row, report_row
from reportedly.ledger.sqlite import Store
from reportedly.linking.parts import gist
from reportedly.linking.terms import of_reports

AT_ONCE = 1000
FILE = "part-{i}.parquet"


def take(store: Store, folder: Path) -> dict[str, int]:
    """Writes the reports that count, their claims as judged, and the events; how many rows each table has.

    The ledger's events must be up to date. Raises InputError where the folder holds other files or cannot be written.
    """
    strange = [one.name for one in folder.iterdir() if one.name not in TABLES] if folder.is_dir() else []
    if strange or folder.is_file():
        raise InputError(f"{folder}: holds other files, and is no folder of tables. Name a new or empty folder.")
    counts = {}
    try:
        for name, rows in {
            "reports": _reports(store),
            "claims": _claims(store),
            "events": _events(store),
            "memberships": _members(store),
        }.items():
            shutil.rmtree(folder / name, ignore_errors=True)
            counts[name] = _write(folder / name, name, rows)
    except OSError as problem:
        raise InputError(f"{folder}: cannot be written ({problem.strerror or problem}). Check the path and its permissions.") from None
    return counts


def _write(folder: Path, name: str, rows: Iterator[Row]) -> int:
    schema, count = TABLES[name], 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal count
        while some := list(islice(rows, AT_ONCE)):
            count += len(some)
            yield batch_of(some, schema)

    folder.mkdir(parents=True)
    parting = ds.partitioning(pa.schema([("month", pa.string())]), flavor="hive") if name in PARTED else None
    ds.write_dataset(
        batches(),
        folder,
        schema=schema,
        format="parquet",
        partitioning=parting,
        basename_template=FILE,
        file_options=ds.ParquetFileFormat().make_write_options(compression="zstd"),
        use_threads=False,
    )
    return count


def _reports(store: Store) -> Iterator[Row]:
    families = store.families()
    for number, one in enumerate(store.reports()):
        own = {"version": one.version, "current": True, "claims": one.claims, "reader": one.reader}
        yield report_row(one.report, **own, family=families[one.report.id], seq=f"{number:010}")


def _claims(store: Store) -> Iterator[Row]:
    versions = {one.report.id: one.version for one in store.reports()}
    for told in store.claims():
        more = {"version": versions[told.report_id], "current": True, "published": told.published, "outlet": told.outlet}
        yield claim_row(told.claim, report=told.report_id, ordinal=told.ordinal, **more)


def _events(store: Store) -> Iterator[Row]:
    terms = {one.key: one for one in of_reports(store.claims())}
    for event in store.events():
        yield event_row(event, gist([terms[key] for key in event.claims]))


def _members(store: Store) -> Iterator[Row]:
    ids = {told.key: told.claim.id for told in store.claims()}
    for event in store.events():
        for key in event.claims:
            yield {"event": event.id, "report": key.report_id, "ordinal": key.ordinal, "claim": ids[key]}
