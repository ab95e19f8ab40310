"""A whole ledger copied to another place: from a file into a database, or back."""

from collections.abc import Callable

from sqlalchemy import func, insert, select, update

from reportedly.errors import LedgerError
from reportedly.ledger import schema as t
from reportedly.ledger.dialect import number_on
from reportedly.ledger.sqlite import Store

AT_ONCE = 500  # rows
Tell = Callable[[int], None]


def rows_of(source: Store) -> int:
    """How many rows there are to copy."""
    with source._reading() as connection:
        return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in t.metadata.sorted_tables)


def copy(source: Store, target: Store, tell: Tell = lambda rows: None) -> None:
    """Everything in `source` into `target`, a new ledger: all in one transaction, as it was at one moment.

    Keys and times stay as they are, so that the copy answers the same. `tell` gets the number of rows as they are written. Raises
    LedgerError where the target holds something, InputError where it cannot keep some words that the source has.
    """
    with source._reading() as old, target._writing() as new:
        for table in t.metadata.sorted_tables:
            if table is not t.revisions and new.execute(select(table).limit(1)).first():
                raise LedgerError(f"The ledger {target.place} is not empty. A ledger is copied to a new place: name another.")
        for table in t.metadata.sorted_tables:
            found = old.execute(select(table).order_by(*table.primary_key).execution_options(yield_per=AT_ONCE))
            for part in found.partitions():
                values = [dict(row._mapping) for row in part]
                if table is t.revisions:
                    new.execute(update(table).values(values[0]))
                else:
                    new.execute(insert(table), values)
                tell(len(values))
            number_on(new, table)
