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
        reportedly show e-3f2a --why
        reportedly show c-7e8a c-0d6b --why

    Of a report: its text, with the words marked that its claims stand on, and
    what was not read struck out. Of an event: how far it came when, who says what
    of it, and every claim with its speaker and quotation. Of a claim: its fields,
    the rules that made them, and the words they went by. An old id of an event
    that became one with another still shows it.

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
    if why and versions:
        raise UsageError("--why is asked of an event or of two claims, --versions of a report: give one of the two.")
    with Ledger(ledger, create=False) as open_ledger:
        with busy(ASKING):
            reasons = open_ledger.why(id, other) if why else None
            texts = open_ledger.versions(id) if versions else []
            view = None if why or versions else open_ledger.show(id)
        if reasons is not None:
            write_lines([encode(reasons)]) if as_json else print_why(open_ledger, reasons)
            return
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
        for line in around(view):
            console.print(line)
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
