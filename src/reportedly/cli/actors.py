"""`reportedly actors`: who appears in the ledger."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import Json, LedgerPath

if TYPE_CHECKING:
    pass


def command(
    side: Annotated[
        str | None, typer.Option("--side", metavar="CODE", help="Only actors of this state, such as PRK.")
    ] = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Lists who appears in the ledger, with their offices.

    Examples:

        reportedly actors
        reportedly actors --side PRK
        reportedly actors --json

    Offices are as of the days of the reports that name them.
    """
