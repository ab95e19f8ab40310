"""`reportedly read --statements`."""

import json

from tests.cli.program import reportedly

TEXT = "The mayor of Porto said on Friday that the envoys believe the strait is safe."


def test_statements_as_a_table() -> None:
    shown = reportedly("read", "-", "--statements", given=TEXT, COLUMNS="80").stdout
    assert "The mayor of Porto" in shown and "  the envoys" in shown and "Who " in shown


def test_statements_as_json_quote_the_text() -> None:
    rows = [json.loads(line) for line in reportedly("read", "-", "--statements", "--json", given=TEXT).stdout.splitlines()]
    assert [(row["source"], row["cue"], row["level"]) for row in rows] == [("The mayor of Porto", "said", 0), ("the envoys", "believe", 1)]
    for row in rows:
        assert [TEXT[a:b] for a, b in row["content_spans"]] == [row["content"]]


def test_no_statements() -> None:
    assert "No statements found." in reportedly("read", "-", "--statements", given="It rained in the hills all day.").stdout
