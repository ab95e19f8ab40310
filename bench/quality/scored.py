"""Runs the public measure (`score.py` in the data's folder or above it) on the product's predictions."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Predict = Callable[[Iterable[dict[str, Any]]], Iterator[dict[str, Any]]]


def scored(task: str, predict: Predict, folder: Path) -> dict[str, Any]:
    """What the measure says of each `.jsonl` file of the folder: {name of the file: its figures}.

    Raises FileNotFoundError where there is no such file or no measure.
    """
    score = next((p / "score.py" for p in (folder, *folder.resolve().parents[:2]) if (p / "score.py").is_file()), None)
    files = sorted(folder.glob("*.jsonl"))
    if score is None or not files:
        lacking = "score.py in it or above it" if score is None else ".jsonl file"
        raise FileNotFoundError(f"{folder} has no {lacking}: name a folder of coded data for {task}.")
    return {file.stem: _one(score, task, predict, file) for file in files}


def _one(score: Path, task: str, predict: Predict, file: Path) -> dict[str, Any]:
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row in predict(records):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()
        done = subprocess.run(
            [sys.executable, str(score), task, str(file), out.name],
            capture_output=True, text=True, check=True, timeout=300,
        )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout)
    return result
