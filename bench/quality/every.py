"""`python -m bench.quality.every FOLDER`: every task on its data sets under FOLDER, each figure against its floor.

Prints a JSON line for each data set. Data that is not there is passed over with a word on standard error, since it is
no part of this repository. Exit code 1 where a figure fell under its floor or a measurement failed.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quality.__main__ import main as one
from bench.quality.sets import SETS, missing


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs them all, so that every figure that fell is named."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality.every", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    away = set(missing(folder))
    for path in sorted(away):
        print(f"{path} is not there: its quality is not measured.", file=sys.stderr)
    codes = [one([data.task, str(folder / data.path), "--floors"]) for data in SETS if folder / data.path not in away]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
