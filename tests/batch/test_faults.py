"""Records that kill their worker are set aside alone; a batch whose driver is killed goes on without loss or doubles."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: `make spark-test` does")

from tests.batch.made import texts  # noqa: E402

ROOT = Path(__file__).parents[2]
POISON = ("KILL", "EXIT", "RAISE", "HANG")
STEPS, EACH = 3, 12


def written(folder: Path, files: int, poison: tuple[str, ...] = ()) -> list[str]:
    """Files of lines, with a poisonous report in each of the first; the addresses of all others."""
    folder.mkdir()
    good = []
    for number in range(files):
        records = texts(EACH, 100 + number)
        if number < len(poison):
            records[7]["text"] = f"{poison[number]} was written on the wall of the ministry, the police said on Monday."
        good += [one["url"] for one in records if not (number < len(poison) and one is records[7])]
        (folder / f"{number}.jsonl").write_text("\n".join(map(json.dumps, records)))
    return sorted(good)


def test_each_poisonous_record_is_set_aside_by_itself(spark: Any, tmp_path: Path) -> None:
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch
    from tests.batch import poisoned

    good = written(tmp_path / "in", len(POISON), POISON)
    counts = batch(spark, [str(tmp_path / "in")], str(tmp_path / "out"), Job(poisoned.reader, reader="test", seconds=3.0))
    assert (counts.read, counts.kept + counts.copies, counts.dead) == (len(POISON) * EACH, len(good), len(POISON))
    assert sorted(row["url"] for row in pq.read_table(tmp_path / "out" / "reports").to_pylist()) == good
    reasons = " ".join(row["reason"] for row in pq.read_table(tmp_path / "out" / "dead").to_pylist())
    for told in ("signal 9 (SIGKILL)", "exit code 3", "ValueError: no such word", "took longer than"):
        assert told in reasons


def started(folder: Path, out: Path) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.batch.poisoned", str(folder), str(out)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )


def workers_of(group: int) -> list[int]:
    """The Python workers that Spark has started in this session of processes, the one that starts them left out."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            command = stat.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[3]) == group and b"pyspark.daemon" in command:
            found.append(int(stat.parent.name))
    return sorted(found)[1:]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers by /proc, which is not here")
def test_a_worker_and_the_driver_are_killed(installed: None, tmp_path: Path) -> None:
    good = written(tmp_path / "in", STEPS, ("KILL",))
    first = started(tmp_path / "in", tmp_path / "out")
    assert first.stdout is not None
    try:
        for line in first.stdout:
            if line.startswith("step 1"):
                for worker in workers_of(first.pid)[:1]:
                    os.kill(worker, signal.SIGKILL)
            if line.startswith("step 2"):
                break
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait(30)
    assert not (tmp_path / "out" / "batch.json").exists()
    second = started(tmp_path / "in", tmp_path / "out")
    told, _ = second.communicate(timeout=240)
    steps = [line for line in told.splitlines() if line.startswith("step")]
    assert second.returncode == 0 and 1 <= len(steps) < STEPS, told
    counts = json.loads((tmp_path / "out" / "batch.json").read_text())
    assert (counts["read"], counts["kept"] + counts["copies"], counts["dead"]) == (STEPS * EACH, len(good), 1)
    urls = Counter(row["url"] for row in pq.read_table(tmp_path / "out" / "reports").to_pylist())
    assert urls == Counter(good)
