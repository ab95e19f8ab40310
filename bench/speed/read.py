"""The whole reading beside spaCy's own full pipeline, on the same texts in one run, by CPU time.

    python -m bench.speed read [--data FOLDER] [--rounds N]

Prints one JSON line: tokens (as spaCy counts them) per second of this process's CPU time for both, each the
median of alternating rounds, and their ratio. Exit code 1 where the ratio is under the budget, 2 where there
is no text.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from reportedly.intake import read_path
from reportedly.model.report import Report
from reportedly.reading import syntax
from reportedly.reading.pipeline import read_many

BUDGET = 0.8
SIZE = 200_000  # characters: some 40,000 tokens, enough that start-up doesn't count
EXAMPLES = Path(__file__).parents[2] / "examples"


def reports_of(folder: Path, size: int = SIZE) -> list[Report]:
    """The reports of a folder, repeated until they hold `size` characters; empty where it holds none."""
    found = [item for item in read_path(folder) if isinstance(item, Report)] if folder.is_dir() else []
    total = sum(len(report.text) for report in found)
    return found if total >= size or not total else list(islice(cycle(found), len(found) * -(-size // total)))


def full_pipeline() -> Any:
    """spaCy's English pipeline with every component it comes with."""
    import spacy

    return spacy.load(syntax.model_path())


def seconds(work: Callable[[], Iterable[object]]) -> float:
    """CPU seconds of this process until `work` has given everything."""
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def compare(reports: Sequence[Report], rounds: int) -> dict[str, Any]:
    """Both figures and their ratio."""
    nlp = full_pipeline()
    texts = [report.text for report in reports]
    spacy: list[float] = []
    reading: list[float] = []
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=syntax.BATCH))  # warms both up
    list(read_many(reports[: syntax.BATCH]))
    for _ in range(rounds):
        spacy.append(seconds(lambda: nlp.pipe(texts, batch_size=syntax.BATCH)))
        reading.append(seconds(lambda: read_many(reports, batch=syntax.BATCH)))
    theirs, ours = tokens / statistics.median(spacy), tokens / statistics.median(reading)
    return {
        "bench": "read",
        "reports": len(reports),
        "tokens": tokens,
        "reading_tokens_per_cpu_s": round(ours),
        "spacy_tokens_per_cpu_s": round(theirs),
        "ratio": round(ours / theirs, 3),
        "budget": BUDGET,
    }


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the comparison and prints its line."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed read", description=__doc__)
    parser.add_argument("--data", type=Path, default=EXAMPLES, help="a folder of reports; default: examples/")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(arguments)
    reports = reports_of(asked.data)
    if not reports:
        print(f"No reports in {asked.data}: name a folder of JSON or text files with --data.", file=sys.stderr)
        return 2
    row = compare(reports, max(1, asked.rounds))
    print(json.dumps(row))
    return 0 if row["ratio"] >= BUDGET else 1
