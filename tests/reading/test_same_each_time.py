"""The same text gives the same claims in every run, whatever order sets come in."""

import os
import subprocess
import sys
from pathlib import Path

READ = """
import sys
from pathlib import Path
from reportedly.intake import read_path
from reportedly.reading.pipeline import read_many
for reading in read_many(read_path(Path(sys.argv[1]))):
    print(reading.claims)
"""
REPORTS = Path(__file__).parent / "golden" / "reports"


def test_the_order_of_sets_changes_nothing() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", READ, str(REPORTS)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True, timeout=120,
        ).stdout
        for seed in ("0", "3")
    ]  # fmt: skip
    assert told[0] == told[1] and "Claim(" in told[0]
