"""What can go wrong with a ledger, said so that the reader knows what to do. For a server's own faults see `postgres`."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError, ReportedlyError
from reportedly.ledger.place import Place, Server

# SQLite's primary result codes: https://www.sqlite.org/rescode.html
MESSAGES = {
    sqlite3.SQLITE_BUSY: "The ledger {path} is locked: another program is writing to it. Wait until it is "
    "done, or end it, and try again; nothing was changed.",
    sqlite3.SQLITE_FULL: "The disk is full: nothing more was written to the ledger {path}, and what it held "
    "is whole. Make room on that disk, or copy the ledger to another one and name it with --ledger.",
    sqlite3.SQLITE_CORRUPT: "The ledger {path} is damaged. Keep a copy of it, then restore a backup, or save "
    "what can be read with: sqlite3 {path} .recover",
    sqlite3.SQLITE_NOTADB: "The file {path} is not a ledger: it is no SQLite file. Name another file with --ledger.",
    sqlite3.SQLITE_READONLY: "The ledger {path} cannot be written: the file, its folder or the disk is "
    "read-only. Change its permissions, or copy it elsewhere and name the copy with --ledger.",
    sqlite3.SQLITE_CANTOPEN: "The ledger {path} cannot be opened. Check that its folder is there and that "
    "you may read and write both, or name another file with --ledger.",
    sqlite3.SQLITE_IOERR: "The disk reported an error on the ledger {path}: it may be full or failing. "
    "Nothing of the last change was kept. Check the disk and try again.",
}
MESSAGES[sqlite3.SQLITE_LOCKED] = MESSAGES[sqlite3.SQLITE_BUSY]
MESSAGES[sqlite3.SQLITE_PERM] = MESSAGES[sqlite3.SQLITE_CANTOPEN]


def newer(place: Place, found: int, known: int) -> LedgerError:
    """The ledger was written by a newer Reportedly."""
    return LedgerError(
        f"The ledger {place} is of version {found}; this Reportedly knows versions up to {known}. "
        "Upgrade with: pip install --upgrade reportedly"
    )


def foreign(path: Path) -> LedgerError:
    """An SQLite file that another program made."""
    return LedgerError(f"The SQLite file {path} is not a Reportedly ledger, and is left as it is. Name another file with --ledger.")


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turns what the database and the file system raise inside into a LedgerError about `place`."""
    try:
        yield
    except DBAPIError as error:
        raise _explanation(place, error.orig) from error
    except sqlite3.Error as error:
        raise _explanation(place, error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            code = sqlite3.SQLITE_FULL
        elif error.errno == errno.EROFS:
            code = sqlite3.SQLITE_READONLY
        else:
            code = sqlite3.SQLITE_CANTOPEN
        raise LedgerError(f"{MESSAGES[code].format(path=place)} ({error.strerror})") from error


def _explanation(place: Place, error: BaseException | None) -> ReportedlyError:
    if isinstance(place, Server):
        from reportedly.ledger.postgres import fault

        return fault(place, error)
    return _fault(place, error)


def _fault(path: Path, error: BaseException | None) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the primary code; the rest says more of the same.
    message = MESSAGES.get(code & 0xFF) if isinstance(code, int) else None
    if message is None:
        message = "The ledger {path} could not do that: {error}. Check it with: reportedly doctor"
    return LedgerError(message.format(path=path, error=error))
