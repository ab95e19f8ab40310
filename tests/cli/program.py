"""The program as a user runs it: in a process of its own, with a minute to answer."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = "from reportedly.cli.app import main; main()"
Done = subprocess.CompletedProcess[str]


def reportedly(*arguments: object, first: str = "", given: str = "", **environment: str) -> Done:
    """Runs `reportedly` after the line of Python `first`, with `given` on its standard input."""
    return subprocess.run(
        [sys.executable, "-c", f"{first}\n{PROGRAM}", *map(str, arguments)],
        capture_output=True,
        input=given,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=ROOT,
        env=os.environ | environment,
    )


def refused(result: Done, code: int, *words: str) -> None:
    """One message with these words, the exit code, and no traceback."""
    assert result.returncode == code, result.stdout + result.stderr
    said = " ".join((result.stderr + result.stdout).split())
    assert "Traceback" not in said
    for word in words:
        assert word in said
