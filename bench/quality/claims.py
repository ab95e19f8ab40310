"""Whole claims against coded reports, by the public measure (`score.py` beside the coded folder or above it)."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.quality.blind import ids, is_blind
from bench.quality.compare import compared
from bench.quality.errors import Miss
from reportedly.exports.record import as_record
from reportedly.intake import read_path
from reportedly.linking import link
from reportedly.model.event import Told
from reportedly.model.report import Report
from reportedly.reading.pipeline import read_many

SHARED = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def reports_of(data: Path) -> list[Report]:
    """The reports of a coded JSON file or a folder of them."""
    return [item for item in read_path(data) if isinstance(item, Report)]


def predict(data: Path) -> list[dict[str, Any]]:
    """Claim records of all reports of the data, linked across the reports."""
    reports = reports_of(data)
    read = [
        (report, Told(claim, report.id, number, report.published, report.outlet))
        for report, reading in zip(reports, read_many(reports), strict=True)
        for number, claim in enumerate(reading.claims)
    ]
    events = {key: event.id for event in link(told for _, told in read) for key in event.claims}
    return [as_record(report, told.claim, events[told.key]) for report, told in read]


def measure(data: Path) -> dict[str, Any]:
    """The figures of all coded reports, and of those of the blind stories. Raises FileNotFoundError without a measure."""
    score, files = score_of(data), files_of(data)
    rows = predict(data)
    result = run(score, files, rows)
    blind = [file for file in files if is_blind("claims", coded(file))] if ids("claims") else []
    return result | ({"blind": run(score, blind, rows)} if blind else {})


def wrong(data: Path) -> Iterator[Miss]:
    """What is wrong in the reports of the open stories."""
    rows = predict(data)
    for file in files_of(data):
        if not is_blind("claims", gold := coded(file)):
            yield from compared(score_of(data), gold, [row for row in rows if row["report"]["id"] == gold["id"]])


def files_of(data: Path) -> list[Path]:
    """The coded file itself, or those of the folder. Raises FileNotFoundError where there is none."""
    files = [data] if data.is_file() else sorted(data.glob("*.json"))
    if not files:
        raise FileNotFoundError(f"{data} has no .json file: name a coded report or a folder of them.")
    return files


def score_of(data: Path, shared: Path = SHARED) -> Path:
    """The `score.py` beside the data or up to two folders above it, else that of the shared gold."""
    folder = data.resolve() if data.is_dir() else data.resolve().parent
    score = next((p / "score.py" for p in (folder, *folder.parents[:2]) if (p / "score.py").is_file()), shared)
    if not score.is_file():
        raise FileNotFoundError(f"No score.py in {data} or above it: name a folder of coded reports such as gold/dev.")
    return score


def coded(file: Path) -> dict[str, Any]:
    """The coded report of a file."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def run(score: Path, files: list[Path], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the measure prints for the predictions of these coded files."""
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder, "gold"), Path(folder, "predicted.jsonl")
        gold.mkdir()
        for file in files:
            shutil.copy(file, gold)
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        done = subprocess.run([sys.executable, str(score), str(gold), str(out)], capture_output=True, text=True, check=True, timeout=600)
    result: dict[str, Any] = json.loads(done.stdout)
    return result
