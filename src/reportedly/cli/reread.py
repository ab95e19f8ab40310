"""`reportedly reread`: stored texts read again after the codebook or the reader changed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import CodebookFolder, Json, LedgerPath, Processes

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.answers.compared import Changed, Comparison
    from reportedly.errors import InputError
    from reportedly.model.claim import Claim
    from reportedly.rereading import Reread, Rereading


def command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    pages: Annotated[bool, typer.Option("--pages", help="Take the texts of pages, mail and PDFs again from the bytes kept.")] = False,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    processes: Processes = None,
    as_json: Json = False,
) -> None:
    """Reads stored texts again after the codebook or the program changed.

    Examples:

        reportedly reread --dry-run
        reportedly reread --processes 2
        reportedly reread --codebook my-kinds &
        reportedly reread --pages --dry-run

    Only reports that another reader has read. Each is written by itself, so
    that work that was stopped goes on where it ended when the command is given
    again, and the ledger can be asked meanwhile. What was read before is kept.
    Judgements hold on; those whose claim is no longer read are listed.

    With `--pages` it is the texts that are taken again, from the bytes that were
    kept of pages, mail and PDFs: a text that is another now is a new version of
    its report.
    """
    if pages:
        from reportedly.cli.retaken import retake

        retake(ledger, codebook, processes, dry_run, as_json)
        return
    from reportedly.api import reader
    from reportedly.cli.output import out, write_json
    from reportedly.ledger.sqlite import Store
    from reportedly.rereading import Rereading

    by = reader(codebook)
    done: list[Reread] = []
    bad: list[InputError] = []
    with Store.open(ledger, create=False) as store:
        work = Rereading(store, by)
        try:
            for one in read_again(work, bad, dry_run, codebook, processes):
                done.append(one)
                if not as_json and (one.comparison or one.lost):
                    print_changes(one)
        except KeyboardInterrupt:
            left = "nothing was changed" if dry_run else "the same command goes on with the rest"
            out().print(f"Stopped after {len(done)} of {len(work.waiting)} reports: {left}.", soft_wrap=True)
            raise typer.Exit(1) from None
    if as_json:
        write_json({"reader": by, "dry_run": dry_run, "reports": [as_object(one) for one in done], "bad": [str(error) for error in bad]})
    else:
        out().print(total(done, by, dry_run), soft_wrap=True)
    finish(bad)


def read_again(
    work: "Rereading", bad: "list[InputError]", dry_run: bool, codebook: Path | None, processes: int | None
) -> "Iterator[Reread]":
    """The reports, each read and kept; one on which the reading fails goes to `bad` and stays as it was."""
    from reportedly.cli.batches import attempts, batches
    from reportedly.cli.progress import bar
    from reportedly.errors import InputError

    kept = iter(work.waiting)
    with bar("Reading again", len(work.waiting)) as advance:
        for reports, results in attempts(batches(one.report for one in work.waiting), codebook, processes):
            for _, result in zip(reports, results, strict=True):
                one = next(kept)
                if isinstance(result, InputError):
                    bad.append(result)
                else:
                    yield work.put(one, result.claims, dry_run)
                advance(1)


def finish(bad: "Sequence[InputError]") -> None:
    """Lists what could not be read; ends with exit code 1 then."""
    from reportedly.cli.output import problem

    for error in bad:
        problem(str(error))
    if bad:
        raise typer.Exit(1)


def total(done: "Sequence[Reread]", by: str, dry_run: bool) -> str:
    """The line of sum."""
    from reportedly.cli.words import count

    if not done:
        return f"Nothing to read again: every report was read by {by}."
    new, gone, changed = (sum(len(getattr(one.comparison, part)) for one in done) for part in ("new", "gone", "changed"))
    lost = sum(len(one.lost) for one in done)
    verb = "would be read" if dry_run else "read"
    line = f"{count(len(done), 'report')} {verb} again: {new} claims new, {gone} gone, {changed} changed"
    return line + (f"; {count(lost, 'judgement')} without a claim" if lost else "")


def print_changes(one: "Reread") -> None:
    """A report's claims that are new, gone or changed, and its judgements that match no more."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.output import out
    from reportedly.cli.words import shorten

    console = out()
    console.print(Text(one.report_id, style="bold").append(f"  read by {one.before} before", style="not bold dim"))
    lines = comparison_lines(one.comparison.new, one.comparison.gone, one.comparison.changed)
    for lost in one.lost:
        text = f"! judgement {lost.judgement.id} ({lost.judgement.kind}) has no claim: “{shorten(lost.anchor.words, 80)}”"
        lines.append(Text(text, style="yellow"))
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))


def comparison_lines(new: "Sequence[Claim]", gone: "Sequence[Claim]", changed: "Sequence[Changed]") -> "list[Text]":
    """`+` what is new, `-` what is gone, `~` what is otherwise, with each field before and after."""
    from rich.text import Text

    from reportedly.cli.words import shorten

    lines = []
    for sign, style, claims in (("+", "green", new), ("-", "red", gone)):
        for claim in claims:
            line = Text(f"{sign} {claim.event.kind} {claim.status}", style=style).append(f"  {claim.id}", style="dim")
            lines.append(line.append(f"  “{shorten(claim.quote, 100)}”", style="default"))
    for one in changed:
        line = Text(f"~ {one.after.event.kind} {one.after.status}", style="cyan").append(f"  {one.after.id}", style="dim")
        for field in one.fields:
            before, after = (values(claim)[field] for claim in (one.before, one.after))
            line.append(f"\n    {field}: {before} → {after}", style="default")
        lines.append(line)
    return lines


def values(claim: "Claim") -> Mapping[str, str]:
    """The fields of a claim in words."""
    from reportedly.cli.words import days, parties, quantity, says, shorten

    time = claim.time
    return {
        "kind": claim.event.kind,
        "status": claim.status,
        "actors": parties(claim.actors) or "?",
        "recipients": parties(claim.recipients) or "?",
        "sources": says(claim.sources),
        "time": (days(time.start, time.end) or f"({time.text})") if time else "none",
        "place": claim.place.name if claim.place else "none",
        "quantities": "; ".join(map(quantity, claim.quantities)) or "none",
        "quote": f"“{shorten(claim.quote, 100)}”",
    }


def as_object(one: "Reread") -> dict[str, Any]:
    """A report that was read again, for programs."""
    lost = [lost.judgement.id for lost in one.lost]
    return {"id": one.report_id, "version": one.version, "reader": one.before, **as_changes(one.comparison), "lost_judgements": lost}


def as_changes(comparison: "Comparison") -> dict[str, Any]:
    """Claims that are new, gone or changed, for programs."""
    return {
        "new": [brief(claim) for claim in comparison.new],
        "gone": [brief(claim) for claim in comparison.gone],
        "changed": [
            {
                "id": changed.after.id,
                "was": changed.before.id,
                "fields": {field: [values(changed.before)[field], values(changed.after)[field]] for field in changed.fields},
            }
            for changed in comparison.changed
        ],
    }


def brief(claim: "Claim") -> dict[str, str]:
    """By what a claim is known."""
    return {"id": claim.id, "kind": claim.event.kind, "status": claim.status, "quote": claim.quote}
