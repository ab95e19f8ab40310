"""`--processes`: the same answers from several processes."""

import json
from pathlib import Path

import pytest

from reportedly.api import Ledger
from tests.cli.program import ROOT, refused, reportedly

EXAMPLES = sorted((ROOT / "examples").glob("rus-prk-0*.json"))[:3]


def test_two_processes_read_the_same_as_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    plain, several = (reportedly("read", *EXAMPLES, broken, "--json", "--processes", n) for n in (1, 2))
    assert plain.stdout == several.stdout and plain.stdout.count("\n") > 5
    assert plain.returncode == several.returncode == 1 and plain.stderr == several.stderr


def test_two_processes_add_the_same_and_know_it_again(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sqlite"
    first, again = (json.loads(reportedly("add", *EXAMPLES, "--ledger", ledger, "--processes", 2, "--json").stdout) for _ in range(2))
    assert first["new"] == again["same"] == 3 and first["claims"] > 5 and not again["new"]
    assert [row["id"] for row in first["reports"]] == [row["id"] for row in again["reports"]] == [path.stem for path in EXAMPLES]


def test_an_impossible_number_is_refused() -> None:
    refused(reportedly("read", EXAMPLES[0], "--processes", 0), 2, "--processes")


def test_the_program_interface_takes_them_too(tmp_path: Path) -> None:
    with Ledger(tmp_path / "b.sqlite") as ledger:
        added = ledger.add(ROOT / "examples" / EXAMPLES[0].name, processes=2)
    assert [one.kind for one in added] == ["new"] and added[0].claims


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_option_is_explained(command: str) -> None:
    assert "--processes" in reportedly(command, "--help").stdout
