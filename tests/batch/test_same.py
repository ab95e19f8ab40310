"""A batch gives what one machine gives: the same reports, claims, families and events, row by row."""

import json
import re
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make spark-test` does")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: `make spark-test` does")

from reportedly.api import Ledger  # noqa: E402
from reportedly.errors import InputError  # noqa: E402
from reportedly.intake.choose import Choice  # noqa: E402
from reportedly.ledger import rows  # noqa: E402
from tests.batch.made import crawl, table, texts  # noqa: E402

Rows = list[dict[str, Any]]
TABLE = 20


@pytest.fixture(scope="module")
def done(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Any]:
    """A crawl, the tables that a batch made of it, and its counts: first of its pages, then of all files."""
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch

    folder = tmp_path_factory.mktemp("batch")
    files, out, lines = crawl(folder / "crawl", 150, 120), str(folder / "out"), list[str]()
    table(files / "c.parquet", texts(TABLE, 11))
    first = batch(spark, [str(files / "a.warc.gz")], out, Job(reader="test"), step=1)
    assert (first.read, first.kept + first.copies, first.files) == (150, 150, 1)
    counts = batch(spark, [f"{files}/*"], out, Job(reader="test"), step=1, tell=lines.append)
    # What comes later is taken in, and only that is read.
    assert [line for line in lines if line.startswith("step")] == ["step 2: 136 read, 1 unread, 2 dead", f"step 3: {TABLE} read"]
    return files, folder / "out", counts


@pytest.fixture(scope="module")
def ledger(done: tuple[Path, Path, Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same crawl as one machine takes it in; the table as lines, which it reads like rows."""
    folder = tmp_path_factory.mktemp("one")
    lines = folder / "c.jsonl"
    lines.write_text("\n".join(map(json.dumps, texts(TABLE, 11))))
    with Ledger(folder / "one.sqlite") as one:
        for file in (done[0] / "a.warc.gz", done[0] / "b.jsonl", lines):
            with suppress(InputError):  # the bad ones are looked at by their count
                one.add(file)
        one.link()
        yield one


def read(out: Path, name: str) -> Rows:
    found: Rows = pq.read_table(out / name).to_pylist()
    return found


def test_counts_add_up(done: tuple[Path, Path, Any]) -> None:
    counts = done[2]
    assert counts.read == counts.kept + counts.copies + counts.unread + counts.dead
    assert (counts.read, counts.unread, counts.dead, counts.same, counts.passed, counts.files) == (150 + 139 + TABLE, 1, 3, 4, 1, 3)
    assert counts.copies >= 6 + 4


def test_the_dead_say_why(done: tuple[Path, Path, Any]) -> None:
    reasons = sorted(row["reason"] for row in read(done[1], "dead"))
    assert [("belongs to another" in one, "bad JSON" in one, "is missing" in one) for one in reasons].count((False, False, False)) == 0
    assert len(reasons) == 3


def test_same_reports(done: tuple[Path, Path, Any], ledger: Any) -> None:
    told = {
        (row["report"], row["version"], row["sha256"], row["published"], row["claims"])
        for row in read(done[1], "reports")
        if row["current"]
    }
    kept = {(one.report.id, one.version, rows.digest(one.report.text), one.report.published, one.claims) for one in ledger.reports()}
    assert told == kept


def test_same_claims(done: tuple[Path, Path, Any], ledger: Any) -> None:
    told = Counter((row["report"], row["ordinal"], row["body"]) for row in read(done[1], "claims") if row["current"])
    kept = Counter((one.report_id, one.ordinal, rows.claim_body(one.claim)) for one in ledger.store.claims())
    assert told == kept and len(told) > 500


def test_same_events(done: tuple[Path, Path, Any], ledger: Any) -> None:
    members = Counter((row["event"], row["report"], row["ordinal"]) for row in read(done[1], "memberships"))
    events = ledger.store.events()
    assert members == Counter((event.id, *key) for event in events for key in event.claims)
    told = {(row["id"], row["kind"], row["family"], row["claims"], row["part_of"]) for row in read(done[1], "events")}
    assert told == {(event.id, event.kind, event.family, len(event.claims), event.part_of) for event in events}
    assert any(len(event.claims) > 3 for event in events)


def test_same_families(done: tuple[Path, Path, Any], ledger: Any) -> None:
    told = {row["report"]: row["family"] for row in read(done[1], "reports") if row["current"]}
    assert told == ledger.families()
    assert sum(report != family for report, family in told.items()) >= 6


def test_another_reader_or_choice_is_refused(spark: Any, done: tuple[Path, Path, Any]) -> None:
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch
    from reportedly.errors import BatchError

    for job, told in ((Job(reader="newer"), "was read by test"), (Job(reader="test", choice=Choice(limit=3)), "the first 3 reports")):
        with pytest.raises(BatchError, match=told):
            batch(spark, [f"{done[0]}/*"], str(done[1]), job)


def test_reports_are_chosen_by_their_day_words_and_place(tmp_path: Path) -> None:
    """By the functions of a worker, without Spark."""
    from reportedly.batch.reading import Job, cut_files, rows_of
    from tests.batch import poisoned

    files = crawl(tmp_path / "crawl", 20, 20)
    units = pa.RecordBatch.from_pylist([{"value": json.dumps({"number": 0, "place": str(files / "b.jsonl"), "size": 1})}])
    slices = [row for batch in cut_files([units], 8) for row in batch.to_pylist()]
    days = [one["date"] for one in texts(20, 5)[:8]]
    job = Job(poisoned.reader, reader="test", choice=Choice(since=date(2025, 6, 15), match=re.compile("number [0-5]")))
    states = [(row["state"], row.get("reason")) for row in rows_of(slices, job)]
    early, other = ("passed", "not chosen: before 2025-06-15"), ("passed", "not chosen: without a match")
    assert states == [early if day < "2025-06-15" else other if n > 5 else ("read", None) for n, day in enumerate(days)]
    assert {early, other, ("read", None)} == set(states)
