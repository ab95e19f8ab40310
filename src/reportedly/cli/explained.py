"""Why a claim says what it says: for each field its value, the words that it stands on and the rules that made it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.cli.claims import STYLES as STATUSES
from reportedly.cli.words import days, interval, shorten
from reportedly.model.claim import Claim, Reason
from reportedly.model.report import Report

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

FIELDS = ("event", "actors", "recipients", "sources", "status", "time", "place", "quantities")
NARROW = 72  # columns: below, words and rules stand under the value


def print_explained(report: Report, claims: Iterable[Claim]) -> None:
    """Each claim of a report: its quotation, its fields one by one, and what it leaves untold."""
    from rich.padding import Padding

    from reportedly.cli.marked import quotation
    from reportedly.cli.output import out

    console = out()
    for claim in claims:
        console.print()
        console.print(headline(claim))
        console.print(Padding(quotation(claim), (0, 0, 0, 2)))
        console.print(explanation(report, claim, console.width))


def headline(claim: Claim) -> "Text":
    """Kind and status, with the claim's id."""
    from rich.text import Text

    line = Text(f"{claim.event.kind} ", style="bold").append(claim.status, style=f"not bold {STATUSES.get(claim.status, '')}")
    return line.append(f"  {claim.id}", style="not bold dim")


def explanation(report: Report, claim: Claim, width: int) -> "Table":
    """A line for each reason, wide or narrow, and one that names the fields that the words leave untold."""
    from rich.table import Table
    from rich.text import Text

    wide = width >= NARROW
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=12, no_wrap=True)
    for share in (5, 7, 4) if wide else (1,):
        table.add_column(ratio=share, overflow="fold")
    before = ""
    for reason in claim.reasons:
        field = Text("  " + reason.field if reason.field != before else "", style="cyan")
        what, told, rules = Text(value(claim, reason)), Text(words(report, reason), "italic"), Text(", ".join(reason.rules), "dim")
        table.add_row(field, *([what, told, rules] if wide else [Text("\n").join([what, Text("  ").join([told, rules])])]))
        before = reason.field
    untold = [field for field in FIELDS if all(reason.field != field for reason in claim.reasons)]
    if untold:
        table.add_row(Text("  not told", style="dim"), Text(", ".join(untold), style="dim"), *([""] * (2 if wide else 0)))
    return table


def value(claim: Claim, reason: Reason) -> str:
    """A reason's value as a person reads it: days for a time, a range for a number."""
    if reason.field == "time" and claim.time and (claim.time.start or claim.time.end):
        return days(claim.time.start, claim.time.end)
    if reason.field == "quantities":
        found = next((q for q in claim.quantities if q.text == reason.value), None)
        return interval(found.low, found.high, found.modifier) if found else reason.value
    return reason.value


def words(report: Report, reason: Reason) -> str:
    """The words of the report, each stretch in its own quotation marks."""
    return " ".join(f"“{shorten(span.of(report.text))}”" for span in reason.words)
