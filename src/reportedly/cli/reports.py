"""`reportedly reports`: what is in the ledger."""

from reportedly.cli.options import Json, LedgerPath


def command(ledger: LedgerPath = None, as_json: Json = False) -> None:
    """Lists the reports in the ledger, by day of publication.

    Examples:

        reportedly reports
        reportedly reports --ledger stories.sqlite --json
    """
    from reportedly.api import Ledger
    from reportedly.cli.grid import Column, grid
    from reportedly.cli.output import out, write_lines
    from reportedly.model.codec import encode

    with Ledger(ledger, create=False) as open_ledger:
        kept = open_ledger.reports()
    if as_json:
        write_lines(encode(one) for one in kept)
        return
    if not kept:
        out().print("The ledger holds no reports. Add some with: reportedly add FILE")
        return
    columns = (
        Column("Published", most=11, least=11),
        Column("Claims", most=6, least=6, right=True),
        Column("Id", most=26, least=16),
        Column("Title and outlet", share=1),
    )
    out().print(grid(columns, (row for row in kept), airy=False))
