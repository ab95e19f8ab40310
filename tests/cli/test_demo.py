"""`demo`: shows the main job, keeps nothing, and says where its reports are missing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli import demo
from reportedly.cli.app import app


def test_demo_shows_claims_timeline_and_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(tmp_path / "mine.sqlite"))
    result = CliRunner().invoke(app, ["demo"], env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    for command in ("read examples/", "add examples/", "timeline PRK RUS", "figures PRK RUS"):
        assert f": reportedly {command}" in result.stdout
    assert "11–13 Jul 2025" in result.stdout and "planned" in result.stdout
    assert result.stdout.count(" soldiers") > 2
    assert list(tmp_path.iterdir()) == []


def test_installed_examples_are_those_of_the_repository() -> None:
    folder = Path(__file__).parents[2] / "examples"
    assert {path.name for path in demo.examples().iterdir()} == {path.name for path in folder.iterdir()}


def test_missing_examples_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "REPORT", "nowhere.json")
    result = CliRunner().invoke(app, ["demo"])
    assert result.exit_code == 1 and "not in this installation" in " ".join(result.stderr.split())
