"""`--ledger postgresql://…`, with the real program: what a team does with it, and that no password is ever shown."""

import json
from pathlib import Path

import pytest

from tests.cli import builder
from tests.cli.program import refused, reportedly
from tests.cli.test_ledger_faults import BY_HAND
from tests.postgres import PASSWORD, QUOTED, Postgres


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "nor-lva-1.txt"
    path.write_text(builder.TEXT)
    return path


def said(*arguments: object, first: str = "", **environment: str) -> str:
    """What the program prints, without a password."""
    result = reportedly(*arguments, first=first, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not any(secret in result.stdout + result.stderr for secret in (PASSWORD, QUOTED))
    return result.stdout


def test_a_team_adds_asks_judges_and_checks(postgres: Postgres, report: Path) -> None:
    ledger = postgres.empty()
    shown = ledger.replace(f":{QUOTED}", "")
    doctor = said("doctor", "--ledger", ledger)
    assert "none yet" in doctor and shown in "".join(doctor.split())
    added = json.loads(said("add", report, "--date", "2025-03-04", "--ledger", ledger, "--json", first=BY_HAND))
    assert (added["new"], added["ledger"]) == (1, shown)
    again = " ".join(said("add", report, "--date", "2025-03-04", "--ledger", ledger, first=BY_HAND).split())
    assert "1 same" in again and again.endswith(f"in {shown}")
    reports = [json.loads(line) for line in said("reports", "--json", REPORTEDLY_LEDGER=ledger).splitlines()]
    assert [one["id"] for one in reports] == ["nor-lva-1"]
    assert "deploy" in said("timeline", "NOR", "LVA", "--ledger", ledger, "--json")
    claims = json.loads(said("show", "nor-lva-1", "--ledger", ledger, "--json").splitlines()[0])
    said("judge", "wrong", claims["id"], "--author", "Ana", "--ledger", ledger)
    said("diff", "--ledger", ledger)
    assert "Ana" in said("log", "--ledger", ledger)
    assert "whole, 1 reports" in " ".join(said("doctor", "--ledger", ledger).split())


def test_what_is_wrong_is_said_in_one_message(postgres: Postgres, report: Path) -> None:
    there = postgres.empty()
    for command in (["reports"], ["timeline", "NOR"], ["judge", "list"]):
        refused(reportedly(*command, "--ledger", there), 5, "There is no ledger at")
    wrong = postgres.address("postgres", password="sesame")
    for arguments in (["doctor"], ["add", report], ["reports", "--json"]):
        result = reportedly(*arguments, "--ledger", wrong)
        refused(result, 5, "refuses the user or the password")
        assert "sesame" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        ("postgresql://ana:sesame@127.0.0.1:1/news", "cannot be reached"),
        ("postgresql://ana:sesame@open@127.0.0.1:1/news", "is not of the form postgresql://"),
    ],
)
def test_without_a_server(ledger: str, words: str, report: Path) -> None:
    pytest.importorskip("psycopg")
    result = reportedly("add", report, "--ledger", ledger)
    refused(result, 5, words)
    assert "sesame" not in result.stdout + result.stderr


def test_without_the_driver(report: Path) -> None:
    result = reportedly("reports", "--ledger", "postgresql://ana:sesame@h/news", first="import sys; sys.modules['psycopg'] = None")
    refused(result, 5, "pip install 'reportedly[postgres]'")
    assert "sesame" not in result.stdout + result.stderr
