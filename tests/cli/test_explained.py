"""`read --explain`: wide, narrow, without colours, and for programs."""

import json

import pytest

from tests.cli.program import ROOT, reportedly

REPORT = ROOT / "examples" / "rus-prk-15-lavrov-announced.json"
FIELDS = {"event", "actors", "recipients", "sources", "status", "time", "place", "quantities"}


@pytest.mark.parametrize("columns", [40, 60, 80, 140])
def test_every_field_is_shown_within_the_width(columns: int) -> None:
    shown = reportedly("read", REPORT, "--explain", COLUMNS=str(columns), FORCE_COLOR="", NO_COLOR="1").stdout
    assert max(map(len, shown.splitlines())) <= columns
    assert {"event", "actors", "status", "time", "not told"} <= {line[2:12].strip() for line in shown.splitlines()}
    assert "“will”" in shown and "visit." in shown and "\x1b" not in shown


def test_colours_only_where_wanted() -> None:
    coloured = reportedly("read", REPORT, "--explain", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="").stdout
    plain = reportedly("read", REPORT, "--explain", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1").stdout
    assert "\x1b[36m" in coloured and "\x1b[36m" not in plain


def test_json_explains_only_where_asked() -> None:
    text = json.loads(REPORT.read_text(encoding="utf-8"))["text"]
    records = [json.loads(line) for line in reportedly("read", REPORT, "--json", "--explain").stdout.splitlines()]
    bare = [json.loads(line) for line in reportedly("read", REPORT, "--json").stdout.splitlines()]
    assert [record | {"explanation": None} for record in records] == [record | {"explanation": None} for record in bare]
    assert not any("explanation" in record for record in bare)
    for record in records:
        told = {reason["field"] for reason in record["explanation"]}
        assert told == {"event", "status"} | {field for field in FIELDS - {"event", "status"} if record[field]}
        for reason in record["explanation"]:
            assert reason["rules"] and reason["words"]
            assert all(text[slice(*word["span"])] == word["text"] for word in reason["words"])
