"""The comparison of speeds: what it takes and what it prints; no figure is asserted."""

import json
from pathlib import Path

import pytest
from bench.speed import read


def test_texts_are_repeated_to_a_fair_size() -> None:
    reports = read.reports_of(read.EXAMPLES, 200_000)
    assert sum(len(r.text) for r in reports) >= 200_000
    assert len({r.id for r in reports}) < len(reports)


def test_a_folder_without_reports_stops_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.main(["--data", str(tmp_path)]) == 2
    assert read.main(["--data", str(tmp_path / "gone")]) == 2
    assert "No reports in" in capsys.readouterr().err


def test_prints_one_line_with_both_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "BUDGET", 0.0)
    monkeypatch.setattr(read, "reports_of", lambda folder: read_few(folder))
    record = {"id": "a", "text": "The envoys of both sides met in Doha.", "date": "2025-07-09"}
    (tmp_path / "a.json").write_text(json.dumps(record))
    assert read.main(["--data", str(tmp_path), "--rounds", "1"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["reports"] == 1 and row["tokens"] == 9
    assert row["ratio"] > 0 and row["reading_tokens_per_cpu_s"] and row["spacy_tokens_per_cpu_s"]


def read_few(folder: Path) -> list[read.Report]:
    """The reports of the folder, once."""
    return [item for item in read.read_path(folder) if isinstance(item, read.Report)]
