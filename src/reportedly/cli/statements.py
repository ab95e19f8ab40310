"""`reportedly read --statements`: who says, thinks or wants what, whether or not it is an event between states."""

from collections.abc import Iterable
from typing import Any

from reportedly.cli.grid import Column
from reportedly.cli.words import shorten
from reportedly.model.claim import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.statement import Statement

COLUMNS = (
    Column("Who", most=26, least=12),
    Column("How", most=16, least=8),
    Column("What", share=1),
)


def print_statements(pairs: Iterable[tuple[Report, Reading]], as_json: bool) -> None:
    """A table for each report, or one JSON object a statement."""
    from reportedly.cli.output import out, write_lines

    if as_json:
        write_lines(statement_record(report, one) for report, reading in pairs for one in reading.statements)
        return
    from reportedly.cli.claims import heading
    from reportedly.cli.grid import grid

    console = out()
    for number, (report, reading) in enumerate(pairs):
        if number:
            console.print()
        console.print(heading(report))
        console.print(
            grid(COLUMNS, (cells(report.text, one) for one in reading.statements)) if reading.statements else "No statements found."
        )


def cells(text: str, one: Statement) -> tuple[str, str, str]:
    """Source, cue and content; a statement within another is set in, and a source that is not told is a dash."""
    return ("  " * one.level + (words(text, one.source) or "—"), words(text, one.cue), shorten(words(text, one.content)))


def statement_record(report: Report, one: Statement) -> dict[str, Any]:
    """A statement with its words and where they stand: spans are `[start, end]` in code points of the report's text."""
    return {
        "report": report.id,
        "level": one.level,
        **{role: words(report.text, getattr(one, role)) or None for role in ("source", "cue", "content")},
        **{f"{role}_spans": [list(span) for span in getattr(one, role)] for role in ("source", "cue", "content")},
        "rule": one.rule,
    }


def words(text: str, spans: Iterable[Span]) -> str:
    """The words at the spans, pieces parted by dots."""
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)
