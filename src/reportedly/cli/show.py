"""`reportedly show`: back to the words that an event, a claim or a report stands on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.answers.show import ClaimView, EventView, ReportView, Shown


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an event, a claim or a report; its beginning will do.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="With --why: a second claim.")] = None,
    why: Annotated[bool, typer.Option("--why", help="Say why an event's claims are one, or two claims are or are not.")] = False,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Shows the exact words of an event, a claim or a report.

    Examples:

        reportedly show rus-prk-08-casualties
        reportedly show e-3f2a
        reportedly show e-3f2a --json
        reportedly show e-3f2a --why
        reportedly show c-7e8a c-0d6b --why

    Of a report: its text, with the words marked that its claims stand on, and
    what was not read struck out. Of an event: every claim, with its speaker
    and quotation. Of a claim: its fields, the rules that made them, and
    the words they went by. An old id of an event that became one with another
    still shows it.

    `--why` tells for each claim of an event by which other claim it belongs
    there, with the reasons for (+) and against (-) and their weights; then the
    nearest claims of other events, and why they are not of this one.
    `--json` prints the claim records, one a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.cli.why import print_why
    from reportedly.errors import UsageError
    from reportedly.model.codec import encode

    if other is not None and not why:
        raise UsageError(f"One id at a time; to compare two claims: reportedly show {id} {other} --why")
    with Ledger(ledger, create=False) as open_ledger:
        if why:
            with busy(ASKING):
                reasons = open_ledger.why(id, other)
            write_lines([encode(reasons)]) if as_json else print_why(open_ledger, reasons)
            return
        with busy(ASKING):
            view = open_ledger.show(id)
    if as_json:
        write_lines(records(view))
    else:
        print_view(view)


def shown_of(view: "EventView | ClaimView | ReportView") -> "tuple[Shown, ...]":
    """The claims of a view."""
    from reportedly.answers.show import ClaimView

    return (view.claim,) if isinstance(view, ClaimView) else view.claims


def records(view: "EventView | ClaimView | ReportView") -> Iterator[dict[str, Any]]:
    """The claim records of a view, each with its event's id."""
    from reportedly.exports.record import as_record

    for shown in shown_of(view):
        yield as_record(shown.report.report, shown.told.claim, shown.event_id)


def print_view(view: "EventView | ClaimView | ReportView") -> None:
    """An event, a claim or a report with its claims."""
    from reportedly.answers.show import EventView, ReportView
    from reportedly.cli.output import out

    console = out()
    if isinstance(view, EventView):
        console.print(event_heading(view))
        for line in around(view):
            console.print(line)
    elif isinstance(view, ReportView):
        print_text(view)
        if not view.claims:
            console.print("No claims in this report.")
    for shown in shown_of(view):
        console.print()
        print_claim(shown, within=view)


def event_heading(view: "EventView") -> "Text":
    """Kind, days, status with how many claims say which, and who took part."""
    from rich.text import Text

    from reportedly.cli.claims import STYLES as STATUSES
    from reportedly.cli.words import count, days, to_whom

    one = view.happening
    line = Text(f"{one.kind}: {to_whom(', '.join(one.actors), ', '.join(one.recipients))}", "bold")
    about = ", ".join(filter(None, (days(one.start, one.end), one.place)))
    line.append(f"\n{about}\n" if about else "\n", style="not bold")
    for number, (status, claims) in enumerate(one.statuses):
        line.append(", " if number else "", style="not bold")
        line.append(f"{status} {claims}", style=f"not bold {STATUSES.get(status, '')}")
    told = f" · {count(one.reports, 'report')}, {count(one.origins, 'origin')} · {one.event_id}"
    return line.append(told, style="not bold dim")


def around(view: "EventView") -> "Iterator[Text]":
    """What took place within the event, and within what it did, one a line."""
    from rich.text import Text

    from reportedly.cli.words import days, to_whom

    beside = [("within", view.part_of)] if view.part_of else []
    for label, one in [*beside, *(("with", part) for part in view.parts)]:
        line = Text(f"{label:6} ", "dim").append(f"{one.kind}: ", "not dim")
        line.append(to_whom(", ".join(one.actors), ", ".join(one.recipients)), "not dim")
        yield line.append("  " + " · ".join(filter(None, (days(one.start, one.end), one.event_id))))


def print_text(view: "ReportView") -> None:
    """A report's heading and its marked text."""
    from reportedly.cli.claims import heading
    from reportedly.cli.marked import whole
    from reportedly.cli.output import out

    report = view.report.report
    out().print(heading(report))
    out().print()
    text = whole(report.text, [shown.told.claim for shown in view.claims], report.regions)
    text.rstrip()
    out().print(text)


def print_claim(shown: "Shown", within: "EventView | ClaimView | ReportView") -> None:
    """One claim: its kind, status and id, the quotation with its fields marked, and the fields."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.answers.show import ClaimView, ReportView
    from reportedly.cli.claims import STYLES as STATUSES
    from reportedly.cli.claims import heading
    from reportedly.cli.explained import explanation
    from reportedly.cli.marked import fields, quotation
    from reportedly.cli.output import out

    claim, console = shown.told.claim, out()
    if not isinstance(within, ReportView):
        console.print(heading(shown.report.report))
    line = Text(f"{claim.event.kind} ").append(claim.status, style=STATUSES.get(claim.status, ""))
    ids = [claim.id] + ([shown.event_id] if shown.event_id and isinstance(within, ClaimView | ReportView) else [])
    console.print(line.append(f"  {' · '.join(ids)}", style="dim"))
    console.print(Padding(quotation(claim), (0, 0, 0, 2)))
    alone = isinstance(within, ClaimView)
    console.print(fields(claim, rules=alone and not claim.reasons))
    if alone and claim.reasons:
        console.print("\nWhy:", style="dim")
        console.print(explanation(shown.report.report, claim, console.width))
