"""`reportedly timeline`: what happened between two sides, and who says so."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import AsOf, CodebookFolder, Json, Kinds, LedgerPath, Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.timeline import Happening


WHEN = 14


def command(
    sides: Sides,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first.")] = False,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what ended on this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only what began on this day or earlier.")] = None,
    kind: Kinds = None,
    as_of: AsOf = None,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """Lists what happened between two sides, and who says so.

    Examples:

        reportedly timeline RUS PRK
        reportedly timeline Rwanda "DR Congo" --newest
        reportedly timeline Guyana --kind visit --kind meet --since 2024-01-01

    An event with several claims has one row: how far it has come (announced, under
    way, happened, called off, denied, disputed, unconfirmed; overdue where its day
    has passed and no report tells of it), and since when. Where claims differ, the
    number of those that give each status stands below. `told 17 Jun 2024`: no day
    of the event is known, and this is the first report of it. `--as-of 2024-06-18`
    tells what was known on that day. `--json` prints one event a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.asking import day_asked, kinds_of, say_where_none, span_of_days, two_at_most
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.model.codec import encode

    two_at_most(sides)
    first, last = span_of_days(since, until)
    day = day_asked(as_of, "--as-of")
    kinds = kinds_of(kind, codebook)
    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        happenings = open_ledger.timeline(*sides, newest_first=newest, kinds=kinds, since=first, until=last, as_of=day)
    if as_json:
        write_lines(encode(happening) for happening in happenings)
    elif happenings:
        out().print(timeline_table(happenings))
    else:
        say_where_none("events", sides)


def timeline_table(happenings: "Iterable[Happening]") -> "Table":
    """One row an event: days, kind, stage and id, who to whom with quotation, and who tells of it."""
    from reportedly.cli.grid import Column, grid

    columns = (
        Column("When", most=WHEN, least=WHEN),
        Column("What", most=11, least=10),
        Column("Who → whom", share=1),
        Column("Who says so", most=20, least=14),
    )
    rows = ((_when(one), _what(one), _told(one), _by_whom(one)) for one in happenings)
    return grid(columns, rows, airy=True)


def _when(one: "Happening") -> "Text":
    """The event's days; where none are told, the day when it was first told of."""
    from rich.text import Text

    from reportedly.cli.words import days, folded

    known = days(one.start, one.end)
    if known or one.first_told is None:
        return Text(folded(known, WHEN) or "(no date)", style="" if known else "dim")
    return Text(f"told\n{days(one.first_told, one.first_told)}", style="dim")


def _what(one: "Happening") -> "Text":
    from rich.text import Text

    from reportedly.cli.life import STYLES

    told = dict(one.statuses)
    number = f" {told[one.life.stage]}" if len(told) > 1 and one.life.stage in told else ""
    cell = Text(one.kind).append(f"\n{one.life.stage}{number}", style=STYLES[one.life.stage])
    for status, claims in one.statuses if len(told) > 1 else ():
        if status != one.life.stage:
            cell.append(f"\n{status} {claims}", style="dim")
    return cell.append("\n" + one.event_id[:10], style="dim")


def _told(one: "Happening") -> "Text":
    from rich.text import Text

    from reportedly.cli.life import course
    from reportedly.cli.words import at_place, quantity, shorten, to_whom

    cell = Text(to_whom(", ".join(one.actors), ", ".join(one.recipients)), style="bold")
    cell.append(at_place(one.place, *one.actors, *one.recipients), style="not bold")
    for value in one.quantities:
        cell.append("\n" + quantity(value), style="not bold yellow")
    if len(one.life.changes) > 1:
        cell.append("\n").append_text(course(one.life))
    return cell.append(f"\n“{shorten(one.quote, 120)}”", style="not bold dim")


def _by_whom(one: "Happening") -> "Text":
    from rich.text import Text

    from reportedly.cli.life import told_by
    from reportedly.cli.words import listed

    cell = Text(listed(one.speakers, 3) or "(report)")
    cell.append(f"\n{told_by(one)}", style="dim")
    return cell
