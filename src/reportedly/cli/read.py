"""`reportedly read`: what reports claim, without storing anything."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import Day, Json, Outlet, Paths, Title, Url

if TYPE_CHECKING:
    from reportedly.model.claim import Reading
    from reportedly.model.report import Report


def command(
    paths: Paths,
    date: Day = None,
    outlet: Outlet = None,
    url: Url = None,
    title: Title = None,
    as_json: Json = False,
    explain: Annotated[bool, typer.Option("--explain", help="Name the rules behind each field.")] = False,
) -> None:
    """Shows who did what to whom, when, how many, and who says so. Stores nothing.

    Examples:

        reportedly read examples/rus-prk-13-sappers.json
        reportedly read story.txt --date 2025-07-09 --outlet "Daily News"
        reportedly read examples/ --json > claims.jsonl

    `--json` prints one claim record a line. Without a day of publication
    relative times (`on Friday`) stay unresolved.
    """
    from reportedly.cli.inputs import take_in

    inputs = take_in(paths, date, outlet, url, title)
    pairs = readings(inputs)
    if as_json:
        print_records(pairs)
    else:
        for number, (report, reading) in enumerate(pairs):
            print_reading(report, reading, explain=explain, after_another=number > 0)
    inputs.finish()


def readings(reports: "Iterable[Report]", batch: int = 16) -> "Iterator[tuple[Report, Reading]]":
    """Reports with what was read in them, as they come: the parser is quickest on sixteen at a time."""
    from itertools import islice

    waiting = iter(reports)
    while several := list(islice(waiting, batch)):
        from reportedly.reading.pipeline import read_many

        yield from zip(several, read_many(several), strict=True)


def print_records(pairs: "Iterable[tuple[Report, Reading]]") -> None:
    """The claim records of all reports, one a line."""
    from reportedly.cli.output import write_lines
    from reportedly.exports.record import as_record

    write_lines(as_record(report, claim) for report, reading in pairs for claim in reading.claims)


def print_reading(
    report: "Report", reading: "Reading", *, explain: bool = False, after_another: bool = False
) -> None:
    """One report's heading, its table of claims and the notes on it."""
    from reportedly.cli.claims import claims_table, heading, notes
    from reportedly.cli.output import out

    console = out()
    if after_another:
        console.print()
    console.print(heading(report))
    if reading.claims:
        console.print(claims_table(reading.claims, explain))
    else:
        console.print("No claims found.")
    for line in notes(reading.notes):
        console.print(f"Note: {line}", style="dim")
