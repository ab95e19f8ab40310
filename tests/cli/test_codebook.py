"""`codebook`: kinds listed and explained, a folder of one's own, and its mistakes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.codebook.kinds import load

ROOT = Path(__file__).parents[2]


def codebook(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["codebook", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


def test_lists_every_kind_within_the_width() -> None:
    shown = codebook().stdout
    assert all(name in shown for name in load().kinds)
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("name", sorted(load().kinds))
def test_explains_every_kind(name: str) -> None:
    shown = " ".join(codebook(name).stdout.split())
    kind = load().kinds[name]
    assert kind.plover in shown and "Examples" in shown
    assert " ".join(kind.examples[0].text.split()) in shown


def test_json_is_a_line_a_kind() -> None:
    rows = [json.loads(line) for line in codebook("--json").stdout.splitlines()]
    assert [row["name"] for row in rows] == list(load().kinds)
    assert all(row["definition"] and row["triggers"] and row["examples"][0]["text"] for row in rows)


def test_unknown_kind_names_the_nearest() -> None:
    assert "Did you mean visit" in codebook("vist", code=6).stderr


def test_page_is_what_the_codebook_says() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert page == codebook("--markdown").stdout, "docs/codebook.md is out of date: make docs"


OWN = """title: Expulsion
definition: A state sends another's diplomats away.
plover: COERCE
actor: [subject]
recipient: [object]
frames:
  - verbs: expel
    object: side
examples:
  - text: "Peru expelled the Chilean ambassador on Monday."
    trigger: expelled
"""


def test_kinds_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "expel.yaml").write_text(OWN)
    assert "expel" in codebook("--codebook", tmp_path).stdout
    assert "Peru expelled" in codebook("expel", "--codebook", tmp_path).stdout


MISTAKES = [
    ("frames:\n", "frame:\n", "key frame"),
    ("plover: COERCE\n", "", "key plover: is missing"),
    ("COERCE", "SHOUT", "line 3, key plover"),
    ("object: side", "objekt: side", "line 8, key objekt"),
    ("object: side", "object: sidereal", "line 8, key object"),
    ("    trigger: expelled\n", "", "key examples"),
    ("  - verbs: expel", "  - triggers: expel", "key frames"),
    ("title: Expulsion", "title: [Expulsion", "line 2: not valid YAML"),
    (OWN, "- a\n- b\n", "line 1: a kind is a mapping"),
    (OWN, "", "line 1: a kind is a mapping"),
    ("examples:\n", "examples: none\nframs:\n", "key frams"),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_mistake_is_reported_with_file_and_key(old: str, new: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "expel.yaml").write_text(OWN.replace(old, new))
    message = " ".join(codebook("--codebook", tmp_path, code=4).stderr.split())
    assert words in message and "expel.yaml" in message


def test_folder_that_is_none(tmp_path: Path) -> None:
    assert "is no folder" in codebook("--codebook", tmp_path / "nowhere", code=4).stderr
    assert "holds no .yaml file" in codebook("--codebook", tmp_path, code=4).stderr
