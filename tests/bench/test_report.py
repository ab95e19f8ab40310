"""The page of figures: what stands in it, and that it is not written without data."""

import json
from collections import Counter
from pathlib import Path

import pytest
from bench.quality import every, report
from bench.quality.__main__ import TARGETS
from bench.quality.report import Measured
from bench.quality.sets import SETS, DataSet, missing

TIME = DataSet("time", "data/time/aquaint.jsonl")
RESULT = {
    "gold": 50,
    "relaxed": {"f1": 0.91},
    "value": {"f1": 0.5},
    "blind": {"gold": 10, "relaxed": {"f1": 0.9}, "value": {"f1": 0.4}},
}


def test_every_target_belongs_to_a_data_set() -> None:
    assert set(json.loads(TARGETS.read_text())) == {one.name for one in SETS}
    assert set(json.loads(report.KNOWN.read_text())) <= {one.name for one in SETS}


def test_figures_gaps_and_known_tools_stand_in_a_row() -> None:
    text = report.page([Measured(TIME, RESULT, Counter({"missed": 8, "spurious": 2}))])
    assert "| time/aquaint | relaxed.f1 | 0.90 | 0.910 | yes | 0.900 | +0.010 | HeidelTime 0.91, SUTime 0.90 |" in text
    assert "| time/aquaint | value.f1 | 0.80 | 0.500 | no | 0.400 | +0.100 (!) | HeidelTime 0.78, SUTime 0.69 |" in text
    assert "1 of 2 figures are reached" in text


def test_causes_are_counted_and_rated_over_the_open_records() -> None:
    text = report.page([Measured(TIME, RESULT, Counter({"spurious": 2, "missed": 8}))])
    assert text.index("| missed | 8 | 20.0 |") < text.index("| spurious | 2 | 5.0 |")


def test_without_a_blind_part_or_a_list_of_errors_that_is_said() -> None:
    text = report.page([Measured(TIME, {"gold": 5, "relaxed": {"f1": 1.0}}, listed=False)])
    assert "| 1.000 | yes | – |  |" in text and "value.f1 | 0.80 | – | no" in text and "not listed by cause" in text


def test_missing_data_stops_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "quality.md"
    assert report.main([str(tmp_path), "--out", str(out)]) == 2
    assert "Coded data is missing" in capsys.readouterr().err and not out.exists()
    assert len(list(missing(tmp_path))) == len(SETS)


def test_every_task_is_passed_over_where_its_data_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert every.main([str(tmp_path)]) == 0
    assert capsys.readouterr().err.count("is not there: its quality is not measured.") == len(SETS)


@pytest.mark.parametrize(("codes", "expected"), [([0, 0], 0), ([0, 1], 1), ([2, 0], 1)])
def test_one_fall_fails_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[int], expected: int) -> None:
    some = SETS[: len(codes)]
    for data in some:
        (tmp_path / data.path).mkdir(parents=True)
    asked: list[list[str]] = []
    left = iter(codes)
    monkeypatch.setattr(every, "one", lambda arguments: (asked.append(arguments), next(left))[1])
    assert every.main([str(tmp_path)]) == expected
    assert [arguments[0] for arguments in asked] == [data.task for data in some]
    assert all(arguments[2:] == ["--floors"] for arguments in asked)
