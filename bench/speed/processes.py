"""How much more two processes read than one in the same time: `python -m bench.speed processes [--data FOLDER] [--rounds N]`.

Both read the same reports, in turn, with warm processes; by the wall's clock. Prints one JSON line with the medians and
their ratio. `ratio_by_cpu` is what the ratio would be on two idle cores, from the CPU time of all processes: the wall's
clock is of little worth while other programs want the cores. Exit code 1 where the ratio is under the budget, 2 where
there is no text.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from bench.speed.read import EXAMPLES, reports_of
from reportedly.model.claim import Reading
from reportedly.model.report import Report
from reportedly.reading import syntax
from reportedly.reading.pipeline import portable, read_batch
from reportedly.reading.workers import SINGLE, Lost, Workers

BUDGET = 1.8
COUNTS = (1, 2)
Readers = Workers[list[Report], tuple[list[Reading], float]]


def read(reports: list[Report]) -> tuple[list[Reading], float]:
    """The readings of a batch, and the CPU seconds that they took."""
    start = time.process_time()
    return read_batch(reports), time.process_time() - start


def seconds(workers: Readers, several: Iterable[list[Report]]) -> tuple[float, float]:
    """Until the last of the batches is read, and CPU seconds of all processes with this one."""
    wall, cpu = time.perf_counter(), time.process_time()
    used = sum(done[1] for _, done in workers.map(several) if not isinstance(done, Lost))
    return time.perf_counter() - wall, used + time.process_time() - cpu


def compare(reports: Sequence[Report], rounds: int) -> dict[str, Any]:
    """Reports a second of one process and of two, and their ratio."""
    waiting = iter(portable(reports))
    several = list(iter(lambda: list(islice(waiting, syntax.BATCH)), []))
    taken: dict[int, list[tuple[float, float]]] = {count: [] for count in COUNTS}
    with Readers(COUNTS[0], read) as one, Readers(COUNTS[1], read) as two:
        by_count = dict(zip(COUNTS, (one, two), strict=True))
        for workers in by_count.values():
            for _ in range(2):  # the second time all of them have started and loaded the parser
                seconds(workers, [batch[:1] for batch in several])
        for _ in range(rounds):
            for count, workers in by_count.items():
                taken[count].append(seconds(workers, several))
    wall = {count: statistics.median(time for time, _ in times) for count, times in taken.items()}
    cpu = {count: statistics.median(time for _, time in times) for count, times in taken.items()}
    speeds = {count: len(reports) / time for count, time in wall.items()}
    ratio = round(speeds[2] / speeds[1], 3)
    return {
        "bench": "processes",
        "reports": len(reports),
        "cores": os.cpu_count(),
        "one_reports_per_s": round(speeds[1], 2),
        "two_reports_per_s": round(speeds[2], 2),
        "ratio": ratio,
        "ratio_by_cpu": round(2 * cpu[1] / cpu[2], 3),
        "budget": BUDGET,
    }


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the comparison and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed processes", description=__doc__)
    parser.add_argument("--data", type=Path, default=EXAMPLES, help="a folder of reports; default: examples/")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(arguments)
    reports = reports_of(asked.data)
    if not reports:
        print(f"No reports in {asked.data}: name a folder of JSON or text files with --data.", file=sys.stderr)
        return 2
    for name in SINGLE:
        os.environ[name] = "1"
    row = compare(reports, max(1, asked.rounds))
    print(json.dumps(row))
    return 0 if row["ratio"] >= BUDGET else 1
