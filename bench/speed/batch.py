"""Spark on this machine over a pool of processes: both read the same generated reports with two workers.

    python -m bench.speed batch [--reports N] [--tables]

Both only read: Spark what `reportedly batch` does up to the rows that it keeps, the pool what `add` does up to the ledger. Each
is in a process of its own; start-up with the loading of the parser is left out by a first share of the reports. Prints one JSON
line: reports a second by the wall's clock, `ratio` (Spark over the pool), the same by the CPU time of all processes (`by_cpu`:
what it would be on idle cores), reports by CPU hour and, with `--tables`, bytes of the tables a claim. The pool is measured
before and after.
Needs the extra `spark`. Exit code 1 where both ratios are under the budget.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.add import cpu, generated

BUDGET = 0.75
REPORTS = 2000
WARM = 64


def pool(folder: Path) -> dict[str, float]:
    """Reads all with two processes."""
    from reportedly.cli.batches import attempts_written, batches
    from reportedly.intake import read_path
    from reportedly.model.report import Report
    from reportedly.reading.pipeline import portable

    def reports(name: str) -> list[Report]:
        return portable(item for item in read_path(folder / name) if isinstance(item, Report))

    warm = reports("warm.jsonl")
    first, read, started, spent = len(warm), 0, (0.0, 0.0), 0.0
    for _, results in attempts_written(batches([*warm, *reports("made.jsonl")]), None, 2):
        read += len(results)
        if read == first:
            started = (time.perf_counter(), cpu())
        spent = cpu() - started[1]  # within the loop, since the processes end with it
    return {"wall": time.perf_counter() - started[0], "cpu": spent, "reports": read - first}


def spark(folder: Path, tables: bool) -> dict[str, float]:
    """Reads with two workers of Spark in three steps: to get warm, a share, and the rest; then makes the tables, where they are asked for.

    What a step takes however small it is, is in the second and the third: by their difference it is left out, since a real step
    holds gigabytes.
    """
    from reportedly.batch import run, steps
    from reportedly.batch.reading import Job
    from reportedly.batch.session import session

    marks: list[tuple[float, float]] = []
    sizes: list[int] = []

    def tell(line: str) -> None:
        marks.append((time.perf_counter(), cpu()))
        sizes.append(int(line.split()[2]))

    out, files = folder / "out", [folder / name for name in ("warm.jsonl", "share.jsonl", "made.jsonl")]
    steps.plan(f"{out}/_work/steps", [(str(file), file.stat().st_size) for file in files], 1)
    with session("local[2]") as started:
        run.read_steps(started, f"{out}/_work", Job(reader="bench"), tell)
        share, rest = ([later - before for before, later in zip(marks[n], marks[n + 1], strict=True)] for n in (0, 1))
        found = {"wall": rest[0] - share[0], "cpu": rest[1] - share[1], "reports": sizes[2] - sizes[1], "share": share[0]}
        return found | (tables_of(started, out) if tables else {})


def tables_of(started: Any, out: Path) -> dict[str, float]:
    """Seconds of making the tables, and how large they are."""
    from reportedly.batch import run

    before = time.perf_counter()
    counts = run.tables(started, str(out), lambda line: None)
    size = sum(file.stat().st_size for name in ("claims", "memberships", "events") for file in (out / name).rglob("*.parquet"))
    text = sum(file.stat().st_size for file in (out / "reports").rglob("*.parquet"))
    return {
        "tables_s": round(time.perf_counter() - before, 1),
        "claims_per_report": round(counts.claims / counts.read, 1),
        "bytes_per_claim": round(size / counts.claims),
        "bytes_of_a_report": round(text / counts.read),
    }


def compare(number: int, tables: bool = False) -> dict[str, Any]:
    """Both, with their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder, lines = Path(name), [json.dumps(record) for record in generated(number + 2 * WARM)]
        (folder / "warm.jsonl").write_text("\n".join(lines[:WARM]))
        (folder / "share.jsonl").write_text("\n".join(lines[WARM : 2 * WARM]))
        (folder / "made.jsonl").write_text("\n".join(lines[2 * WARM :]))
        before, other, after = (_alone(mode, folder) for mode in ("pool", "spark+tables" if tables else "spark", "pool"))
        one = {name: before[name] + after[name] for name in before}
    speed = {"pool": one["reports"] / one["wall"], "spark": other["reports"] / other["wall"]}
    per = {"pool": one["cpu"] / one["reports"], "spark": other["cpu"] / other["reports"]}
    return {
        "bench": "batch",
        "reports": number,
        **{f"{name}_reports_per_s": round(value, 2) for name, value in speed.items()},
        "ratio": round(speed["spark"] / speed["pool"], 3),
        "ratio_by_cpu": round(per["pool"] / per["spark"], 3),
        "cpu_ms_a_report": {name: round(1000 * value, 1) for name, value in per.items()},
        "small_step_s": round(other["share"], 1),
        "reports_per_cpu_hour": round(3600 / per["spark"]),
        **{name: value for name, value in other.items() if name not in ("wall", "cpu", "reports", "share")},
        "budget": {"ratio": BUDGET},
    }


def _alone(mode: str, folder: Path) -> dict[str, float]:
    code = "import sys; from pathlib import Path; from bench.speed import batch; batch.told(sys.argv[1], Path(sys.argv[2]))"
    done = subprocess.run([sys.executable, "-c", code, mode, str(folder)], stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def told(mode: str, folder: Path) -> None:
    """As `pool` or `spark`, printed."""
    print(json.dumps(pool(folder) if mode == "pool" else spark(folder, tables=mode.endswith("tables"))))


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the comparison and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed batch", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--tables", action="store_true", help="make the tables too, and measure them")
    given = parser.parse_args(arguments)
    row = compare(given.reports, given.tables)
    print(json.dumps(row))
    return 0 if max(row["ratio"], row["ratio_by_cpu"]) >= BUDGET else 1
