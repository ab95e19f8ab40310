"""Where a ledger lies: in a file, or in a database of a PostgreSQL server."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import LedgerError

SCHEME = re.compile(r"postgres(?:ql)?:/", re.IGNORECASE)
_HOST = r"(?:\[[0-9a-f:.]+\]|[^\[\]:@/?#,\s]*)(?::\d{1,5})?"
# Strict, so that a password is found wherever it may stand: nothing else of an address is ever shown.
ADDRESS = re.compile(
    rf"(postgres(?:ql)?://)(?:([^:@/?#\s]*)(?::[^:@/?#\s]*)?@)?({_HOST}(?:,{_HOST})*)(/[^@/?#\s]*)?(?:\?[^#\s]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Server:
    """A ledger in a database of a PostgreSQL server. As text it is the address without password and settings."""

    address: str = field(repr=False)

    def __post_init__(self) -> None:
        if not ADDRESS.fullmatch(self.address):
            raise LedgerError(
                "The address of the ledger is not of the form postgresql://USER@HOST:PORT/DATABASE. In a name or password "
                "write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25; or keep the password in ~/.pgpass"
            )

    def __str__(self) -> str:
        found = ADDRESS.fullmatch(self.address)
        assert found is not None
        scheme, user, host, database = found.groups(default="")
        return f"{scheme}{user}{'@' if user else ''}{host}{database}"


Place = Path | Server


def place_of(told: "str | Place | None") -> Place:
    """The place that is told, else that of the environment's REPORTEDLY_LEDGER, else `ledger.sqlite` in the user's data folder.

    Raises LedgerError where the address of a server is malformed.
    """
    if isinstance(told, Server):
        return told
    given = str(told) if told is not None else os.environ.get("REPORTEDLY_LEDGER")
    if given:
        return Server(given) if SCHEME.match(given) else Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("reportedly", appauthor=False) / "ledger.sqlite"
