"""Attributions in the form of the data set; errors by cause."""

import json
from pathlib import Path

from bench.quality import attribution
from bench.quality.errors import report

TEXT = "The mayor said that the bridge had closed."


def test_predictions_have_the_form_of_the_data_set() -> None:
    (row,) = attribution.predict([{"id": "a", "text": TEXT}])
    assert row == {
        "id": "a",
        "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 41]], "rule": "statement:clause"}],
    }


def test_errors_name_cue_and_rule(tmp_path: Path) -> None:
    gold = {"id": "a", "text": TEXT, "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[20, 41]]}]}
    other = {"id": "b", "text": "Nobody agrees.", "attributions": [{"source": [], "cue": [[7, 13]], "content": [[0, 6]]}]}
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(gold) + "\n" + json.dumps(other) + "\n")
    shown = report(attribution.wrong(file))
    assert "1  content differs  [statement:clause]" in shown and "1  missed  [agrees]" in shown
