"""The commands that ask a ledger, over claims made by hand."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store


def ask(ledger: Path, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], env={"COLUMNS": "80"})
    assert result.exit_code == code, result.output
    assert max(map(len, result.stdout.splitlines()), default=0) <= 80 or "--json" in arguments
    return result


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_timeline(ledger: Path) -> None:
    shown = ask(ledger, "timeline", "NOR", "Latvia").stdout
    for words in ("3 Mar 2025", "happened", "≥ 200 troops", "Norway → Latvia", "2 reports, 1 copy, 1", "Apr 2025"):
        assert words in shown
    assert shown.index("3 Mar 2025") < shown.index("Apr 2025")
    newest = ask(ledger, "timeline", "NOR", "--newest").stdout
    assert newest.index("Apr 2025") < newest.index("3 Mar 2025")


@pytest.mark.parametrize(
    ("options", "statuses"),
    [
        ([], ["happened", "planned"]),
        (["--since", "2025-04-01"], ["planned"]),
        (["--until", "2025-03-31"], ["happened"]),
        (["--kind", "deploy"], ["happened", "planned"]),
        (["--kind", "visit"], []),
    ],
)
def test_timeline_as_json(options: list[str], statuses: list[str], ledger: Path) -> None:
    found = rows(ask(ledger, "timeline", "Oslo", "LVA", "--json", *options))
    assert [row["status"] for row in found] == statuses


def test_figures(ledger: Path) -> None:
    shown = ask(ledger, "figures", "NOR", "LVA").stdout
    for words in ("≥ 200 troops", "+300 troops", "2 reports", "Baltic Desk", "Latvia", "said 4 Mar 2025"):
        assert words in shown
    found = rows(ask(ledger, "figures", "NOR", "LVA", "--counted", "troops", "--json"))
    assert [(row["low"], row["high"], row["reports"]) for row in found] == [(300, 300, 2), (200, None, 2)]
    assert rows(ask(ledger, "figures", "NOR", "--counted", "ships", "--json")) == []


def test_show_report_claim_and_event(ledger: Path) -> None:
    report = ask(ledger, "show", "nor-lva-2").stdout
    assert "Fjord Post" in report and "Norway sent at least 200 troops" in report
    records = rows(ask(ledger, "show", "nor-lva-2", "--json"))
    assert len(records) == 2 and records[0]["id"] == "nor-lva-2-0"
    claim = ask(ledger, "show", "nor-lva-2-0").stdout
    assert "“Norway sent at least 200 troops" in claim and "kind: by hand" in claim
    event = str(records[0]["event_id"])
    shown = ask(ledger, "show", event).stdout
    assert "happened 2" in shown and "Baltic Desk" in shown and "Fjord Post" in shown
    assert len(rows(ask(ledger, "show", event[:10], "--json"))) == 2


def test_reports_and_actors(ledger: Path) -> None:
    assert "nor-lva-1" in ask(ledger, "reports").stdout
    assert [row["claims"] for row in rows(ask(ledger, "reports", "--json"))] == [2, 2]
    shown = ask(ledger, "actors").stdout
    assert "Norway" in shown and "LVA" in shown
    assert [row["id"] for row in rows(ask(ledger, "actors", "--of", "Norway", "--json"))] == ["NOR"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("timeline NOR LVA RUS", 2, "has one side or two"),
        ("timeline NOR --since tomorrow", 2, "--since"),
        ("timeline NOR --until 2025-02-30", 2, "does not exist"),
        ("timeline NOR --since 2025-04-01 --until 2025-03-01", 2, "is after --until"),
        ("timeline", 2, "SIDE"),
        ("timeline Nowhereland", 6, "No country and no actor"),
        ("figures Nowhereland", 6, "No country and no actor"),
        ("timeline NOR --kind vist", 6, "Did you mean visit"),
        ("actors --of Nowhereland", 6, "No country and no actor"),
        ("show xyz", 6, "xyz"),
        ("show nor-lva", 2, "ids begin with"),
    ],
)
def test_questions_that_make_no_sense(arguments: str, code: int, words: str, ledger: Path) -> None:
    said = " ".join(ask(ledger, *arguments.split(), code=code).stderr.split())
    assert words in said and "Traceback" not in said


@pytest.mark.parametrize("arguments", ["timeline NOR RUS", "figures NOR RUS", "timeline NOR --since 2026-01-01"])
def test_empty_answers_are_no_error(arguments: str, ledger: Path) -> None:
    assert ask(ledger, *arguments.split()).stdout.startswith("No ")


def test_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    Store.open(path).close()
    assert "reportedly add" in ask(path, "reports").stdout
    assert ask(path, "actors").stdout.startswith("No actors")
