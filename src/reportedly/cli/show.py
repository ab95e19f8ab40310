"""`reportedly show`: back to the words that an event, a claim or a report stands on."""

from typing import Annotated

import typer

from reportedly.cli.options import Json, LedgerPath


def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of an event, a claim or a report, or its beginning.")
    ],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Shows the exact words of an event, a claim or a report.

    Examples:

        reportedly show rus-prk-08-casualties
        reportedly show e-3f2a
        reportedly show e-3f2a --json
    """
