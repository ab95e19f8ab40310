"""Errors of times are grouped by cause and the words' shape."""

import json
from pathlib import Path

from bench.quality import time
from bench.quality.errors import report


def test_missed_spurious_and_wrong_values(tmp_path: Path) -> None:
    text = "Guards left on Friday. The gate was shut in May 2021."
    gold = [{"start": 15, "end": 21, "text": "Friday", "type": "DATE", "value": "2025-07-05", "mod": None}]
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps({"id": "a", "date": "2025-07-09", "text": text, "timexes": gold}) + "\n")
    shown = report(time.wrong(file))
    assert "1  value  [friday]" in shown and "2025-07-05 <> 2025-07-04" in shown and "1  spurious  [may 9999]" in shown
