"""What a Python worker does: cuts files into slices, and reads slices with the pipeline of one machine.

A task that is tried again reads each record in a copy of its process, so that one that ends it, hangs it or takes all its
memory is known by name, and set aside alone.
"""

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportedly.batch import places
from reportedly.batch.isolated import Died, isolated
from reportedly.errors import InputError
from reportedly.exports.parquet.tables import batch_of, report_row
from reportedly.intake.choose import Choice
from reportedly.intake.given import Given
from reportedly.intake.skipped import Skipped
from reportedly.intake.slices import Slice, cut, read_slice
from reportedly.intake.unread import Unread
from reportedly.model.claim import Reading
from reportedly.model.report import Report
from reportedly.reading.attempts import SECONDS, SIGNS_A_SECOND, attempt, lost

Batches = Iterable[pa.RecordBatch]
Row = dict[str, Any]
SLICES = pa.schema(
    [
        ("seq", pa.string()),
        ("kind", pa.string()),
        ("where", pa.string()),
        ("name", pa.string()),
        ("at", pa.int64()),
        ("data", pa.binary()),
        ("problem", pa.string()),
    ]
)
READ = pa.schema(
    [
        ("seq", pa.string()),  # file, record and part of it: no two rows have the same, whoever read them
        ("state", pa.string()),  # read, unread, dead, or passed over
        ("reason", pa.string()),
        ("report", pa.string()),
        *((name, pa.string()) for name in ("place", "url", "outlet", "title", "language", "text", "sha256", "regions", "meta", "reader")),
        ("published", pa.date32()),
        ("month", pa.string()),
        ("signature", pa.binary()),
        ("bands", pa.list_(pa.int64())),
        ("bodies", pa.list_(pa.string())),
    ]
)
TOGETHER = 16  # slices read at once
PIECE = 4 << 20  # bytes of slices handed on at once
CUT = 600.0  # seconds in which the next record of a file must come
SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

Attempt = Callable[[list[Report]], Sequence[Reading | InputError]]


def pipeline(reports: list[Report], codebook: str | None = None) -> list[Reading | InputError]:
    """The reading of one machine, with the kinds in the folder `codebook`."""
    from reportedly.codebook.kinds import load
    from reportedly.reading.pipeline import read_many

    return attempt(reports, partial(read_many, codebook=load(Path(codebook) if codebook else None)))


@dataclass(frozen=True)
class Job:
    """What workers get: how to read, what fills reports that do not tell it, who reads, and which reports are wanted.

    The limit of `choice` is of the records of each file, since which come first among all is known to none.
    """

    read: Attempt = pipeline
    given: Given = field(default_factory=Given)
    reader: str = ""
    seconds: float = SECONDS
    choice: Choice = field(default_factory=Choice)


def tried_before() -> bool:
    """True in a task that failed before."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return context is not None and context.attemptNumber() > 0


def cut_files(batches: Batches, limit: int | None = None) -> Iterator[pa.RecordBatch]:
    """Lines of a step to slices, at most `limit` of each file.

    What is wrong with a file is a slice with a `problem`, and so is what ends the process that cuts.
    """
    rows: list[Row] = []
    size = 0
    for batch in batches:
        for line in batch.to_pylist():
            unit = json.loads(line["value"])
            for row in islice(_rows_of(unit["number"], unit["place"]), limit):
                rows.append(row)
                size += len(row["data"] or b"")
                if size > PIECE or len(rows) >= 1000:
                    yield batch_of(rows, SLICES)
                    rows, size = [], 0
    if rows:
        yield batch_of(rows, SLICES)


def _rows_of(number: int, place: str) -> Iterator[Row]:
    count = 0
    try:
        work = partial(cut, places.source_of(place))
        for count, one in enumerate(isolated(work, CUT) if tried_before() else work(), 1):
            yield _slice_row(number, count, place, one)
    except Died as problem:
        error = InputError(f"{place}: the reading {problem} after {count} records, and the rest of the file was set aside. Check the file.")
        yield _slice_row(number, count + 1, place, error)


def _slice_row(number: int, count: int, place: str, one: Slice | InputError) -> Row:
    seq = f"{number:07}-{count:010}"
    if isinstance(one, InputError):
        return {"seq": seq, "where": place, "data": None, "problem": str(one)}
    return {"seq": seq, "kind": one.kind, "where": one.where, "name": one.name, "at": one.at, "data": one.data}


def read_slices(batches: Batches, job: Job) -> Iterator[pa.RecordBatch]:
    """Slices to rows of READ, one or more of each."""
    for name in SINGLE:
        os.environ.setdefault(name, "1")
    alone = tried_before()
    coming = (row for batch in batches for row in batch.to_pylist())
    while several := list(islice(coming, TOGETHER)):
        yield batch_of(list(_apart(several, job) if alone else _together(several, job)), READ)


def _together(several: list[Row], job: Job) -> list[Row]:
    """The clock ends a process that hangs; the task is tried again then, each record by itself."""
    before = signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(_seconds(several, job)) + 1)
    try:
        return rows_of(several, job)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _apart(several: list[Row], job: Job) -> Iterator[Row]:
    _warm(job.read)
    for one in several:
        try:
            yield from list(isolated(partial(rows_of, [one], job), _seconds([one], job)))
        except Died as problem:
            yield _dead(one, 0, lost(_place(one), str(problem)))


@lru_cache(maxsize=1)
def _warm(read: Attempt) -> None:
    """Loads the parser once for all copies of this process."""
    read([Report(id="first", text="Nothing was said.")])


def _seconds(several: list[Row], job: Job) -> float:
    return job.seconds + sum(len(row["data"] or b"") for row in several) / SIGNS_A_SECOND


def rows_of(several: list[Row], job: Job) -> list[Row]:
    """The rows of some slices: taken in one by one, read together."""
    found: list[Row] = []
    reports: list[tuple[int, Report]] = []
    for one in several:
        for part, item in enumerate(_items(one, job.given)):
            seq = f"{one['seq']}-{part:04}"
            unwanted = _unwanted(item, job.choice)
            if unwanted:
                found.append({"seq": seq, "state": "passed", "place": _place(one), "reason": f"not chosen: {unwanted}"})
            elif isinstance(item, Report):
                reports.append((len(found), item))
                found.append({"seq": seq, "place": _place(one)})
            elif isinstance(item, Unread):
                found.append(_report(seq, one, item.report, (), job))
            elif isinstance(item, Skipped):
                found.append({"seq": seq, "state": "passed", "place": _place(one), "reason": str(item)})
            else:
                found.append(_dead(one, part, item))
    results = job.read([report for _, report in reports])
    for (at, report), result in zip(reports, results, strict=True):
        if isinstance(result, InputError):
            found[at] |= {"state": "dead", "reason": str(result)}
        else:
            found[at] = _report(found[at]["seq"], {"where": found[at]["place"]}, report, result.claims, job)
    return found


def _unwanted(item: Report | InputError, choice: Choice) -> str | None:
    report = item.report if isinstance(item, Unread) else item
    return choice.against(report) if isinstance(report, Report) else None


def _items(one: Row, given: Given) -> Iterator[Report | InputError]:
    if one["problem"]:
        yield InputError(one["problem"])
        return
    try:
        yield from read_slice(Slice(one["kind"], one["where"], one["name"], one["at"], one["data"]), given)
    except InputError as problem:
        yield problem
    except Exception as problem:
        yield InputError(
            f"{_place(one)}: the reading failed ({type(problem).__name__}: {problem}). This is a fault of the program: "
            "please send the record to its makers. Other reports are not touched by it."
        )


def _report(seq: str, one: Row, report: Report, claims: Sequence[Any], job: Job) -> Row:
    from reportedly.ledger.families import without
    from reportedly.ledger.rows import claim_body
    from reportedly.linking.copies.kept import signed

    try:
        row = report_row(report)
    except InputError as problem:
        return {"seq": seq, "state": "dead", "place": one["where"], "reason": str(problem)}
    signature, bands = signed(without(report.text, (region.span for region in report.regions)))
    return row | {
        "seq": seq,
        "state": "unread" if report.unread else "read",
        "place": row["place"] or _place(one),
        "reader": job.reader,
        "signature": signature,
        "bands": sorted(set(bands)),
        "bodies": [claim_body(claim) for claim in claims],
    }


def _dead(one: Row, part: int, problem: InputError) -> Row:
    return {"seq": f"{one['seq']}-{part:04}", "state": "dead", "place": _place(one), "reason": str(problem)}


def _place(one: Row) -> str:
    if not one.get("kind"):
        return str(one["where"])
    return Slice(one["kind"], one["where"], "", one["at"], b"").place
