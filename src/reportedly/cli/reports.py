"""`reportedly reports`: what is in the ledger."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from reportedly.ledger.sqlite import Kept


Unread = Annotated[bool, typer.Option("--unread", help="Only reports in other languages than English, which are kept and not read.")]


def command(unread: Unread = False, ledger: LedgerPath = None, as_json: Json = False) -> None:
    """Lists the reports in the ledger, by day of publication.

    Examples:

        reportedly reports
        reportedly reports --ledger stories.sqlite --json
        reportedly reports --unread

    Of a report with several versions the newest is listed. `reportedly show ID`
    prints its text.
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import out, write_lines

    with Ledger(ledger, create=False) as open_ledger:
        kept = [one for one in open_ledger.reports() if one.report.unread or not unread]
    if as_json:
        write_lines(as_object(one) for one in kept)
    elif kept:
        out().print(reports_table(kept))
    elif unread:
        out().print("The ledger holds no reports that were not read.")
    else:
        out().print("The ledger holds no reports. Add some with: reportedly add FILE")


def as_object(kept: "Kept") -> dict[str, Any]:
    """A report without its text."""
    report = kept.report
    return {
        "id": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "language": report.language,
        "version": kept.version,
        "versions": kept.versions,
        "claims": kept.claims,
        "added_at": kept.added_at,
        "reader": kept.reader,
    }


def reports_table(several: "Iterable[Kept]") -> "Table":
    """One row a report: day, number of claims, id, and headline with outlet."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid
    from reportedly.cli.words import days
    from reportedly.intake.language import language_name

    def about(kept: "Kept") -> Text:
        told = [kept.report.outlet or "", f"version {kept.version}" if kept.versions > 1 else ""]
        if kept.report.unread:
            told.append(f"not read: {language_name(kept.report.language or 'und')}")
        cell = Text(kept.report.title or "")
        details = " · ".join(filter(None, told))
        if details:
            cell.append(("\n" if cell.plain else "") + details, style="dim")
        return cell

    columns = (
        Column("Published", most=11, least=11),
        Column("Claims", most=6, least=6, right=True),
        Column("Id", most=28, least=16),
        Column("Title and outlet", share=1),
    )
    rows = ((days(kept.report.published, kept.report.published), str(kept.claims), kept.report.id, about(kept)) for kept in several)
    return grid(columns, rows)
