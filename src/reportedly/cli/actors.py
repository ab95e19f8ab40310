"""`reportedly actors`: who appears in the ledger."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from reportedly.answers.actors import Actor, Office


def command(
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="STATE", help="Only actors of this state, by code or name: `PRK`."),
    ] = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Lists who appears in the ledger, with their offices.

    Examples:

        reportedly actors
        reportedly actors --of PRK
        reportedly actors --json

    Those of most claims come first. An office has the days of the first and
    the last report that give it.
    """
    from reportedly.answers.sides import side
    from reportedly.api import Ledger
    from reportedly.cli.asking import say_where_none
    from reportedly.cli.output import out, write_lines
    from reportedly.model.codec import encode

    with Ledger(ledger, create=False) as open_ledger:
        country = side(open_ledger.store, of)[0] if of else None
        found = open_ledger.actors(country)
    if as_json:
        write_lines(encode(actor) for actor in found)
    elif found:
        out().print(actors_table(found))
    else:
        say_where_none("actors", [of] if of else [])


def actors_table(several: "Iterable[Actor]") -> "Table":
    """One row an actor: number of claims, side, name with kind, and offices."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid

    columns = (
        Column("Claims", most=6, least=6, right=True),
        Column("Side", most=4, least=4),
        Column("Name", most=30, least=20),
        Column("Offices", share=1),
    )
    rows = (
        (
            str(actor.claims),
            actor.country or "",
            Text(actor.name).append(f"  {actor.kind}", style="dim"),
            "\n".join(office_words(office) for office in actor.offices),
        )
        for actor in several
    )
    return grid(columns, rows)


def office_words(office: "Office") -> str:
    """`foreign minister, 9 Jul – 12 Jul 2025`."""
    from reportedly.cli.words import days

    seen = days(office.first_seen, office.last_seen, exact=True)
    return f"{office.name}, {seen}" if seen else office.name
