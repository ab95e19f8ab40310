"""`reportedly read`: what reports claim, without storing anything."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import (
    AllowPrivate,
    CodebookFolder,
    Day,
    Fields,
    Json,
    Languages,
    Limit,
    Match,
    Outlet,
    Paths,
    Processes,
    Since,
    Title,
    Url,
)

if TYPE_CHECKING:
    from reportedly.model.claim import Reading
    from reportedly.model.report import Report


def command(
    paths: Paths,
    date: Day = None,
    outlet: Outlet = None,
    url: Url = None,
    title: Title = None,
    fields: Fields = None,
    limit: Limit = None,
    since: Since = None,
    lang: Languages = None,
    match: Match = None,
    codebook: CodebookFolder = None,
    processes: Processes = None,
    allow_private: AllowPrivate = False,
    as_json: Json = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show for each field the rules behind it and the words they went by.")] = False,
    statements: Annotated[bool, typer.Option("--statements", help="Show who says, thinks or wants what instead of claims.")] = False,
) -> None:
    """Shows what reports claim, and who says so. Stores nothing.

    Examples:

        reportedly read examples/rus-prk-13-sappers.json
        reportedly read story.txt --date 2025-07-09 --outlet "Daily News"
        reportedly read story.txt --explain
        reportedly read examples/ --json > claims.jsonl
        reportedly read story.txt --statements
        reportedly read saved-page.html
        reportedly read news.warc.gz --match Lima --limit 3

    `--json` prints one claim record a line, with `--explain` and its
    `explanation`: `field`, `value`, `rules` and `words`, each with its span.
    Without a day of publication relative times (`on Friday`) stay unresolved.
    """
    from reportedly.cli.batches import readings
    from reportedly.cli.inputs import choice_of, take_in
    from reportedly.cli.progress import watched

    choice = choice_of(limit, since, lang, match)
    inputs = take_in(paths, date, outlet, url, title, allow_private, fields=fields, choice=choice)
    pairs = watched("Reading", readings(inputs, inputs.bad, codebook, processes), inputs.paths, limit)
    if statements:
        from reportedly.cli.statements import print_statements

        print_statements(pairs, as_json)
    elif as_json:
        print_records(pairs, explain)
    else:
        for number, (report, reading) in enumerate(pairs):
            print_reading(report, reading, explain=explain, after_another=number > 0)
    inputs.finish()


def print_records(pairs: "Iterable[tuple[Report, Reading]]", explain: bool = False) -> None:
    """The claim records of all reports, one a line; with `explain` each with its `explanation`."""
    from reportedly.cli.output import write_lines
    from reportedly.exports.record import as_record, explanation

    write_lines(
        as_record(report, claim) | ({"explanation": explanation(report, claim)} if explain else {})
        for report, reading in pairs
        for claim in reading.claims
    )


def print_reading(report: "Report", reading: "Reading", *, explain: bool = False, after_another: bool = False) -> None:
    """One report's heading, its table of claims and the notes on it."""
    from reportedly.cli.claims import claims_table, heading, notes
    from reportedly.cli.explained import print_explained
    from reportedly.cli.output import out

    console = out()
    if after_another:
        console.print()
    console.print(heading(report))
    if not reading.claims:
        console.print("No claims found.")
    elif explain:
        print_explained(report, reading.claims)
    else:
        console.print(claims_table(reading.claims))
    for line in notes(reading.notes):
        console.print(f"Note: {line}", style="dim")
