"""Options that several commands share, so that they are called and explained alike."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of a table.")]
LedgerPath = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH",
        envvar="REPORTEDLY_LEDGER",
        help="The ledger's file, or a team's database: `postgresql://USER@HOST/DATABASE`. Without it: `ledger.sqlite` in your data "
        "folder (see `reportedly doctor`).",
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: texts, saved pages (.html), .json, .jsonl, .warc.gz, .eml, .mbox, .pdf, .zip, folders of them, or addresses "
        "of pages (https://…). `-` is standard input.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from inner networks and this machine too (127.0.0.1, 10.0.0.0/8, …)."),
]
Sides = Annotated[
    list[str],
    typer.Argument(
        metavar="SIDE",
        help="One or two: a state by code or name (`RUS`, `Russia`, `Moscow`), or an actor's name. Two sides: what both took part in.",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only events of this kind (see `reportedly codebook`); may be repeated.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As it was known on this day: later and undated reports are left out."),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="Day of publication of text files, as in 2025-07-09."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published the text files.")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where a text file was published.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The headline of a text file.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--fields",
        metavar="OURS=THEIRS",
        help="What the fields of JSON records are called: `text=body,date=published`. Ours are id, url, outlet, date, title, text, html.",
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many reports.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only reports published on this day or later; none without a date.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--lang", metavar="CODE", help="Only reports in these languages: `en`, `en,ru`. Only English is read; others are kept."),
]
Match = Annotated[
    str | None, typer.Option("--match", metavar="PATTERN", help="Only reports with this (a regular expression) in title or text.")
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        metavar="N",
        min=1,
        help="Read with so many processes besides: quicker for many reports, some 250 MB each. A report that crashes one, "
        "or on which it hangs, is set aside, be it one process or several.",
    ),
]
CodebookFolder = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="DIR",
        envvar="REPORTEDLY_CODEBOOK",
        help="A folder with kinds of your own (YAML), read besides the built-in ones.",
    ),
]
