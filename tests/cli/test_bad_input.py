"""Bad input: one clear message each, the exit code of its kind, no traceback, and a line in docs/errors.md."""

import json
import os
import re
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

ROOT = Path(__file__).parents[2]
FAMILIES = re.findall(
    r"^\| `([^`]+)` \|", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE
)
GOOD = "The foreign minister of Norway visited Latvia on 3 March 2025 and met the president in Riga."
run = CliRunner().invoke


def said(arguments: list[str], code: int) -> str:
    """Standard error of a command that has to end with `code`, as one line."""
    result = run(app, arguments)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return " ".join(result.stderr.split())


FILES = [
    ("empty.txt", b" \n\t\n", "the text is empty"),
    ("latin.txt", "Le ministre a rencontré le président".encode("latin-1"), "text (byte"),
    ("binary.txt", b"PK\x03\x04\x00\x00\x00", "holds NUL bytes"),
    (
        "german.txt",
        "Der Außenminister besuchte am Freitag die Hauptstadt und sprach mit dem König.".encode(),
        "too little English",
    ),
    ("broken.json", b'{"id": "a",\n "text": "The minister', "bad JSON at line 2"),
    ("list.json", b"[]", "the array is empty"),
    ("number.json", b"7", "not a JSON object"),
    ("no-text.json", b'{"id": "a"}', '"text" is missing'),
    ("typed.json", json.dumps({"title": 3, "text": GOOD}).encode(), "must be a string"),
    ("day.json", json.dumps({"date": "2025-02-30", "text": GOOD}).encode(), "does not exist"),
    ("us-day.json", json.dumps({"date": "07/09/2025", "text": GOOD}).encode(), "is not an ISO date"),
    ("nul.json", json.dumps({"text": "a\0b " + GOOD}).encode(), "holds NUL characters"),
    ("none.jsonl", b"\n\n", "the file is empty"),
]


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize(("name", "data", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_file_that_cannot_be_taken_in(
    command: str, name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    arguments = [command, str(path)] + (["--ledger", str(tmp_path / "l.sqlite")] if command == "add" else [])
    line = said(arguments, 1)
    assert message in line and name in line
    assert any(family in line for family in FAMILIES)


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    assert "no such file" in said(["read", str(tmp_path / "nowhere.txt")], 1)
    assert "no reports in this folder" in said(["read", str(tmp_path)], 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(GOOD)
    path.chmod(0)
    assert "not allowed to read this file" in said(["read", str(path)], 1)


def test_bad_line_of_json_lines_is_named(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"id": "a", "text": GOOD}) + "\n{oops\n")
    result = run(app, ["read", str(path), "--json"])
    assert result.exit_code == 1
    assert "line 2" in " ".join(result.stderr.split())
    assert {json.loads(line)["report"]["id"] for line in result.stdout.splitlines()} == {"a"}


@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", "9 July 2025"])
def test_impossible_day_is_wrong_usage(day: str, tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    assert "--date" in said(["read", str(path), "--date", day], 2)


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--no-such-option", "x"], ["nothing"], ["timeline"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert said(arguments, 2)


def test_folder_with_some_bad_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.json").write_text("{")
    (folder / "c.json").write_text(json.dumps({"id": "c", "date": "2025-03-04", "text": GOOD}))
    (folder / "d.pdf").write_bytes(b"%PDF")
    ledger = str(tmp_path / "l.sqlite")
    line = said(["add", str(folder), "--ledger", ledger], 1)
    assert "b.json" in line and "d.pdf: skipped" in line
    result = run(app, ["reports", "--ledger", ledger, "--json"])
    assert {json.loads(row)["id"] for row in result.stdout.splitlines()} == {"a", "c"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds one report."""
    (tmp_path / "good.json").write_text(json.dumps({"id": "good", "date": "2025-03-04", "text": GOOD}))
    path = tmp_path / "ledger.sqlite"
    assert run(app, ["add", str(tmp_path / "good.json"), "--ledger", str(path)]).exit_code == 0
    return path


@pytest.mark.parametrize(
    "command", [["timeline", "NOR"], ["figures", "NOR"], ["reports"], ["actors"], ["show", "x"]]
)
def test_no_ledger_yet(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    assert "no ledger at" in said([*command, "--ledger", str(path)], 5)
    assert not path.exists()


def test_ledger_that_is_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in said(["reports", "--ledger", str(tmp_path)], 5)


def test_ledger_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    for command in (["reports"], ["add", str(ROOT / "examples" / "ven-guy-06-rubio.json")]):
        assert "no SQLite file" in said([*command, "--ledger", str(path)], 5)
    assert path.read_text() == "my notes"


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    assert "not a Reportedly ledger" in said(["reports", "--ledger", str(path)], 5)
    assert path.read_bytes() == before


def test_ledger_of_a_newer_version(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "version 999" in said(["reports", "--ledger", str(ledger)], 5)


def test_damaged_ledger(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    data = bytearray(ledger.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    ledger.write_bytes(bytes(data))
    assert "damaged" in said(["reports", "--ledger", str(ledger)], 5)
    assert "BAD" in run(app, ["doctor", "--ledger", str(ledger)]).stdout


def test_ids_and_sides_that_are_not_there(ledger: Path) -> None:
    assert "nothing-like-it" in said(["show", "nothing-like-it", "--ledger", str(ledger)], 6)
    assert "Atlantis" in said(["timeline", "Atlantis", "--ledger", str(ledger)], 6)
    assert "nokind" in said(["codebook", "nokind"], 6)
