"""`add`: good reports are kept, bad ones listed, and the sum says which is which."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli import batches, progress
from reportedly.cli.app import app
from reportedly.errors import ModelError
from reportedly.ledger.sqlite import Store
from reportedly.model.claim import Reading
from reportedly.model.report import Report
from tests.cli import builder


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims made by hand instead of by the pipeline."""
    monkeypatch.setattr(batches, "reader", lambda codebook: builder.read_many)


def write(folder: Path, *ids: str, text: str = builder.TEXT) -> list[Path]:
    paths = [folder / f"{id}.json" for id in ids]
    for path in paths:
        path.write_text(json.dumps({"id": path.stem, "date": "2025-03-04", "text": text}))
    return paths


def add(ledger: Path, *arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["add", *map(str, arguments), "--ledger", str(ledger)])
    assert result.exit_code == code, result.output
    return result


def test_new_same_and_version(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    (path,) = write(tmp_path, "a")
    assert "1 new, 0 same, 0 versions, 2 claims" in add(ledger, path).stdout
    assert "0 new, 1 same, 0 versions, 0 claims" in add(ledger, path).stdout
    write(tmp_path, "a", text=builder.TEXT + " Riga welcomed it.")
    assert "0 new, 0 same, 1 version, 2 claims" in add(ledger, path).stdout


def test_what_the_ledger_holds_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = tmp_path / "l.sqlite"
    paths = write(tmp_path, "a", "b")
    add(ledger, *paths)
    monkeypatch.setattr(batches, "reader", lambda codebook: pytest.fail("read again"))
    add(ledger, *paths)


def test_json_has_a_row_a_report(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    write(tmp_path, "a", "b")
    told = json.loads(add(tmp_path / "l.sqlite", tmp_path, "--json", code=1).stdout)
    assert (told["new"], told["same"], told["versions"], told["claims"]) == (2, 0, 0, 4)
    assert [row["id"] for row in told["reports"]] == ["a", "b"]
    assert len(told["bad"]) == 1 and "bad.json" in told["bad"][0]


def test_folder_with_bad_files_adds_the_good_ones(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, *(f"r{number:02}" for number in range(20)))
    (folder / "r05.json").write_text("{")
    (folder / "r07.json").write_bytes(b'{"text": "caf\xe9"}')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    result = add(ledger, folder, code=1)
    assert "18 new, 0 same, 0 versions, 36 claims" in result.stdout
    for name in ("r05.json", "r07.json", "picture.png: skipped"):
        assert name in result.stderr
    with Store.open(ledger) as store:
        assert len(store.reports()) == 18


def failing_on(bad_id: str, error: Exception) -> object:
    def read_many(reports: Iterable[Report]) -> Iterable[Reading]:
        for one in reports:
            if one.id == bad_id:
                raise error
            yield builder.reading(one)

    return lambda codebook: read_many


def test_report_on_which_the_reading_fails_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "reader", failing_on("b", IndexError("out of range")))
    result = add(tmp_path / "l.sqlite", *write(tmp_path, "a", "b", "c"), code=1)
    assert "2 new" in result.stdout
    assert "b: the reading failed (IndexError: out of range)" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_model_nothing_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "reader", failing_on("a", ModelError("The parser's model is not installed.")))
    result = add(tmp_path / "l.sqlite", *write(tmp_path, "a", "b"), code=3)
    assert result.stderr.count("not installed") == 1


def test_id_of_another_report_is_listed_and_the_rest_added(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    paths = []
    for number, id in enumerate(("a", "a", "b")):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps({"id": id, "url": f"https://x.example/{number}", "text": builder.TEXT}))
    result = add(ledger, *paths, code=1)
    assert "2 new" in result.stdout and "belongs to another report" in result.stderr


def test_half_a_character_is_listed(tmp_path: Path) -> None:
    (tmp_path / "half.json").write_text('{"id": "half", "text": "The minister of Norway met him in Riga. \\ud83d"}')
    write(tmp_path, "whole")
    result = add(tmp_path / "l.sqlite", tmp_path, code=1)
    assert "1 new" in result.stdout and "half" in result.stderr


def test_expected_number_of_reports(tmp_path: Path) -> None:
    write(tmp_path, "a", "b")
    (tmp_path / "many.jsonl").write_text("{}\n\n{}\n{}")
    (tmp_path / "picture.png").write_bytes(b"")
    assert progress.expected([tmp_path]) == 5
    assert progress.expected([tmp_path / "a.json"]) == 1
    assert progress.expected([Path("-")]) is None
