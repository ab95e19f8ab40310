"""Half a surrogate pair, as of a title that was cut within an emoji: it can be neither stored nor printed."""

import json
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.intake import read_path
from reportedly.model.report import Report

WHOLE = {"id": "r", "text": "The minister of Norway met him in Riga."}


@pytest.mark.parametrize("field", ["text", "id", "title", "outlet", "url"])
def test_it_is_refused_by_line_and_field(field: str, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    bad = WHOLE | {field: f"{WHOLE['text']} \ud83d"}
    path.write_text(f"{json.dumps(WHOLE)}\n{json.dumps(bad)}\n")
    good, problem = read_path(path)
    assert isinstance(good, Report) and isinstance(problem, InputError)
    assert "line 2" in str(problem) and f"the {field} holds half a character" in str(problem)


def test_other_metadata_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(WHOLE | {"teaser": "cut \ud83d"}))
    (report,) = read_path(path)
    assert isinstance(report, Report) and report.meta == {"teaser": "cut \ud83d"}


def test_name_of_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    try:
        (tmp_path / "caf\udce9.txt").write_text(WHOLE["text"])
    except OSError:
        pytest.skip("this disk takes no such name")
    (report,) = read_path(tmp_path)
    assert isinstance(report, Report) and report.id == "caf\ufffd"
