"""`reportedly copy`: a whole ledger to another place."""

from typing import Annotated

import typer

from reportedly.cli.options import Json, LedgerPath


def command(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A new place: a path, or postgresql://USER@HOST/DATABASE.")],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Copies the whole ledger to a new place: a file into a team's database, or back.

    Examples:

        reportedly copy postgresql://ana@db.example/news --ledger stories.sqlite
        reportedly copy backup.sqlite --ledger postgresql://ana@db.example/news

    All of it goes along: every version of every report, claims, judgements
    with their authors and times, events, feeds, pages as they were. It is all
    there at the end, or nothing is; the ledger that is copied stays as it is.
    """
    from reportedly.cli.output import out, write_json
    from reportedly.cli.progress import bar
    from reportedly.ledger.moving import copy, rows_of
    from reportedly.ledger.sqlite import Store

    with Store.open(ledger, create=False, readonly=True) as source, Store.open(target) as made:
        number = rows_of(source)
        with bar("Copying", number) as advance:
            copy(source, made, advance)
        places = source.place, made.place
    if as_json:
        write_json({"from": str(places[0]), "to": str(places[1]), "rows": number})
    else:
        out().print(f"{number:,} rows copied from {places[0]} to {places[1]}", soft_wrap=True)
