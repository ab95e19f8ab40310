"""`reportedly reread --pages`: the texts of pages taken again from the bytes that were kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.errors import InputError
    from reportedly.model.report import Report
    from reportedly.retaking import Retaken


def retake(ledger: str | None, codebook: Path | None, processes: int | None, dry_run: bool, as_json: bool) -> None:
    """Takes every page again; where its text or day is another, reads it and keeps it as a new version."""
    from reportedly.api import reader
    from reportedly.cli.batches import readings
    from reportedly.cli.output import out, write_json
    from reportedly.cli.progress import bar
    from reportedly.cli.reread import finish
    from reportedly.ledger.sqlite import Store
    from reportedly.retaking import retaken

    bad: list[InputError] = []
    done: list[Retaken] = []
    seen = 0
    by = reader(codebook)
    with Store.open(ledger, create=False) as store:

        def changed() -> "Iterator[Report]":
            nonlocal seen
            with bar("Taking again", len(store.with_raw())) as advance:
                for one in retaken(store):
                    seen += 1
                    advance(1)
                    if one.problem:
                        bad.append(one.problem)
                    elif one.changed and one.now:
                        done.append(one)
                        if not as_json:
                            print_change(one)
                        yield one.now

        if dry_run:
            for _ in changed():
                pass
        else:
            whole = {}

            def noted() -> "Iterator[Report]":
                for report in changed():
                    whole[report.id] = report
                    yield report

            for report, reading in readings(noted(), bad, codebook, processes):
                # Another process gets reports without their meta and bytes.
                store.add(whole.pop(report.id), reading.claims, reader=by)
    if as_json:
        write_json({"dry_run": dry_run, "pages": seen, "changed": [as_object(one) for one in done], "bad": [str(error) for error in bad]})
    else:
        verb = "would be" if dry_run else "are now"
        out().print(f"{seen} taken again: {len(done)} {verb} another text or of another day, {len(bad)} can't be taken", soft_wrap=True)
    finish(bad)


def print_change(one: "Retaken") -> None:
    """The id of a report, and the lines that are new or gone."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.output import out
    from reportedly.cli.words import shorten

    console = out()
    console.print(Text(one.before.report.id, style="bold"))
    for sign, style, lines in changed_lines(one):
        for line in lines[:8]:
            console.print(Padding(Text(f"{sign} {shorten(line, 160)}", style=style), (0, 0, 0, 2)))


def changed_lines(one: "Retaken") -> list[tuple[str, str, list[str]]]:
    """Lines that are new (+), gone (-), and the day where it is another (~)."""
    old, new = one.before.report, one.now
    if new is None:
        return []
    before, after = old.text.splitlines(), new.text.splitlines()
    days = [f"published {old.published or 'unknown'} → {new.published or 'unknown'}"] if old.published != new.published else []
    return [
        ("~", "cyan", days),
        ("-", "red", [line for line in before if line not in set(after)]),
        ("+", "green", [line for line in after if line not in set(before)]),
    ]


def as_object(one: "Retaken") -> dict[str, Any]:
    """What changed, for programs."""
    parts = {sign: lines for sign, _, lines in changed_lines(one)}
    published = [day.isoformat() if day else None for day in (one.before.report.published, one.now.published if one.now else None)]
    return {"id": one.before.report.id, "version": one.before.version, "published": published, "gone": parts["-"], "new": parts["+"]}
