"""Runs the public measure (`score.py`) on the product's predictions, and the same of the blind quarter beside it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.quality.blind import split

Record = dict[str, Any]
Predict = Callable[[Iterable[Record]], Iterator[Record]]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "score.py"


def files_of(task: str, data: Path) -> list[Path]:
    """The `.jsonl` file itself, or those of the folder in order. Raises FileNotFoundError where there is none."""
    files = [data] if data.is_file() else sorted(data.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"{data} has no .jsonl file: name a file or a folder of coded data for {task}.")
    return files


def score_of(task: str, data: Path, shared: Path = SHARED) -> Path:
    """The `score.py` beside the data or up to two folders above it, else that of the shared data."""
    folder = data.resolve() if data.is_dir() else data.resolve().parent
    score = next((p / "score.py" for p in (folder, *folder.parents[:2]) if (p / "score.py").is_file()), shared)
    if not score.is_file():
        raise FileNotFoundError(f"{data} has no score.py beside it or above it: the measure of {task} is read from there.")
    return score


def records_of(file: Path) -> list[Record]:
    """The records of a file of JSON lines. Raises ValueError that names the line that is no record."""
    out = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                out.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise ValueError(f"{file}, line {number}: no JSON record ({error}).") from error
    return out


def scored(task: str, predict: Predict, data: Path) -> dict[str, Any]:
    """What the measure says of each file: {stem: {figures, "blind": the figures of its blind records, if any}}."""
    files, score = files_of(task, data), score_of(task, data)
    out: dict[str, Any] = {}
    for file in files:
        records = records_of(file)
        rows = list(predict(records))
        out[file.stem] = run(score, task, records, rows)
        _, blind = split(task, records)
        if blind:
            ids = {record["id"] for record in blind}
            out[file.stem]["blind"] = run(score, task, blind, [row for row in rows if row["id"] in ids])
    return out


def run(score: Path, task: str, gold: Sequence[Record], rows: Sequence[Record]) -> dict[str, Any]:
    """The figures the measure prints for these predictions."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, some in (("gold", gold), ("predicted", rows)):
            names.append(str(Path(folder, f"{name}.jsonl")))
            Path(names[-1]).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), encoding="utf-8")
        done = subprocess.run([sys.executable, str(score), task, *names], capture_output=True, text=True, check=True, timeout=600)
    result: dict[str, Any] = json.loads(done.stdout)
    return result
