"""Floors compare, rise and never fall; the bench command says what is missing."""

import json
from pathlib import Path

import pytest
from bench.quality import floors
from bench.quality.__main__ import main
from hypothesis import given
from hypothesis import strategies as st

RESULT = {"found": {"f1": 0.7}, "status": 0.9, "reports": 3, "place": None}


@pytest.mark.parametrize(
    ("path", "value"),
    [("found.f1", 0.7), ("status", 0.9), ("place", None), ("found", None), ("found.f1.x", None), ("no", None)],
)
def test_figures_by_path(path: str, value: float | None) -> None:
    assert floors.figure(RESULT, path) == value


def test_what_is_under_its_floor_or_missing_is_named() -> None:
    assert floors.fallen(RESULT, {"found.f1": 0.7, "status": 0.8}) == []
    assert floors.fallen(RESULT, {"found.f1": 0.71, "gone": 0.1}) == [
        "found.f1 is 0.7, its floor 0.71",
        "gone is None, its floor 0.1",
    ]


@given(st.floats(0, 1), st.floats(0, 1))
def test_floors_only_rise(floor: float, value: float) -> None:
    assert floors.raised({"a": value}, {"a": floor}) == {"a": max(floor, value)}


def test_the_fingerprint_is_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    first = floors.fingerprint(tmp_path)
    (tmp_path / "note.txt").write_text("passed over")
    assert floors.fingerprint(tmp_path) == first
    (tmp_path / "a.json").write_text("[]")
    assert floors.fingerprint(tmp_path) != first


def test_the_floors_that_are_kept_are_figures() -> None:
    for name, kept in floors.load().items():
        assert len(kept["data"]) == 16, name
        assert all(0 < floor <= 1 for floor in kept["floors"].values())


SCORE = """import json, sys
gold = [json.loads(line) for line in open(sys.argv[2])]
print(json.dumps({"missing": 0, "task": sys.argv[1], "records": len(gold), "share": 0.5}))
"""


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A folder of coded data with a measure that always finds a half."""
    (tmp_path / "score.py").write_text(SCORE)
    record = {"id": "a", "date": "2025-07-09", "text": "Guards left on Friday.", "timexes": []}
    (tmp_path / "own.jsonl").write_text(json.dumps(record) + "\n")
    return tmp_path


def test_one_line_of_json_for_each_measure(coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("time", "quantity"):
        assert main([name, str(coded)]) == 0
        row = json.loads(capsys.readouterr().out)
        assert row["bench"] == row["own"]["task"] == name and row["own"]["records"] == 1


@pytest.mark.parametrize(("floor", "code"), [(0.4, 0), (0.5, 0), (0.6, 1)])
def test_a_fall_under_a_floor_is_an_error(coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floor: float, code: int) -> None:
    file = tmp_path / "floors.json"
    monkeypatch.setattr(floors, "FILE", file)
    own = coded / "own.jsonl"
    floors.save({"time/own": {"data": floors.fingerprint(own), "floors": {"share": floor}}}, file)
    for data in (own, coded):
        assert main(["time", str(data), "--floors"]) == code
        assert main(["time", str(data), "--raise"]) == code
    assert floors.load(file)["time/own"]["floors"]["share"] == max(floor, 0.5)
    assert main(["time", str(data), "--lower"]) == 0
    assert floors.load(file)["time/own"]["floors"]["share"] == 0.5


def test_other_data_has_no_floors(coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["time", str(coded), "--floors"]) == 0
    assert "No floors for time/own" in capsys.readouterr().err


def test_a_missing_folder_or_measure_is_said_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["time", str(tmp_path / "gone")]) == 2
    assert "is no file or folder" in capsys.readouterr().err
    assert main(["time", str(tmp_path)]) == 2
    assert "no .jsonl file" in capsys.readouterr().err
