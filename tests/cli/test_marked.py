"""Quotations with their fields marked."""

from reportedly.cli.claims import by_field
from reportedly.cli.marked import STYLES, marks, quotation, whole
from tests.cli import builder

REPORT = builder.report()
CLAIMS = builder.reading(REPORT).claims


def test_every_mark_is_on_the_words_of_its_field() -> None:
    words = {name: span.of(REPORT.text) for span, name in marks(CLAIMS[0])}
    assert words["what"] == "sent" and words["who"] == "Norway" and words["when"] == "3 March 2025"
    assert set(words) == set(STYLES)


def test_quotation_is_marked_and_whole() -> None:
    shown = quotation(CLAIMS[0])
    assert shown.plain == f"“{CLAIMS[0].quote}”"
    underlined = {shown.plain[span.start : span.end] for span in shown.spans if "underline" in str(span.style)}
    assert underlined == {"sent"}


def test_quotation_over_several_lines_is_one_line() -> None:
    text = builder.TEXT.replace("to Latvia", "to\n\nLatvia", 1)
    report = builder.report(text=text)
    assert quotation(builder.reading(report).claims[0]).plain.count("\n") == 0


def test_whole_text_stays_to_the_letter() -> None:
    assert whole(REPORT.text, CLAIMS, REPORT.regions).plain == REPORT.text


def test_rules_by_field() -> None:
    assert by_field(["place:a", "place:b", "place:b", "whole"]) == ["place: a, b", "whole"]
