"""`reportedly contested`: what some assert and others deny."""

from typing import Annotated

import typer

from reportedly.cli.options import AsOf, Json, LedgerPath


def command(
    sides: Annotated[
        list[str] | None,
        typer.Argument(metavar="SIDE", help="None, one or two, as in `timeline`. Without: all contested events."),
    ] = None,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first.")] = False,
    as_of: AsOf = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Lists events that some assert and others deny, side by side.

    Examples:

        reportedly contested
        reportedly contested RWA COD --newest
        reportedly contested RUS --as-of 2024-10-31 --json

    Each side's version stands with who says so, since when, and in which words.
    Where a side denies something that no report in the ledger asserts, that is
    listed too. `--json` prints one event a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.asking import day_asked, say_where_none, two_at_most
    from reportedly.cli.life import contested_table
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.model.codec import encode

    asked = sides or []
    two_at_most(asked)
    day = day_asked(as_of, "--as-of")
    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        found = open_ledger.contested(*asked, as_of=day, newest_first=newest)
    if as_json:
        write_lines(encode(one) for one in found)
    elif found:
        out().print(contested_table(found))
    else:
        say_where_none("contested events", asked)
