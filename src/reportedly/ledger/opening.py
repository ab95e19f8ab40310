"""Opening a ledger: whether it is there, ours, and of this version; else it is made or renewed. Here in a file, by SQLite."""

import logging
import sqlite3
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from reportedly.errors import LedgerError
from reportedly.ledger.faults import explained, foreign, newer
from reportedly.ledger.migrations import upgrade
from reportedly.ledger.place import Place, Server
from reportedly.ledger.schema import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\x00"


def open_engine(place: Place, *, create: bool, readonly: bool, busy: float) -> Engine:
    """An engine on the ledger at `place`, of the newest version. Raises LedgerError with what to do.

    `busy` is how many seconds to wait for another program's writing. A ledger that `readonly` finds
    older than this version is refused, since it would have to be changed first.
    """
    if isinstance(place, Server):
        from reportedly.ledger.postgres import open_server

        return open_server(place, create=create, readonly=readonly, busy=busy)
    return _open_file(place, create=create, readonly=readonly, busy=busy)


def is_there(place: Place) -> bool:
    """Whether there is a ledger, or something else, at that place. Raises LedgerError where a server does not answer."""
    if isinstance(place, Server):
        from reportedly.ledger.postgres import is_on

        return is_on(place)
    return place.exists()


def _open_file(path: Path, *, create: bool, readonly: bool, busy: float) -> Engine:
    with explained(path):
        if path.is_dir():
            raise LedgerError(f"{path} is a folder, not a ledger. Name a file, such as {path / 'ledger.sqlite'}")
        if not path.exists():
            if readonly or not create:
                raise LedgerError(f"There is no ledger at {path}. Make one with: reportedly add FILE --ledger {path}")
            path.parent.mkdir(parents=True, exist_ok=True)
        else:
            with path.open("rb") as file:
                head = file.read(len(MAGIC))
            if head and head != MAGIC:
                raise LedgerError(f"The file {path} is not a ledger: it is no SQLite file. Name another file with --ledger.")
        engine = _engine(path, readonly, busy)
        try:
            with engine.connect() as connection:
                found = _version(connection, path)
                if found > VERSION:
                    raise newer(path, found, VERSION)
            if found < VERSION:
                if readonly:
                    raise LedgerError(f"The ledger {path} is of an older version. Open it for writing once to renew it.")
                _migrate(engine, path)
            if not readonly:
                _keep_log(engine, busy)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _keep_log(engine: Engine, busy: float) -> None:
    """Sets write-ahead logging, so that reading goes on while another program writes."""
    until = monotonic() + busy
    while True:
        try:
            with engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
            return
        except sqlite3.OperationalError as error:
            # SQLite itself doesn't wait here for another program that has just made the ledger.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.02)


def _engine(path: Path, readonly: bool, busy: float) -> Engine:
    address = path.absolute().as_uri() + ("?mode=ro" if readonly else "")

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver begins nothing by itself, so that a migration is one transaction
        connection = sqlite3.connect(address, uri=True, timeout=busy, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    # Ctrl-C that comes while a connection goes back to its pool ends it, which SQLAlchemy would print with a traceback.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL + 1)
    engine = create_engine("sqlite://", creator=connect, pool_size=4, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first and writes later could only fail.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _version(connection: Connection, path: Path) -> int:
    """The version of the ledger; 0 for an empty file. Raises LedgerError for another program's tables."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == APPLICATION_ID:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if application or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise foreign(path)
    return 0


def _migrate(engine: Engine, path: Path) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if _version(connection, path) >= VERSION:
            return  # another program did it while this one waited for the lock
        upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
