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
    versions: Annotated[bool, typer.Option("--versions", help="Of a report: what changed from one version to the next.")] = False,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Shows the exact words of an event, a claim or a report.

    Examples:

        reportedly show rus-prk-08-casualties
        reportedly show e-3f2a
        reportedly show rus-prk-08-casualties --versions
        reportedly show e-3f2a --json

    Of a report: its text, with the words marked that its claims stand on, and
    what was not read struck out. Of an event: how far it came when, who says what
    of it, and every claim with its speaker and quotation. Of a claim: its fields, the rules that made them, and
    the words they went by.
    `--json` prints the claim records, one a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import write_lines
    from reportedly.cli.progress import ASKING, busy

    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        view = None if versions else open_ledger.show(id)
        texts = open_ledger.versions(id) if versions else []
    if view is None:
        from reportedly.cli import versions as compared

        write_lines(compared.records(texts)) if as_json else compared.print_versions(texts)
    elif as_json:
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
        record = as_record(shown.report.report, shown.told.claim, shown.event_id)
        if shown.judged:
            machine = as_record(shown.report.report, shown.judged.machine)
            read = {key: value for key, value in machine.items() if key not in ("event_id", "rules") and record[key] != value}
            record["judged"] = {
                "wrong": shown.judged.wrong,
                "read_as": read,
                "judgements": [
                    {"id": one.id, "author": one.author, "at": one.at, "kind": one.kind, "field": one.field or None, "reason": one.reason}
                    for one in shown.judged.judgements
                ],
            }
        yield record


def print_view(view: "EventView | ClaimView | ReportView") -> None:
    """An event, a claim or a report with its claims."""
    from reportedly.answers.show import EventView, ReportView
    from reportedly.cli.life import life_table, origins_table
    from reportedly.cli.output import out

    console = out()
    if isinstance(view, EventView):
        console.print(event_heading(view))
        console.print()
        console.print(life_table(view.happening.life))
        console.print()
        console.print(origins_table(view.happening.life.stances))
    elif isinstance(view, ReportView):
        print_text(view)
        if not view.claims:
            console.print("No claims in this report.")
    for shown in shown_of(view):
        console.print()
        print_claim(shown, within=view)


def event_heading(view: "EventView") -> "Text":
    """Kind, stage, days, status with how many claims say which, and who took part."""
    from rich.text import Text

    from reportedly.cli.claims import STYLES as STATUSES
    from reportedly.cli.life import STYLES as STAGES
    from reportedly.cli.life import told_by
    from reportedly.cli.words import days, to_whom

    one = view.happening
    line = Text(f"{one.kind} ", "bold").append(one.life.stage, style=STAGES[one.life.stage])
    line.append(f": {to_whom(', '.join(one.actors), ', '.join(one.recipients))}", "bold")
    about = ", ".join(filter(None, (days(one.start, one.end), one.place)))
    line.append(f"\n{about}\n" if about else "\n", style="not bold")
    for number, (status, claims) in enumerate(one.statuses):
        line.append(", " if number else "", style="not bold")
        line.append(f"{status} {claims}", style=f"not bold {STATUSES.get(status, '')}")
    told = f" · {told_by(one)} · {one.event_id}"
    return line.append(told, style="not bold dim")


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
    from reportedly.cli.judged import judged_table
    from reportedly.cli.marked import fields, quotation
    from reportedly.cli.output import out

    claim, console = shown.told.claim, out()
    if not isinstance(within, ReportView):
        console.print(heading(shown.report.report))
    line = Text(f"{claim.event.kind} ").append(claim.status, style=STATUSES.get(claim.status, ""))
    ids = [claim.id] + ([shown.event_id] if shown.event_id and isinstance(within, ClaimView | ReportView) else [])
    if shown.judged and shown.judged.wrong:
        line.append("  judged wrong, counts for nothing", style="bold red")
    console.print(line.append(f"  {' · '.join(ids)}", style="dim"))
    console.print(Padding(quotation(claim), (0, 0, 0, 2)))
    alone = isinstance(within, ClaimView)
    console.print(fields(claim, rules=alone and not claim.reasons))
    if shown.judged:
        console.print(judged_table(shown.judged))
    if alone and claim.reasons:
        console.print("\nWhy:", style="dim")
        console.print(explanation(shown.report.report, claim, console.width))
