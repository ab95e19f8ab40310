"""The claims of a report as a table that a person likes to read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.cli.grid import Column, grid
from reportedly.cli.words import at_place, days, folded, quantity, says, shorten, who
from reportedly.model.claim import Claim, Note
from reportedly.model.report import Report

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

COLUMNS = (
    Column("When", most=14, least=14),
    Column("What", most=11, least=9),
    Column("Who → whom", share=1),
    Column("Who says so", most=20, least=12),
)
STYLES = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "possible": "yellow",
    "denied": "red",
    "unknown": "magenta",
}


def heading(report: Report) -> "Text":
    """Title, outlet and day of one report."""
    from rich.text import Text

    line = Text(report.title or report.id, style="bold")
    about = [report.outlet, report.published.isoformat() if report.published else "no date of publication"]
    if report.title:
        about.append(report.id)
    return line.append("\n" + " · ".join(part for part in about if part), style="not bold dim")


def claims_table(claims: Iterable[Claim]) -> "Table":
    """One row a claim: when, kind and status, who to whom with quotation and numbers, and who says so."""
    rows = ((when(claim), what(claim), told(claim), says(claim.sources)) for claim in claims)
    return grid(COLUMNS, rows, airy=True)


def when(claim: Claim) -> "Text":
    """The claim's days; where they are not known, the words of the report in brackets."""
    from rich.text import Text

    if claim.time is None:
        return Text("")
    known = days(claim.time.start, claim.time.end)
    return Text(folded(known, COLUMNS[0].most or 0)) if known else Text(f"({claim.time.text})", style="dim")


def what(claim: Claim) -> "Text":
    """Kind and status."""
    from rich.text import Text

    return Text(claim.event.kind).append("\n" + claim.status, style=STYLES.get(claim.status, ""))


def told(claim: Claim) -> "Text":
    """Parties and place, numbers, the quotation with its trigger underlined."""
    from rich.text import Text

    cell = Text(who(claim), style="bold")
    where = claim.place.name if claim.place else None
    cell.append(at_place(where, *(party.name for party in (*claim.actors, *claim.recipients))), style="not bold")
    for value in claim.quantities:
        cell.append("\n" + quantity(value), style="not bold yellow")
    cell.append("\n")
    return cell.append_text(quoted(claim))


def by_field(rules: Iterable[str]) -> list[str]:
    """Rules, each written `field:rule`, as a line for each field: `place: capital, city`."""
    fields: dict[str, list[str]] = {}
    for rule in rules:
        field, _, name = rule.partition(":")
        fields.setdefault(field, []).append(name)
    return [f"{field}: {', '.join(filter(None, dict.fromkeys(names)))}".rstrip(": ") for field, names in fields.items()]


def quoted(claim: Claim) -> "Text":
    """The quotation, shortened, with the trigger underlined where it is still in it."""
    from rich.text import Text

    words = shorten(claim.quote)
    cell = Text(f"“{words}”", style="not bold dim")
    at = words.find(claim.event.trigger)
    if at >= 0:
        cell.stylize("underline", at + 1, at + 1 + len(claim.event.trigger))
    return cell


def notes(several: Iterable[Note]) -> list[str]:
    """Notes as lines, each once."""
    return list(dict.fromkeys(note.message for note in several))
