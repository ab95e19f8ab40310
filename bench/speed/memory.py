"""Peak memory of a process that reads: `python -m bench.speed memory [--data FOLDER] [--batch N]`.

Prints one JSON line. Exit code 1 where the peak is over the budget, 2 where there is no text.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.speed.read import EXAMPLES, reports_of
from reportedly.reading import syntax

BUDGET = 600  # MB
# In a process of its own, so that nothing counts but the reading.
CODE = """
import sys
from pathlib import Path
from bench.speed.peak import megabytes
from bench.speed.read import reports_of
from reportedly.reading.pipeline import read_many
claims = sum(len(reading.claims) for reading in read_many(reports_of(Path(sys.argv[1])), batch=int(sys.argv[2])))
print(claims, megabytes())
"""


def megabytes(folder: Path, batch: int) -> float:
    """The highest resident memory of a process that reads the folder's reports, in MB of a million bytes."""
    done = subprocess.run([sys.executable, "-c", CODE, str(folder), str(batch)], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main(arguments: Sequence[str] = ()) -> int:
    """Measures and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed memory", description=__doc__)
    parser.add_argument("--data", type=Path, default=EXAMPLES, help="a folder of reports; default: examples/")
    parser.add_argument("--batch", type=int, default=syntax.BATCH)
    asked = parser.parse_args(arguments)
    reports = reports_of(asked.data)
    if not reports:
        print(f"No reports in {asked.data}: name a folder of JSON or text files with --data.", file=sys.stderr)
        return 2
    peak = round(megabytes(asked.data, asked.batch), 1)
    print(json.dumps({"bench": "memory", "reports": len(reports), "batch": asked.batch, "peak_mb": peak, "budget_mb": BUDGET}))
    return 0 if peak <= BUDGET else 1
