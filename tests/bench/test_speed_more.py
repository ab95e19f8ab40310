"""Memory and processes: what they print; no figure is asserted."""

import json
from pathlib import Path

import pytest
from bench.speed import memory, processes
from bench.speed.__main__ import NAMES


def test_they_can_be_run_by_name() -> None:
    assert {"memory", "processes", "read", "startup"} <= set(NAMES)


@pytest.mark.parametrize("module", [memory, processes])
def test_a_folder_without_reports_stops_with_code_2(module: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(["--data", str(tmp_path)]) == 2  # type: ignore[attr-defined]
    assert "No reports in" in capsys.readouterr().err


def test_memory_prints_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "CODE", "print(3, 51.2)")
    monkeypatch.setattr(memory, "reports_of", lambda folder: [folder])
    for budget, code in ((600, 0), (40, 1)):
        monkeypatch.setattr(memory, "BUDGET", budget)
        assert memory.main(["--data", str(tmp_path)]) == code
        assert json.loads(capsys.readouterr().out)["peak_mb"] == 51.2


def test_processes_print_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"bench": "processes", "ratio": 1.8}
    monkeypatch.setattr(processes, "reports_of", lambda folder: [folder])
    monkeypatch.setattr(processes, "compare", lambda reports, rounds: row)
    assert processes.main(["--data", str(tmp_path)]) == 0
    row["ratio"] = 1.7
    assert processes.main(["--data", str(tmp_path)]) == 1
    assert capsys.readouterr().out.count("\n") == 2
