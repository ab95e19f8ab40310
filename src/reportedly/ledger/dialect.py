"""Where SQLite and PostgreSQL differ once a ledger is open; all else of the ledger is written once, for both."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, MetaData, Table, and_, func, select

BIG = BigInteger().with_variant(Integer(), "sqlite")  # 64 bits, which every whole number of SQLite has

AT_ONCE = 10_000  # rows


def many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Runs a statement with `?` for each value once for every row: quicker than with the names of columns."""
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):  # of a generator no more are made at a time
        connection.exec_driver_sql(_placed(connection, statement), part)


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Inserts rows of values in the order of the columns."""
    names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    many(connection, f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def select_by_place(connection: Connection, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows that a statement with `?` for each value answers with."""
    return [tuple(row) for row in connection.exec_driver_sql(_placed(connection, statement), values)]


def clock(connection: Connection) -> str:
    """The time in UTC, ISO 8601, to the microsecond: what came first is told by it, so it is the server's where there is one."""
    if _postgres(connection):
        at: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return at.astimezone(UTC).isoformat(timespec="microseconds")
    return datetime.now(UTC).isoformat(timespec="microseconds")


def number_on(connection: Connection, table: Table) -> None:
    """Rows that came with their numbers make a server count on from these; a file does by itself."""
    column = table.autoincrement_column
    if column is None or not _postgres(connection):
        return
    highest = connection.execute(select(func.max(column))).scalar_one()
    sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, column.name))).scalar_one()
    if highest is not None and sequence is not None:
        connection.execute(select(func.setval(sequence, highest)))


def append_only(table: str, dialect: str) -> list[str]:
    """Statements of a migration, by which rows of a table can neither be changed nor taken out."""
    message = f"{table} are only appended"
    if dialect == "postgresql":
        return [
            f"CREATE FUNCTION {table}_appended() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$",
            f"CREATE TRIGGER {table}_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION {table}_appended()",
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def sort_by_characters(connection: Connection, schema: str) -> None:
    """Makes PostgreSQL compare all words as SQLite does, by characters, whatever language the database sorts by."""
    columns = connection.exec_driver_sql(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "JOIN pg_collation l ON l.oid = a.attcollation WHERE c.relkind = 'r' AND a.attnum > 0 AND l.collname <> 'C' "
        f"AND c.relnamespace = '{schema}'::regnamespace AND a.atttypid IN ('text'::regtype, 'varchar'::regtype) ORDER BY 1, 2"
    ).all()
    for table, column, kind in columns:
        connection.exec_driver_sql(f'ALTER TABLE {schema}.{table} ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"')


def broken(connection: Connection, metadata: MetaData) -> list[str]:
    """What the database itself finds wrong, one sentence each."""
    if _postgres(connection):
        return _orphans(connection, metadata)
    found = [f"SQLite: {row[0]}" for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"Row {row[1]} of {row[0]} points at a row of {row[2]} that is not there.")
    return found


def _orphans(connection: Connection, metadata: MetaData) -> list[str]:
    """A server keeps its rows whole; but a dump that was restored in part is not, nor what was done with triggers off."""
    found = []
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
            target = key.referred_table.alias("target")
            there = select(1).where(and_(*(target.c[pair.column.name] == pair.parent for pair in key.elements))).exists()
            pointing = and_(*(pair.parent.is_not(None) for pair in key.elements))
            number = connection.execute(select(func.count()).select_from(table).where(pointing, ~there)).scalar_one()
            if number:
                found.append(f"{number} rows: one of {table.name} points at a row of {key.referred_table.name} that is not there.")
    return found


def _placed(connection: Connection, statement: str) -> str:
    return statement.replace("?", "%s") if _postgres(connection) else statement


def _postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
