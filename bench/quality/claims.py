"""Claims against coded reports, by the public measure (`score.py` beside the coded folder, or its copy here)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from reportedly.exports.record import as_record
from reportedly.intake import read_path
from reportedly.model.report import Report
from reportedly.reading.pipeline import read_many

BLIND = Path(__file__).with_name("blind.json")


def reports_of(folder: Path) -> list[Report]:
    """The reports of a folder of coded JSON files; a file that is no report stops the measure."""
    out = []
    for item in read_path(folder):
        if isinstance(item, Report):
            out.append(item)
    return out


def predict(folder: Path) -> list[dict[str, Any]]:
    """Claim records of all reports of the folder."""
    reports = reports_of(folder)
    return [as_record(report, claim) for report, reading in zip(reports, read_many(reports), strict=True) for claim in reading.claims]


def measure(folder: Path, predictions: Path | None = None) -> dict[str, Any]:
    """What the measure says of the predictions for `folder`. Raises FileNotFoundError where there is no score.py."""
    score = next((p / "score.py" for p in (folder, *folder.resolve().parents[:2]) if (p / "score.py").is_file()), None)
    if score is None:
        raise FileNotFoundError(f"No score.py in {folder} or above it: name a folder of coded reports such as gold/dev.")
    with tempfile.TemporaryDirectory() as folder_:
        file = predictions or Path(folder_) / "predictions.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for record in predict(folder):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        done = subprocess.run(
            [sys.executable, str(score), str(folder), str(file)],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    result: dict[str, Any] = json.loads(done.stdout)
    return result
