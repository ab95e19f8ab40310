"""Bad input: one clear message each, the exit code of its kind, no traceback, a line in docs/errors.md."""

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app
from tests.cli.program import reportedly

ROOT = Path(__file__).parents[2]
FAMILIES = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
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


@pytest.mark.parametrize(("name", "data", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_file_that_cannot_be_taken_in(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    line = said(["read", str(path)], 1)
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
    path.write_text('\n{"id": "a", "text": ""}\n{oops\n')
    line = said(["read", str(path)], 1)
    assert "line 2: the text is empty" in line and "bad JSON at line 3" in line


@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", "9 July 2025"])
def test_impossible_day_is_wrong_usage(day: str, tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    assert "--date" in said(["read", str(path), "--date", day], 2)


@pytest.mark.parametrize("arguments", [["read"], ["read", "--no-such-option", "x"], ["nothing"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert said(arguments, 2)


def test_folder_with_some_bad_files(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    (tmp_path / "e.png").write_bytes(b"PNG")
    line = said(["read", str(tmp_path)], 1)
    assert "b.json" in line and "d.pdf: the PDF is damaged" in line and "e.png: skipped" in line


def test_all_of_it_with_the_real_program(tmp_path: Path) -> None:
    """A folder of every bad file and a good one: `read` and `add` list the bad, and take the good."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data, _ in FILES:
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    ledger = tmp_path / "ledger.sqlite"
    for arguments in (["read", folder], ["add", folder, "--ledger", ledger]):
        result = reportedly(*arguments)
        assert result.returncode == 1 and "Traceback" not in result.stderr
        said = " ".join(result.stderr.split())
        for name, _, message in FILES:
            assert name in said and message in said
        assert "good" in result.stdout or "2 new" in result.stdout
    kept = [json.loads(line)["id"] for line in reportedly("reports", "--json", "--ledger", ledger).stdout.splitlines()]
    assert kept == ["german", "good"]  # what is not in English is kept, and not read


def test_standard_input() -> None:
    result = reportedly("read", "-", "--date", "2025-03-04", "--json", given=GOOD)
    assert result.returncode == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert {claim["report"]["id"] for claim in claims} == {"stdin"}
    assert all(GOOD[claim["span"][0] : claim["span"][1]] == claim["quote"] for claim in claims)
    assert reportedly("read", "-", given="").returncode == 1
