"""`reportedly relations`: two sides month by month."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import AsOf, Json, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.relations import Dealing, Month, Relations


def command(
    one: Annotated[str, typer.Argument(metavar="SIDE", help="A state by code or name, or an actor's name, as in `timeline`.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other side.")],
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="From the month of this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to the month of this day.")] = None,
    as_of: AsOf = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Shows what two sides did to and with each other, month by month.

    Examples:

        reportedly relations RUS PRK
        reportedly relations Venezuela Guyana --since 2025-01-01
        reportedly relations COD RWA --json

    Each event counts once, however many report it, in points from -10 (war) to 10
    (aid) of two scales: Goldstein's and PLOVER's. What is announced counts apart, what
    is disputed, denied or called off not at all. What both do to a third is no
    dealing between them. `Reports 1 of 3`: the ledger holds three reports of that
    month, and one tells of these two; a month without reports is not a month of
    peace. Changes of level are named with the events that made them. `--json`
    prints one month a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.asking import day_asked, say_where_none, span_of_days
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.model.codec import encode

    first, last = span_of_days(since, until)
    day = day_asked(as_of, "--as-of")
    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        found = open_ledger.relations(one, other, since=first, until=last, as_of=day)
    if as_json:
        write_lines(encode(month) for month in found.months)
    elif any(month.dealings for month in found.months):
        print_relations(found)
    else:
        say_where_none("dealings", [one, other])
        read = sum(month.reports for month in found.months)
        out().print(f"{read:,} reports of these months were read.", style="dim")


def print_relations(found: "Relations") -> None:
    """Sparklines, the table of months, and the changes of level."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.output import out
    from reportedly.cli.words import count

    console = out()
    for line in sparklines(found.months, console.width, sys.stdout.encoding or "ascii"):
        console.print(line)
    console.print()
    console.print(months_table(found.months))
    for heading, events in changes(found):
        console.print()
        console.print(heading)
        for event in events:
            console.print(Padding(event, (0, 0, 0, 2)))
    if found.outside:
        console.print(Text(f"\n{count(len(found.outside), 'event')} of other months, or of none that is known.", style="dim"))


def sparklines(months: "Sequence[Month]", width: int, encoding: str) -> "Iterator[Text]":
    """Cooperation, conflict and reports read, a sign a month; the newest months where not all have room."""
    from rich.text import Text

    from reportedly.cli.spark import spark

    shown = months[-max(1, width - 14) :]
    ups, downs = [_points(one, 1) for one in shown], [_points(one, -1) for one in shown]
    most = max((abs(value) for value in (*ups, *downs) if value), default=0.0)
    read = [float(one.reports) for one in shown]
    rows: tuple[tuple[str, str, Sequence[float | None], float], ...] = (
        ("cooperation", "green", ups, most),
        ("conflict", "red", downs, most),
        ("reports", "dim", read, max(read, default=0.0)),
    )
    for name, style, values, top in rows:
        yield Text(f"{name:<12} ").append(spark(values, top, encoding), style=style)
    ends = f"{shown[0].month:%b %Y}", f"{shown[-1].month:%b %Y}"
    gap = len(shown) - len(ends[0]) - len(ends[1])
    yield Text(" " * 13 + (ends[0] + " " * gap + ends[1] if gap > 0 else f"{ends[0]} – {ends[1]}"), style="dim")


def _points(one: "Month", sign: int) -> float | None:
    """The points of a month on one side; None where nothing is known of it."""
    from reportedly.answers.relations import DONE

    if not one.reports and not one.dealings:
        return None
    return sum(max(0.0, sign * each.goldstein) for each in one.dealings if each.stage in DONE)


def months_table(months: "Sequence[Month]") -> "Table":
    """One row a month with dealings; months without any that follow one another share a row."""
    from reportedly.cli.grid import Column, grid

    columns = (
        Column("Month", most=14, least=8),
        Column("Goldstein", most=9, least=9, right=True),
        Column("PLOVER", most=6, least=6, right=True),
        Column("Planned", most=11, least=7, right=True),
        Column("Reports", most=9, least=7, right=True),
        Column("Events", share=1),
    )
    rows: list[Sequence[Any]] = []
    for key, several in groupby(months, key=lambda one: (one.month if one.dealings or one.together else None, bool(one.reports))):
        group = list(several)
        rows.append(_row(group[0]) if key[0] else _quiet(group))
    return grid(columns, rows)


def _row(one: "Month") -> "Sequence[str | Text]":
    planned = (
        f"{_signed(one.planned_goldstein)} / {_signed(one.planned_intensity)}" if one.planned_goldstein or one.planned_intensity else ""
    )
    read = f"{one.about} of {one.reports}"
    return f"{one.month:%b %Y}", _signed(one.goldstein), _signed(one.intensity), planned, read, _events(one)


def _quiet(several: "Sequence[Month]") -> "Sequence[str | Text]":
    from rich.text import Text

    first, last = several[0].month, several[-1].month
    same_year = first.year == last.year
    name = f"{last:%b %Y}" if first == last else f"{first:%b}{'' if same_year else f' {first:%Y}'} – {last:%b %Y}"
    read = sum(one.reports for one in several)
    if not read:
        return name, "", "", "", "0", Text("no reports read", style="yellow")
    about = sum(one.about for one in several)
    return name, "0", "0", "", f"{about} of {read}", Text("nothing told", style="dim")


def _events(one: "Month") -> "Text":
    from rich.text import Text

    from reportedly.answers.relations import DONE
    from reportedly.cli.life import STYLES

    cell = Text()
    by_stage: dict[str, list[str]] = {}
    for plover, stage, number in one.counts:
        name = "" if stage in DONE else stage
        by_stage.setdefault(name, []).append(f"{plover} {number}" if number > 1 else plover)
    for stage in sorted(by_stage):
        cell.append("\n" if cell.plain else "")
        cell.append(f"{stage}: " if stage else "", style=STYLES.get(stage, "")).append(", ".join(by_stage[stage]))
    if one.together:
        cell.append(f"{chr(10) if cell.plain else ''}with or under a third: {one.together}", style="dim")
    return cell


def changes(found: "Relations") -> "Iterator[tuple[Text, list[Text]]]":
    """For each change of level a heading and the events that made it."""
    from rich.text import Text

    by_id = {one.event_id: one for month in found.months for one in month.dealings}
    for month in found.months:
        shift = month.shift
        if shift is None:
            continue
        text = Text(f"From {month.month:%b %Y}: ", style="bold")
        text.append(f"{_signed(shift.after)} a month, after {_signed(shift.before)}", style="not bold")
        text.append("; what came no more:" if shift.ended else "; by:", style="not bold")
        yield text, [_line(by_id[id]) for id in shift.events]


def _line(one: "Dealing") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import shorten, to_whom

    line = Text(f"{_signed(one.goldstein)} {one.kind}", style="not bold").append(
        f" {one.month:%b %Y}  " if one.month else "  ", style="dim"
    )
    line.append(to_whom(", ".join(one.actors), ", ".join(one.recipients)), style="not bold")
    return line.append(f"  “{shorten(one.quote, 60)}”  {one.event_id[:10]}", style="not bold dim")


def _signed(value: float) -> str:
    """`+8.3`, `−7`, `0`."""
    text = f"{value:+.1f}".removesuffix(".0")
    return "0" if text in ("+0", "-0") else text
