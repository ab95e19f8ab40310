"""A ledger in a PostgreSQL database, for a team: opening it, who waits for whom, and what can go wrong.

Its tables lie in a schema of their own, so that the database may hold other things. One program writes at a time, as with a
file: each writing transaction first takes one lock, so that linking and judgements stay what they are, functions of rows.
Readers take none, and see what was there when their transaction began.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from reportedly.errors import InputError, LedgerError, ReportedlyError
from reportedly.ledger.dialect import sort_by_characters
from reportedly.ledger.faults import explained, newer
from reportedly.ledger.migrations import upgrade
from reportedly.ledger.place import Server
from reportedly.ledger.schema import APPLICATION_ID, VERSION

SCHEMA = "reportedly"
PATIENCE = 10  # seconds for the server to answer at all

# By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html
MESSAGES = {
    "55P03": "The ledger {place} is locked: another program is writing to it. Wait until it is done, or end it, and try "
    "again; nothing was changed.",
    "53100": "The server's disk is full: nothing more was written to the ledger {place}, and what it held is whole. Make "
    "room on that disk, and run the same command again.",
    "42501": "The user of the ledger {place} lacks a right on the server: {error}. The database's owner can give it, for a "
    "new ledger by: GRANT CREATE ON DATABASE … TO …",
    "25006": "The ledger {place} can only be read: its server is a copy that follows another one. Name the server it follows.",
    "XX001": "The ledger {place} is damaged on the server: {error}. Restore a backup.",
}
MESSAGES["XX002"] = MESSAGES["XX001"]
LOST = (
    "The connection to the ledger {place} broke off: {error}. Nothing of the last change was kept, and what was there is "
    "whole. Run the same command again when the server answers."
)
REFUSED = (
    "The server refuses the user or the password of the ledger {place}: {error}. Keep the password in ~/.pgpass or in the "
    "environment's PGPASSWORD, or write it into the address: postgresql://USER:PASSWORD@…"
)
MISSING = "The server of the ledger {place} has no such database: {error}. Make it with: createdb NAME"
AWAY = "The server of the ledger {place} cannot be reached: {error}. Check host and port, and that PostgreSQL runs there."
NO_DRIVER = "The ledger {place} needs the driver for PostgreSQL. Install it with: pip install 'reportedly[postgres]'"
NO_ADDRESS = "The address of the ledger {place} has settings after its `?` that PostgreSQL does not know. Mend or leave them out."
UNFIT = "The ledger {place} cannot keep that: {error}. Leave out what the server names."
NO_ROOM = "The database of the ledger {place} is in the encoding {error}. Make one with: createdb -E UTF8 -T template0 NAME"
FOREIGN = "The schema {error} of {place} holds tables that are not a ledger's, and is left as it is. Name another database."
SAID = (LOST, REFUSED, MISSING, AWAY, NO_DRIVER, NO_ADDRESS, UNFIT, NO_ROOM, FOREIGN)


def open_server(place: Server, *, create: bool, readonly: bool, busy: float) -> Engine:
    """An engine on the ledger in that database, of the newest version, as `opening.open_engine`."""
    engine = _engine(place, busy)
    try:
        with explained(place):
            with engine.connect() as connection, connection.begin():
                found = _version(connection, place)
            if found > VERSION:
                raise newer(place, found, VERSION)
            if found == 0 and (readonly or not create):
                raise LedgerError(f"There is no ledger at {place}. Make one with: reportedly add FILE --ledger {place}")
            if found < VERSION:
                if readonly:
                    raise LedgerError(f"The ledger {place} is of an older version. Open it for writing once to renew it.")
                _migrate(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def is_on(place: Server) -> bool:
    """Whether the database holds a ledger. Raises LedgerError where that cannot be told."""
    engine = _engine(place, PATIENCE)
    try:
        with explained(place), engine.connect() as connection, connection.begin():
            return _version(connection, place) > 0
    finally:
        engine.dispose()


def _engine(place: Server, busy: float) -> Engine:
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise LedgerError(NO_DRIVER.format(place=place)) from error
    try:
        settings: dict[str, Any] = {"connect_timeout": PATIENCE, "application_name": "reportedly", **conninfo_to_dict(place.address)}
    except psycopg.ProgrammingError:
        # Not chained, since its words may quote the password.
        raise LedgerError(NO_ADDRESS.format(place=place)) from None

    def connect() -> Any:
        try:
            return psycopg.connect(**settings | {"client_encoding": "utf8"})
        except psycopg.OperationalError as error:
            raise _unopened(place, error) from error

    # A connection that lay idle while the server was started anew is replaced before it is used.
    engine = create_engine("postgresql+psycopg://", creator=connect, pool_size=4, pool_pre_ping=True)
    local = f"SET LOCAL search_path TO {SCHEMA}; SET LOCAL lock_timeout TO {max(1, round(busy * 1000))}"
    # A machine that vanishes in the middle of a transaction holds the lock no longer than about a minute.
    alive = "SET LOCAL tcp_keepalives_idle TO 30; SET LOCAL tcp_keepalives_interval TO 10; SET LOCAL tcp_keepalives_count TO 3"
    writing = f"SET LOCAL synchronous_commit TO on; {local}; {alive}; SELECT pg_advisory_xact_lock({APPLICATION_ID})"
    reading = f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; {local}"

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The lock comes first: what a writer then reads is what the writer before it left.
        connection.exec_driver_sql(writing if connection.get_execution_options().get("writes", False) else reading)

    return engine


def _version(connection: Connection, place: Server) -> int:
    """The version of the ledger; 0 where there is none. Raises LedgerError for tables that are not ours."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise LedgerError(NO_ROOM.format(place=place, error=encoding))
    tables = set(connection.exec_driver_sql(f"SELECT tablename FROM pg_tables WHERE schemaname = '{SCHEMA}'").scalars())
    if not tables:
        return 0
    ours = {"alembic_version", "revisions"} <= tables
    found = connection.exec_driver_sql(f"SELECT version_num FROM {SCHEMA}.alembic_version").scalar() if ours else None
    if not str(found).isdecimal():
        raise LedgerError(FOREIGN.format(place=place, error=SCHEMA))
    return int(str(found))


def _migrate(engine: Engine, place: Server) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if _version(connection, place) >= VERSION:
            return  # another program did it while this one waited for the lock
        if not connection.exec_driver_sql(f"SELECT 1 FROM pg_namespace WHERE nspname = '{SCHEMA}'").first():
            connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
        upgrade(connection)
        sort_by_characters(connection, SCHEMA)


def fault(place: Server, error: BaseException | None) -> ReportedlyError:
    """What a driver's error means, and what to do."""
    state = getattr(error, "sqlstate", None)
    words = _words(error)
    if state in MESSAGES:
        return LedgerError(MESSAGES[state].format(place=place, error=words))
    if state is not None and (state.startswith("22") or state == "54000"):
        return InputError(UNFIT.format(place=place, error=words))
    if type(error).__name__ == "DataError":  # the driver itself refuses NUL characters, before the server sees them
        return InputError(UNFIT.format(place=place, error=words))
    if (state or "").startswith(("08", "57P")) or (state is None and type(error).__name__ == "OperationalError"):
        return LedgerError(LOST.format(place=place, error=words))
    return LedgerError(f"The ledger {place} could not do that: {words}. Check it with: reportedly doctor")


def _unopened(place: Server, error: BaseException) -> LedgerError:
    # A server that refuses says so in words only, and in its own language; unknown ones are shown.
    words = _words(error)
    for message, signs in ((REFUSED, ("authentication failed", "no password supplied", "role ")), (MISSING, ("database ",))):
        if any(sign in words for sign in signs):
            return LedgerError(message.format(place=place, error=words))
    return LedgerError(AWAY.format(place=place, error=words))


def _words(error: BaseException | None) -> str:
    """The last of what a server or driver says, in one line: what stands before tells of other attempts."""
    more = ("DETAIL", "LINE", "HINT", "CONTEXT", "^")
    lines = [line.strip() for line in str(error).splitlines() if line.strip() and not line.lstrip().startswith(more)]
    return (lines[-1] if lines else type(error).__name__).removesuffix(".")
