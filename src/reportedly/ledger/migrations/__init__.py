"""Steps from each version of the tables to the next, by alembic."""

from importlib import resources
from threading import Lock

from sqlalchemy import Connection

_AT_WORK = Lock()  # alembic keeps what it works on in its modules, so one thread at a time


def upgrade(connection: Connection) -> None:
    """Brings the tables to the newest version, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    with _AT_WORK, resources.as_file(resources.files("reportedly.ledger") / "migrations") as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        command.upgrade(config, "head")
