"""`judge`, `log` and `diff` as an analyst uses them, over claims made by hand."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli import author
from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store
from tests.cli import builder

ONE, OTHER = "nor-lva-1-0", "nor-lva-2-0"


def ask(ledger: Path, *arguments: str, code: int = 0, given: str | None = None, **environment: str | None) -> Result:
    env = {"COLUMNS": "80", "REPORTEDLY_AUTHOR": "Ana Ruiz", "XDG_CONFIG_HOME": str(ledger.parent), **environment}
    result = CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], env=env, input=given)
    assert result.exit_code == code, result.output
    if not {"--json", "judge"} & set(arguments):
        assert max(map(len, result.stdout.splitlines()), default=0) <= 80
    return result


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def flat(result: Result) -> str:
    return " ".join((result.stdout + result.stderr).split())


def test_a_field_and_its_undo(ledger: Path) -> None:
    told = flat(ask(ledger, "judge", "field", ONE, "status", "planned", "--reason", "not yet there"))
    assert f"1: {ONE}: status: planned (Ana Ruiz)" in told and "read as happened" in told and "not yet there" in told
    shown = flat(ask(ledger, "show", ONE))
    for words in ("deploy planned", "judged status: planned read as happened", "no. 1", "not yet there", "judged by Ana Ruiz"):
        assert words in shown
    (record,) = rows(ask(ledger, "show", ONE, "--json"))
    assert record["status"] == "planned" and record["judged"]["read_as"] == {"status": "happened"}  # type: ignore[index]
    assert "takes back 1" in flat(ask(ledger, "judge", "undo", "1"))
    assert "deploy happened" in flat(ask(ledger, "show", ONE))


def test_wrong_claims_stay_in_sight(ledger: Path) -> None:
    assert "and so of the same words in 1 other report" in flat(ask(ledger, "judge", "wrong", ONE))
    assert "judged wrong, counts for nothing" in flat(ask(ledger, "show", "nor-lva-1"))
    assert "judged wrong, counts for nothing" in flat(ask(ledger, "show", ONE))
    copy = flat(ask(ledger, "show", OTHER))
    assert "judged wrong, counts for nothing" in copy and "of the same words in nor-lva-1" in copy
    assert [row["reports"] for row in rows(ask(ledger, "timeline", "NOR", "--json"))] == [2]
    ask(ledger, "judge", "right", OTHER)
    assert [row["reports"] for row in rows(ask(ledger, "timeline", "NOR", "--json"))] == [1, 2]


def test_same_and_not_same(ledger: Path) -> None:
    events = [str(row["event_id"]) for row in rows(ask(ledger, "timeline", "NOR", "--json"))]
    told = flat(ask(ledger, "judge", "not-same", events[0], OTHER))
    assert f"{events[0]} and {OTHER} are not the same" in told and told.count("happened 1") == 2
    assert len(rows(ask(ledger, "timeline", "NOR", "--json"))) == 3
    assert "planned 2, happened 1" in flat(ask(ledger, "judge", "same", *events[:2]))


def test_alias(ledger: Path) -> None:
    assert "“the ministry” is Liv Dahl (NOR)" in flat(ask(ledger, "judge", "alias", "the ministry", "Liv Dahl (NOR, person)"))
    assert "Latvia is in" in flat(ask(ledger, "judge", "alias", "Norway", "Latvia"))
    assert [row["id"] for row in rows(ask(ledger, "actors", "--json"))] == ["LVA"]


def test_list_export_and_import(ledger: Path, tmp_path: Path) -> None:
    assert "No one has judged anything" in ask(ledger, "judge", "list").stdout
    ask(ledger, "judge", "wrong", ONE, "--author", "Ben  Ode")
    ask(ledger, "judge", "undo", "1")
    listed = rows(ask(ledger, "judge", "list", "--json"))
    assert [(row["author"], row["stands"], row["lost"]) for row in listed] == [("Ben Ode", False, False), ("Ana Ruiz", False, False)]
    assert "Ben Ode" in ask(ledger, "judge", "list").stdout
    file = tmp_path / "judgements.jsonl"
    assert "2 judgements written" in flat(ask(ledger, "judge", "export", str(file)))
    assert file.read_text() == ask(ledger, "judge", "export").stdout
    other = tmp_path / "other.sqlite"
    Store.open(other).close()
    assert "2 judgements added, 0 there already" in flat(ask(other, "judge", "import", str(file)))
    assert rows(ask(other, "judge", "import", "-", "--json", given=file.read_text())) == [{"added": [], "same": 2, "lost": []}]
    ask(ledger, "judge", "wrong", OTHER)
    ask(ledger, "judge", "export", str(file))
    assert "1 judgement added, 2 there already; 1 of them match no claim" in flat(ask(other, "judge", "import", str(file)))
    assert "no longer matches: “Norway sent" in flat(ask(other, "judge", "list"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (f"same {ONE} {ONE}", 2, "are one and the same"),
        ("same nor-lva-1 nor-lva-2", 2, "nor-lva-1 is a report"),
        ("right nor-lva-1-", 2, "ids begin with"),
        ("right xyz", 6, "Nothing in the ledger has an id"),
        ("wrong e-", 2, "ids begin with"),
        (f"field {ONE} colour red", 2, "There is no field colour"),
        (f"field {ONE} status done", 2, "There is no status done"),
        (f"field {ONE} sides NOR", 2, "who > to whom"),
        ("alias Norway Norwegian", 2, "is already what Norway is called"),
        ("undo 7", 6, "There is no judgement 7"),
        ("undo first", 2, "NUMBER"),
        ("import none.jsonl", 1, "no such file"),
        ("export /", 1, "cannot be written"),
    ],
)
def test_judgements_that_make_no_sense(arguments: str, code: int, words: str, ledger: Path) -> None:
    said = flat(ask(ledger, "judge", *arguments.split(), code=code))
    assert words in said and "Traceback" not in said
    with Store.open(ledger) as store:
        assert store.judgements() == []


def test_an_event_is_no_claim(ledger: Path) -> None:
    event = str(rows(ask(ledger, "timeline", "NOR", "--json"))[0]["event_id"])
    assert f"Its claims: {ONE}, {OTHER}" in flat(ask(ledger, "judge", "wrong", event, code=2))


def test_who_judges(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = ask(ledger, "judge", "right", ONE, code=2, REPORTEDLY_AUTHOR=None)
    assert "Who judges? Give a name with --author, or set REPORTEDLY_AUTHOR" in flat(refused)
    monkeypatch.setattr(author, "asked", lambda: True)
    assert "Your name" in ask(ledger, "judge", "right", ONE, given="Ben Ode\n", REPORTEDLY_AUTHOR=None).stderr
    monkeypatch.setattr(author, "asked", lambda: False)
    ask(ledger, "judge", "right", ONE, REPORTEDLY_AUTHOR=None)
    ask(ledger, "judge", "right", ONE, "--author", "Cem")
    assert [row["author"] for row in rows(ask(ledger, "judge", "list", "--json"))] == ["Ben Ode", "Ben Ode", "Cem"]


def test_log(ledger: Path) -> None:
    assert flat(ask(ledger, "log")).count("added") == 2
    ask(ledger, "judge", "field", ONE, "status", "denied", "--reason", "a slip")
    assert "… 2 earlier entries" in flat(ask(ledger, "log", "--last", "1"))
    for id in (ONE, "nor-lva-1", "1"):
        told = flat(ask(ledger, "log", id))
        assert f"{ONE}: status: denied Ana Ruiz, no. 1" in told and "a slip" in told
    event = str(rows(ask(ledger, "show", OTHER, "--json"))[0]["event_id"])
    told = flat(ask(ledger, "log", event))
    assert "not told → " in told and "Fjord Post" in told
    assert [row["what"] for row in rows(ask(ledger, "log", ONE, "--json"))] == ["told", "judged"]
    assert "There is no judgement 9" in flat(ask(ledger, "log", "9", code=6))
    empty = ledger.parent / "empty.sqlite"
    Store.open(empty).close()
    assert "Nothing has happened" in ask(empty, "log").stdout


def test_diff(ledger: Path) -> None:
    first = ask(ledger, "diff").stdout
    for words in ("since the ledger was made", "New events", "deploy: Norway → Latvia", "“Norway sent at least 200 troops"):
        assert words in first
    assert flat(ask(ledger, "diff")).startswith("0 changes since")
    ask(ledger, "judge", "field", ONE, "status", "denied", "--reason", "a slip")
    told = flat(ask(ledger, "diff"))
    for words in ("Other status", "happened → denied", "judged by Ana Ruiz, no. 1", "(last asked)"):
        assert words in told
    ask(ledger, "judge", "field", OTHER, "status", "happened")
    told = flat(ask(ledger, "diff"))
    for words in ("denied → happened", "judged by Ana Ruiz, no. 2"):
        assert words in told
    ask(ledger, "judge", "field", OTHER, "numbers", "none")
    ask(ledger, "judge", "field", ONE, "numbers", "none")
    assert "at least 200 troops (Norway) → given no more" in flat(ask(ledger, "diff"))
    found = rows(ask(ledger, "diff", "--since", "2000-01-01", "--json"))
    assert [row["change"] for row in found].count("new") == 2 and found[0]["claim_id"] == OTHER
    assert flat(ask(ledger, "diff")).startswith("0 changes since")
    assert "--since yesterday is no time" in flat(ask(ledger, "diff", "--since", "yesterday", code=2))


def test_versions(ledger: Path) -> None:
    assert "There is only this version" in ask(ledger, "show", "nor-lva-1", "--versions").stdout
    with Store.open(ledger) as store:
        later = builder.report(
            "nor-lva-1", builder.TEXT.replace("3 March 2025", "3 March 2025 by sea") + " Riga thanked Oslo.", day="2025-03-05"
        )
        store.add(later, builder.reading(later).claims)
    told = flat(ask(ledger, "show", "nor-lva-1", "--versions"))
    for words in ("on 3 March 2025 [+by sea], the", "+ Riga thanked Oslo.", "date: 2025-03-04 → 2025-03-05", "Version 2", "counts"):
        assert words in told
    first, second = rows(ask(ledger, "show", "nor-lva-1", "--versions", "--json"))
    assert first["passages"] == [] and [one["fields"]["quote"] for one in second["changed"]]  # type: ignore[attr-defined]
    assert "is no report" in flat(ask(ledger, "show", ONE, "--versions", code=2))
