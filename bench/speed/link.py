"""How linking grows: `python -m bench.speed link [--claims N ...] [--ledger PATH]` fills ledgers with made claims and links them.

For each size, in a process of its own: seconds in which a report is added, CPU seconds of sorting copies, of linking in bulk,
and peak memory, seconds of one more report (added and linked; the median and the slowest), seconds of questions for the pair of
states with most claims beside a plain SQL count over the same rows, and how well the made happenings were found (B-cubed F1).
Then the growth: the CPU time of a claim among those added one report at a time to the largest ledger, by that of the smallest.
One JSON line each. Exit code 1 where something is over its budget. Takes some ten minutes and half a gigabyte of disk.
With `--ledger` one size is measured there, in a new file or a PostgreSQL database without a ledger; CPU seconds are ours only,
so of that compare those named `wall`. Takes some ten minutes and half a gigabyte of disk.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bench.quality.links import b_cubed
from bench.speed.peak import megabytes
from bench.texts.happenings import CLAIMS, made
from reportedly.api import Ledger
from reportedly.linking.copies.kept import sort_copies
from reportedly.linking.keep import refresh
from reportedly.model.event import ClaimKey

SIZES = (1_000, 10_000, 100_000)
SINGLY = 30  # reports added one at a time
LIMITS = {"bulk_s": 180.0, "memory_mb": 1500.0, "one_report_s": 0.3, "question_s": 0.2, "growth": 2.0}


def measure(claims: int, place: str | Path) -> dict[str, Any]:
    """The figures of one size, in a new ledger."""
    happenings: dict[ClaimKey, int] = {}
    more = SINGLY * CLAIMS
    with Ledger(place) as ledger:
        reports, started = made(claims + more), time.perf_counter()
        for number, (report, told, of) in enumerate(reports, 1):
            ledger.store.add(report, told)
            happenings |= of
            if number * CLAIMS >= claims:
                break
        adding = (time.perf_counter() - started) / number
        copies, copies_wall = _both(lambda: sort_copies(ledger.store))
        bulk, bulk_wall = _both(lambda: refresh(ledger.store))
        wall, cpu = [], []
        for report, told, of in reports:
            happenings |= of
            start, worked = time.perf_counter(), time.process_time()
            ledger.store.add(report, told)
            ledger.link()
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - worked)
        pairs = [(str(happenings[key]), event) for key, event in ledger.store.event_ids().items()]
        row = {
            "bench": "link",
            "claims": claims,
            "add_report_wall_s": round(adding, 4),
            "copies_s": round(copies, 2),
            "copies_wall_s": round(copies_wall, 2),
            "bulk_s": round(bulk, 2),
            "bulk_wall_s": round(bulk_wall, 2),
            "bulk_ms_a_claim": round(bulk / claims * 1000, 3),
            "one_report_s": round(statistics.median(wall), 4),
            "one_report_slowest_s": round(max(wall), 4),
            "ms_a_claim_added": round(statistics.median(cpu) / CLAIMS * 1000, 3),
            "events": len({event for _, event in pairs}),
            "found_f1": b_cubed(pairs)["f1"],
            **questions(ledger),
        }
    return row | {"memory_mb": round(megabytes())}


def questions(ledger: Ledger) -> dict[str, Any]:
    """Seconds of what is asked of the pair of most claims, and of a pair in the middle, beside counting their claims."""
    counted = text(
        "SELECT a.country, b.country, count(DISTINCT CAST(a.report AS BIGINT) * 1000000 + a.ordinal) AS n FROM claim_parties a "
        "JOIN claim_parties b USING (report, ordinal) "
        "WHERE a.role = 'actor' AND b.role = 'recipient' AND a.country < b.country GROUP BY 1, 2 ORDER BY n DESC"
    )
    with ledger.store._engine.connect() as connection:
        rows = connection.execute(counted).all()
        found: dict[str, Any] = {}
        asked: dict[str, Callable[..., object]] = {"timeline": ledger.timeline, "figures": ledger.figures, "relations": ledger.relations}
        for name, (one, other, claims) in (("most", rows[0]), ("usual", rows[len(rows) // 10])):
            plain = text(
                "SELECT count(*) FROM (SELECT report, ordinal FROM claim_parties WHERE role != 'source' AND country = :one "
                "INTERSECT SELECT report, ordinal FROM claim_parties WHERE role != 'source' AND country = :other) AS both_sides"
            )
            count = _seconds(partial(connection.execute, plain, {"one": one, "other": other}))
            taken = {what: _seconds(partial(ask, one, other)) for what, ask in asked.items()}
            found[name] = {"pair": f"{one} {other}", "claims": claims, "count_s": round(count, 4)} | {
                what: {"s": round(seconds, 4), "counts": round(seconds / count, 1)} for what, seconds in taken.items()
            }
    return found


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


def _both(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds of this process, and seconds by the wall's clock."""
    wall = time.perf_counter()
    return _seconds(work, time.process_time), time.perf_counter() - wall


def over(row: dict[str, Any]) -> list[str]:
    """What of a row is over its budget. Questions are held to it for a usual pair."""
    found = {name: row[name] for name in ("bulk_s", "memory_mb", "one_report_s")}
    found |= {f"question_s: {what}": asked["s"] for what, asked in row["usual"].items() if isinstance(asked, dict)}
    return [f"{name} {value}" for name, value in found.items() if value > LIMITS[name.split(":")[0]]]


def main(arguments: Sequence[str] = ()) -> int:
    """Measures each size in a process of its own and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed link", description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, help="sizes of the ledgers")
    parser.add_argument("--ledger", help="measure one size, in this new file or PostgreSQL database")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.here or asked.ledger:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(asked.claims[0], asked.ledger or Path(folder, "made.sqlite"))))
        return 0
    rows = []
    for claims in asked.claims:
        command = [sys.executable, "-m", "bench.speed", "link", "--here", "--claims", str(claims)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(json.dumps(rows[-1]), flush=True)
    growth = rows[-1]["ms_a_claim_added"] / rows[0]["ms_a_claim_added"]
    lost = [line for row in rows for line in over(row)] + ([f"growth {growth:.2f}"] if growth > LIMITS["growth"] else [])
    print(json.dumps({"bench": "link", "growth": round(growth, 2), "budget": LIMITS, "over": lost}))
    return 1 if lost else 0
