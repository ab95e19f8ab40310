"""`reportedly log`: what became of a report, a claim, an event or a judgement, and when."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.log import Entry


def command(
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Of a report, a claim or an event (its beginning will do), or a judgement's number."),
    ] = None,
    last: Annotated[int, typer.Option("--last", metavar="N", min=1, help="Without ID: only so many of the newest entries.")] = 50,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Shows the history of a report, a claim, an event, a judgement or the ledger.

    Examples:

        reportedly log
        reportedly log rus-prk-08-casualties
        reportedly log e-3f2a
        reportedly log 3

    The oldest entry first. Of a report: its versions and readings, with what
    each changed, and judgements on its claims. Of a claim: since when it is
    read, how it changed, what was judged. Of an event: the claims that it is
    made of now in the order in which they came, with the status that each
    left. Times are UTC.
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy

    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        entries = open_ledger.log(id)
        known = {one.id: one for one in open_ledger.judgements()}
    left = 0 if id else max(0, len(entries) - last)
    if as_json:
        write_lines(as_object(one) for one in entries[left:])
    elif not entries:
        out().print("Nothing has happened to this ledger yet. Add reports with: reportedly add FILE")
    else:
        if left:
            out().print(f"… {left} earlier entries; --last {len(entries)} shows them all", style="dim")
        out().print(table(entries[left:], known))


def table(entries: "list[Entry]", known: "dict[int, Any]") -> "Table":
    """One row an entry: when, what, and what it was about."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid
    from reportedly.cli.judged import moment

    rows = [(moment(one.at), Text(one.what), Text("\n").join(about(one, known))) for one in entries]
    return grid((Column("When (UTC)", least=16, most=16), Column("What", least=7, most=8), Column("About", share=1)), rows)


def about(one: "Entry", known: "dict[int, Any]") -> "list[Text]":
    """The lines of one entry."""
    from rich.text import Text

    from reportedly.cli.claims import STYLES
    from reportedly.cli.judged import sentence
    from reportedly.cli.reread import comparison_lines
    from reportedly.cli.words import count, shorten

    if one.judgement is not None:
        line = Text(sentence(one.judgement, known)).append(f"  {one.by}, no. {one.judgement.id}", style="dim")
        return [line, Text(one.judgement.reason, style="dim italic")] if one.judgement.reason else [line]
    if one.what == "asked":
        return [Text("reportedly diff", style="dim")]
    if one.what in ("told", "changed", "gone"):
        claim = one.claims[0]
        line = Text(f"“{shorten(claim.quote, 100)}”").append(f"  {claim.id}", style="dim").append(f"  {one.by}", style="dim")
        status = Text(one.before or "not told", style=STYLES.get(one.before, "dim")).append(" → ", "default")
        status.append(one.after or "not told", style=STYLES.get(one.after, "dim"))
        same = Text(one.after, style=STYLES.get(one.after, ""))
        lines = [line, same if one.before == one.after else status]
    else:
        version = ""
        if one.what == "reread":
            version = f"{one.before} → {one.after}" if one.after else f"read by {one.before} before"
        elif one.comparison is not None:
            version = f"version {one.after}"
        claims = count(int(one.after), "claim") if one.after.isdigit() and one.comparison is None else ""
        line = Text(one.subject).append("  " + " · ".join(filter(None, (version, claims, one.by))), style="dim")
        lines = [line]
    if one.comparison is not None:
        lines += comparison_lines(one.comparison.new, one.comparison.gone, one.comparison.changed) or [Text("the same claims", style="dim")]
    return lines


def as_object(one: "Entry") -> dict[str, Any]:
    """An entry, for programs."""
    from reportedly.cli.reread import as_changes, brief

    return {
        "at": one.at,
        "what": one.what,
        "subject": one.subject,
        "before": one.before or None,
        "after": one.after or None,
        "by": one.by or None,
        "claims": [brief(claim) for claim in one.claims],
        "judgement": one.judgement.id if one.judgement else None,
        **(as_changes(one.comparison) if one.comparison is not None else {}),
    }
