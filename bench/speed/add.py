"""`reportedly add` with one process and with two, and the reading alone, on generated reports.

    python -m bench.speed add [--reports N] [--rounds N]

Each is run in a process of its own, from an empty ledger, start-up with the loading of the parser left out; the three take
turns, each with a share of the reports a round. Prints one JSON line: reports a second by the wall's clock, two processes
over one (`ratio`), two that add over two that only read (`over_reading`), and the peak memory of all processes together.
`by_cpu` is what both would be on two idle cores, from the CPU time of all processes: the wall's clock is of little worth
while other programs want the cores. Exit code 1 where both the wall's and the CPU's figure are under the budget.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.speed.peak import megabytes
from bench.speed.read import EXAMPLES
from reportedly.intake import read_path
from reportedly.model.report import Report

BUDGET, OVER_READING = 1.8, 0.9
REPORTS, ROUNDS = 2000, 4
WARM = 64  # a multiple of the batch's size: reports before the clock starts: every process has loaded the parser by then
SENTENCE = re.compile(r"[^.!?]+[.!?]+[”\"’]?\s*")
MODES = {"one": None, "two": 2, "reading": 2}


def generated(number: int) -> Iterator[dict[str, str]]:
    """Reports of three to eight paragraphs, of sentences of the examples mixed anew: always the same ones."""
    mixed = random.Random(7)
    found = [item for item in read_path(EXAMPLES) if isinstance(item, Report)]
    sentences = [match.group().strip() for report in found for match in SENTENCE.finditer(report.text)]
    for n in range(number):
        paragraphs = [" ".join(mixed.sample(sentences, mixed.randint(1, 3))) for _ in range(mixed.randint(3, 8))]
        day = f"2025-{mixed.randint(1, 9):02}-{mixed.randint(1, 28):02}"
        yield {"id": f"made-{n}", "url": f"https://made.example/{n}", "date": day, "title": f"Number {n}", "text": "\n\n".join(paragraphs)}


def run(mode: str, file: Path) -> dict[str, float]:
    """One measurement, in this process and those that it starts."""
    from reportedly.api import reader
    from reportedly.cli.add import Sum, add_lot
    from reportedly.cli.batches import attempts, attempts_written, batches
    from reportedly.cli.inputs import take_in
    from reportedly.ledger.sqlite import Store

    inputs, done, by = take_in([file]), Sum(), reader()
    store = Store.open(file.with_suffix(f".{mode}.sqlite"))
    lots: list[list[Report]] = []
    read, started = 0, (time.perf_counter(), cpu())

    def several() -> Iterator[list[Report]]:
        for lot in batches(inputs):
            lots.append(lot)
            if mode != "reading":
                for report in lot:
                    store.known(report)
            yield lot

    spent = 0.0
    made: Iterator[Any] = (attempts if mode == "reading" else attempts_written)(several(), None, MODES[mode])
    for _, results in made:
        lot = lots.pop(0)
        if mode != "reading":
            add_lot(store, [(report, None) for report in lot], iter(results), inputs, done, by)
        read += len(lot)
        if read == WARM:
            started = (time.perf_counter(), cpu())
        spent = cpu() - started[1]  # within the loop, since the processes end with it
    wall = time.perf_counter() - started[0]
    store.close()
    return {"wall": wall, "reports": read - WARM, "cpu": spent, "mb": peak(MODES[mode])}


def cpu() -> float:
    """CPU seconds of this process and of all below it, those that ended as well (of Linux; elsewhere of this process alone)."""
    of, ticks = dict[int, int](), dict[int, int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        number = int(stat.parent.name)
        of[number], ticks[number] = int(fields[1]), sum(map(int, fields[11:15]))

    def ours(number: int) -> bool:
        return number == os.getpid() or (number in of and ours(of[number]))

    return sum(ticks[number] for number in of if ours(number)) / os.sysconf("SC_CLK_TCK") if of else time.process_time()


def peak(processes: int | None) -> float:
    """Megabytes of this process and, where others read, of as many as the largest of them."""
    other = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    return megabytes() + (processes * other if processes else 0)


def compare(number: int, rounds: int = ROUNDS) -> dict[str, Any]:
    """All three, with their ratios."""
    share = max(1, number // rounds)
    found: dict[str, list[dict[str, float]]] = {mode: [] for mode in MODES}
    records = list(generated(rounds * (share + WARM)))
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(records), share + WARM):
            file = Path(folder) / f"made{start}.jsonl"
            file.write_text("\n".join(map(json.dumps, records[start : start + share + WARM])))
            for mode in MODES:
                found[mode].append(_alone(mode, file))
    total = {mode: {name: sum(one[name] for one in several) for name in several[0]} for mode, several in found.items()}
    speed = {mode: one["reports"] / one["wall"] for mode, one in total.items()}
    per = {mode: one["cpu"] / one["reports"] for mode, one in total.items()}
    return {
        "bench": "add",
        "reports": round(total["one"]["reports"]),
        **{f"{mode}_reports_per_s": round(value, 2) for mode, value in speed.items()},
        "ratio": round(speed["two"] / speed["one"], 3),
        "over_reading": round(speed["two"] / speed["reading"], 3),
        "ratio_by_cpu": round(2 * per["one"] / per["two"], 3),
        "over_reading_by_cpu": round(per["reading"] / per["two"], 3),
        "cpu_ms_a_report": {mode: round(1000 * value, 1) for mode, value in per.items()},
        "peak_mb": {mode: round(max(one["mb"] for one in several)) for mode, several in found.items()},
        "budget": {"ratio": BUDGET, "over_reading": OVER_READING},
    }


def _alone(mode: str, file: Path) -> dict[str, float]:
    code = "import sys; from pathlib import Path; from bench.speed.add import told; told(sys.argv[1], Path(sys.argv[2]))"
    done = subprocess.run([sys.executable, "-c", code, mode, str(file)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def told(mode: str, file: Path) -> None:
    """As `run`, printed."""
    print(json.dumps(run(mode, file)))


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the comparison and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed add", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args(arguments)
    row = compare(given.reports, given.rounds)
    print(json.dumps(row))
    good = max(row["ratio"], row["ratio_by_cpu"]) >= BUDGET and max(row["over_reading"], row["over_reading_by_cpu"]) >= OVER_READING
    return 0 if good else 1
