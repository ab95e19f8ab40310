"""A batch gives what one machine gives: the same reports, claims, families and events, row by row."""

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: `make spark-test` does")

from reportedly.api import Ledger  # noqa: E402
from reportedly.errors import InputError  # noqa: E402
from reportedly.ledger import rows  # noqa: E402
from tests.batch.made import crawl, table, texts  # noqa: E402

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def done(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Any]:
    """A crawl, the tables that a batch made of it, and its counts."""
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch

    folder = tmp_path_factory.mktemp("batch")
    files = crawl(folder / "crawl", 150, 120)
    counts = batch(spark, [f"{files}/*"], str(folder / "out"), Job(reader="test"), step=1)
    return files, folder / "out", counts


@pytest.fixture(scope="module")
def ledger(done: tuple[Path, Path, Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same crawl as one machine takes it in."""
    with Ledger(tmp_path_factory.mktemp("one") / "one.sqlite") as one:
        for file in sorted(done[0].iterdir()):
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
    assert (counts.read, counts.unread, counts.dead, counts.same, counts.passed, counts.files) == (150 + 139, 1, 3, 4, 1, 2)
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


def test_what_comes_later_is_taken_in(spark: Any, done: tuple[Path, Path, Any], tmp_path: Path) -> None:
    """A batch run again reads only what is new; rows of a table are read like lines."""
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch

    files, out = tmp_path / "files", str(tmp_path / "out")
    files.mkdir()
    table(files / "one.parquet", texts(5, 11))
    lines: list[str] = []
    first = batch(spark, [str(files)], out, Job(reader="test"))
    table(files / "two.parquet", texts(4, 13))
    second = batch(spark, [str(files)], out, Job(reader="test"), tell=lines.append)
    assert (first.read, second.read, second.kept, second.files) == (5, 9, 9, 2)
    assert [line for line in lines if line.startswith("step")] == ["step 2: 4 read"]


def test_another_reader_is_refused(spark: Any, done: tuple[Path, Path, Any]) -> None:
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch
    from reportedly.errors import BatchError

    with pytest.raises(BatchError, match="was read by test"):
        batch(spark, [f"{done[0]}/*"], str(done[1]), Job(reader="newer"))
