"""`reportedly diff`: what the ledger tells otherwise than before."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.answers.changes import Change

HEADS = {
    "new": "New events",
    "status": "Other status",
    "figure": "Revised figures",
    "contradiction": "New contradictions",
    "denial": "New denials",
    "merge": "Events that are one now",
    "split": "Events that were parted",
    "gone": "Events that are gone",
}


def command(
    since: Annotated[
        str,
        typer.Option("--since", metavar="TIME", help="`last`: since this was last asked; or a day or time (UTC), as in 2025-07-09."),
    ] = "last",
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Tells what has changed in the ledger, with the claims that did it.

    Examples:

        reportedly diff
        reportedly diff --since 2025-07-09
        reportedly diff --since 2025-07-09T14:00 --json

    New events, other statuses, revised figures, contradictions, denials, and
    events that became one, were parted or are gone: each with what was told
    before and after. Times are those at which reports and judgements came into
    the ledger, not days of publication. What is told once is not told again by
    `last`.
    """
    from reportedly.api import Ledger
    from reportedly.cli.judged import moment
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import busy

    with Ledger(ledger, create=False) as open_ledger:
        with busy("Putting together what was told before and what is told now …"):
            found = open_ledger.diff(since, note=False)
        if as_json:
            write_lines(as_object(one) for one in found.changes)
        else:
            when = f"since {moment(found.since)} UTC" if found.since else "since the ledger was made"
            out().print(f"{sum_line(found.changes)} {when}{' (last asked)' if since == 'last' and found.since else ''}", soft_wrap=True)
            print_changes(found.changes)
        open_ledger.store.note_asked(found.until)  # only now: what was not told is told the next time


def sum_line(several: "Iterable[Change]") -> str:
    """How many changes there are."""
    from reportedly.cli.words import count

    return count(len(list(several)), "change")


def print_changes(several: "Iterable[Change]") -> None:
    """The changes under their heads."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.output import out

    for kind, group in groupby(several, key=lambda one: one.kind):
        out().print(Text(f"\n{HEADS[kind]}", style="bold underline"))
        for one in group:
            for indent, line in lines(one):
                out().print(Padding(line, (0, 0, 0, indent)))


def lines(one: "Change") -> "Iterator[tuple[int, Text]]":
    """The event, before and after, and the words that did it."""
    from rich.text import Text

    from reportedly.cli.claims import STYLES
    from reportedly.cli.judged import sentence
    from reportedly.cli.words import days, shorten, to_whom

    event = one.event
    when = days(event.start, event.end) or (f"told {days(event.first_told, event.first_told)}" if event.first_told else "no day")
    heading = Text(f"{event.kind}: {to_whom(', '.join(event.actors), ', '.join(event.recipients))}", style="bold")
    if one.kind == "new":
        heading.append(f"  {event.status}", style=f"not bold {STYLES.get(event.status, '')}")
    heading.append(f"  {when}", style="not bold").append(f"  {event.event_id[:10]}", style="not bold dim")
    yield 0, heading
    if one.kind in ("figure", "contradiction"):
        before, by = one.before
        line = Text(before).append(f" ({by})", "dim").append(" → " if one.kind == "figure" else " against ")
        if one.after:
            line.append(one.after[0], "yellow").append(f" ({one.after[1]})", "dim")
        else:
            line.append("given no more", "yellow")
        yield 2, line
    elif one.kind == "status":
        line = Text(one.before[0], style=STYLES.get(one.before[0], "")).append(" → ", "default")
        yield 2, line.append(one.after[0], style=STYLES.get(one.after[0], ""))
    elif one.kind == "denial":
        by = ", ".join(name or "the report" for name in one.before) or "no one else"
        yield 2, Text(f"told by {by}; denied by ").append(one.after[0] or "the report", "red")
    elif one.kind in ("merge", "split"):
        yield 2, Text(f"{', '.join(id[:10] for id in one.before)} → {', '.join(id[:10] for id in one.after)}")
    if one.judgement is not None:
        yield 2, Text(f"judged by {one.judgement.author}, no. {one.judgement.id}: {sentence(one.judgement, {})}", style="cyan")
    if one.told is not None:
        claim = one.told.claim
        about = " · ".join(filter(None, (one.told.outlet, str(one.told.published or ""), claim.id)))
        yield 2, Text(f"“{shorten(claim.quote, 120)}”", style="italic").append(f"  {about}", style="not italic dim")


def as_object(one: "Change") -> dict[str, Any]:
    """A change, for programs."""
    told = one.told
    return {
        "change": one.kind,
        "event_id": one.event.event_id,
        "kind": one.event.kind,
        "status": one.event.status,
        "actors": list(one.event.actors),
        "recipients": list(one.event.recipients),
        "before": list(one.before),
        "after": list(one.after),
        "claim_id": told.claim.id if told else None,
        "report_id": told.report_id if told else None,
        "published": told.published.isoformat() if told and told.published else None,
        "quote": told.claim.quote if told else None,
        "judgement": one.judgement.id if one.judgement else None,
    }
