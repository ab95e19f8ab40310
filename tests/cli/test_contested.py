"""Life, contests, series and relations as the commands print them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep

DAYS = "2025-03-03"
PLAN = Draft("Norway will send troops to Latvia", by="NOR", status="planned", days="2025-03-03")
SENT = Draft("Norway has sent 200 troops to Latvia", by="NOR/Ida Berg", days=DAYS, numbers=((200, 200, "troops"),))
MORE = Draft(
    "Norway sent 300 more troops to Latvia", by="NOR/Ida Berg", days="2025-04-02", numbers=((300, 300, "troops"),), additional=True
)
OTHER = Draft("Norway has sent 900 troops to Latvia", by="EST", days=DAYS, numbers=((900, 900, "troops"),))
NOT = Draft("Norway has sent troops to Latvia", by="LVA/Juris Ozols", status="denied", rule="speaker-denies", days=DAYS)
VISIT = Draft("Berg will visit Riga", kind="visit", actors="NOR/Ida Berg", by="NOR", status="planned", days="2025-03-20", trigger="visit")
TOLD = [("03-01", PLAN), ("03-04", SENT), ("03-05", OTHER), ("03-06", NOT), ("04-02", MORE), ("03-07", VISIT)]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path: Path = tmp_path_factory.mktemp("contested") / "ledger.sqlite"
    with Store.open(path) as store:
        for number, (day, draft) in enumerate(TOLD):
            keep(store, dispatch(f"r{number}", draft, day=f"2025-{day}"), draft)
    yield path


def ask(ledger: Path, *arguments: str, code: int = 0, columns: int = 80) -> Result:
    result = CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], env={"COLUMNS": str(columns), "NO_COLOR": "1"})
    assert result.exit_code == code, result.output
    assert max(map(len, result.stdout.splitlines()), default=0) <= columns or "--json" in arguments
    return result


def said(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_timeline_tells_how_far_it_came(ledger: Path) -> None:
    shown = said(ask(ledger, "timeline", "NOR", "LVA", columns=160))
    for words in ("disputed", "announced 1 Mar 2025 → happened 4 Mar 2025", "overdue 21 Mar 2025"):
        assert words in shown
    before = ask(ledger, "timeline", "NOR", "LVA", "--as-of", "2025-03-10", "--json").stdout.splitlines()
    assert {row["life"]["changes"][-1]["stage"] for row in map(json.loads, before)} == {"disputed", "announced"}


def test_show_tells_the_life_and_who_says_what(ledger: Path) -> None:
    event = json.loads(ask(ledger, "timeline", "NOR", "--kind", "deploy", "--json").stdout.splitlines()[0])
    shown = ask(ledger, "show", event["event_id"]).stdout
    for words in ("deploy disputed", "Since", "6 Mar 2025   disputed", "Juris Ozols", "asserts", "denies"):
        assert words in shown


def test_contested(ledger: Path) -> None:
    shown = said(ask(ledger, "contested", columns=200))
    for words in ("Asserted by", "Denied by", "Ida Berg · since 4 Mar 2025", "Juris Ozols · since 6 Mar 2025"):
        assert words in shown
    (row,) = map(json.loads, ask(ledger, "contested", "LVA", "--json").stdout.splitlines())
    assert [one["name"] for one in row["denied"]] == ["Latvia"] and row["since"] == "2025-03-06"
    assert ask(ledger, "contested", "--as-of", "2025-03-05").stdout.startswith("No contested events")


def test_figures_by_series(ledger: Path) -> None:
    shown = said(ask(ledger, "figures", "NOR"))
    for words in (
        "troops, deployed: Norway",
        "Total of Ida Berg: 500 = 200 + 300",
        "Contradiction: 200 (Ida Berg, 3 Mar 2025) against 900",
    ):
        assert words in shown
    assert "700 apart, 4.5 times" in shown
    (row,) = map(json.loads, ask(ledger, "figures", "NOR", "--series", "--json").stdout.splitlines())
    assert (row["measure"], len(row["figures"]), row["totals"][0]["low"], row["contradictions"][0]["gap"]) == ("deployed", 3, 500, 700)


def test_relations(ledger: Path) -> None:
    shown = ask(ledger, "relations", "NOR", "LVA").stdout
    for words in ("cooperation", "conflict", "Apr 2025", "+8.3", "disputed: AID", "5 of 5"):
        assert words in shown
    months = [json.loads(line) for line in ask(ledger, "relations", "NOR", "LVA", "--json").stdout.splitlines()]
    assert [(one["month"], one["goldstein"], one["reports"]) for one in months] == [("2025-03-01", 0, 5), ("2025-04-01", 8.3, 1)]
    assert "read" in ask(ledger, "relations", "EST", "LVA").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("contested NOR LVA EST", 2, "one side or two"),
        ("contested --as-of someday", 2, "--as-of"),
        ("timeline NOR --as-of 2025-02-30", 2, "does not exist"),
        ("relations NOR Norway", 2, "same side"),
        ("relations NOR", 2, "OTHER"),
        ("relations NOR Nowhereland", 6, "No country and no actor"),
        ("relations NOR LVA --since 2025-04-01 --until 2025-03-01", 2, "is after --until"),
        ("figures NOR --series", 2, "--json"),
    ],
)
def test_questions_that_make_no_sense(arguments: str, code: int, words: str, ledger: Path) -> None:
    told = " ".join(ask(ledger, *arguments.split(), code=code).stderr.split())
    assert words in told and "Traceback" not in told
