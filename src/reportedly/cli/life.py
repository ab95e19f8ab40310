"""Life, origins and contests of events as a person reads them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.contested import Contest, Version
    from reportedly.answers.life import Change, Life, Stance
    from reportedly.answers.timeline import Happening

STYLES = {
    "announced": "cyan",
    "under way": "green",
    "happened": "green",
    "called off": "red",
    "denied": "red",
    "disputed": "bold red",
    "unconfirmed": "yellow",
    "overdue": "bold yellow",
    "asserts": "green",
    "announces": "cyan",
    "leaves open": "yellow",
    "denies": "red",
    "calls off": "red",
}
WHAT = 26


def course(life: "Life") -> "Text":
    """`announced 9 Jul 2025 → happened 12 Jul 2025`; '' where an event has only ever been at one stage."""
    from rich.text import Text

    line = Text()
    if len(life.changes) == 1:
        return line
    for number, change in enumerate(life.changes):
        line.append(" → " if number else "", style="not bold dim")
        line.append(change.stage, style=f"not bold {STYLES[change.stage]}")
        line.append(f" {_day(change)}", style="not bold dim")
    return line


def told_by(one: "Happening") -> str:
    """`6 reports, 2 copies, 3 origins`: copies only where there are such."""
    from reportedly.cli.words import count

    copies = one.reports - one.families
    extra = [f"{copies} {'copy' if copies == 1 else 'copies'}"] if copies else []
    return ", ".join([count(one.reports, "report"), *extra, count(one.origins, "origin")])


def life_table(life: "Life") -> "Table":
    """One row a change: since when, what, by whom, and the words."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid
    from reportedly.cli.words import shorten

    columns = (
        Column("Since", most=12, least=11),
        Column("Stage", most=11, least=11),
        Column("By", most=26, least=12),
        Column("Words", share=1),
    )
    rows = (
        (
            _day(change),
            Text(change.stage, style=STYLES[change.stage]),
            "no report of it" if change.stage == "overdue" else change.by or "(report)",
            Text(f"“{shorten(change.quote, 100)}”", style="dim").append(f"  {change.claim_id}", style="not dim"),
        )
        for change in life.changes
    )
    return grid(columns, rows)


def origins_table(stances: "Iterable[Stance]") -> "Table":
    """One row a stance of an origin: side, name, what it says from when to when, in how many reports."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid
    from reportedly.cli.words import days

    columns = (
        Column("Side", most=5, least=4),
        Column("Origin", share=1),
        Column("Says", most=11, least=11),
        Column("When", most=26, least=11),
        Column("Reports", most=7, least=7, right=True),
        Column("Copies", most=6, least=6, right=True),
    )
    ordered = sorted(stances, key=lambda one: (one.origin.country is None, one.origin.country or "", not one.origin.name))
    rows = (
        (
            one.origin.country or "",
            one.origin.name or "(report)",
            Text(one.says, style=STYLES[one.says]) if one.current else Text(f"no longer\n{one.says}", style="dim"),
            days(one.since, one.last, exact=True) or "(no date)",
            str(one.reports),
            str(one.reports - one.families or ""),
        )
        for one in ordered
    )
    return grid(columns, rows)


def contested_table(several: "Iterable[Contest]") -> "Table":
    """One row a contest: the event, who asserts it and who denies it, side by side."""
    from reportedly.cli.grid import Column, grid

    columns = (Column("What", most=WHAT, least=20), Column("Asserted by", share=1), Column("Denied by", share=1))
    return grid(columns, ((_event(one), _asserted(one), _versions(one.denied)) for one in several), airy=True)


def _event(one: "Contest") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import at_place, days, to_whom

    it = one.happening
    cell = Text(f"{it.kind} ", style="bold").append(it.life.stage, style=STYLES[it.life.stage])
    cell.append("\n" + to_whom(", ".join(it.actors), ", ".join(it.recipients)), style="not bold")
    cell.append(at_place(it.place, *it.actors, *it.recipients), style="not bold")
    known = days(it.start, it.end)
    cell.append(f"\n{known}" if known else "", style="not bold")
    return cell.append(f"\n{told_by(it)}\n{it.event_id}", style="not bold dim")


def _asserted(one: "Contest") -> "Text":
    from rich.text import Text

    if not one.asserted and not one.left_open:
        return Text("no one in the ledger", style="dim")
    cell = _versions(one.asserted)
    if one.left_open:
        cell.append("\n\n" if cell.plain else "").append("left open by\n", style="dim").append_text(_versions(one.left_open))
    return cell


def _versions(several: "Sequence[Version]") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import shorten

    cell = Text()
    for number, version in enumerate(several):
        cell.append("\n\n" if number else "")
        heading = version.name or ("the reports themselves" if not version.stances[0].origin.name else "of no side")
        cell.append(heading, style="bold")
        if version.says not in ("asserts", "denies"):
            cell.append(f" {version.says}", style=STYLES[version.says])
        for stance in version.stances:
            name = stance.origin.name if stance.origin.name != heading else ""
            cell.append("\n" + " · ".join(filter(None, (name, _since(stance)))))
            cell.append(f"\n“{shorten(stance.quote, 90)}” ", style="dim").append(stance.claim_id[:10], style="dim")
    return cell


def _since(one: "Stance") -> str:
    from reportedly.cli.words import count, days

    day = days(one.since, one.since)
    told = [f"since {day}" if day else "no date"]
    return ", ".join(told + ([count(one.reports, "report")] if one.reports > 1 else []))


def _day(change: "Change") -> str:
    from reportedly.cli.words import days

    return days(change.day, change.day) or "(no date)"
