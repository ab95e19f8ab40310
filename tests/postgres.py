"""A PostgreSQL server for tests: in a temporary folder, on a free port of this machine, gone at the end.

Without the server's programs (Debian: `apt-get install postgresql`) there is none, and tests that need it are skipped.
Where they are elsewhere, `REPORTEDLY_POSTGRES_BIN` names their folder.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from reportedly.ledger.sqlite import Store

PASSWORD = "sesame/open?@%"
QUOTED = "sesame%2Fopen%3F%40%25"
OPTIONS = ("fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=32MB", "listen_addresses=127.0.0.1")


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`; None where there is none, or no user to run them."""
    told = os.environ.get("REPORTEDLY_POSTGRES_BIN")
    found = shutil.which("initdb")
    folders = [Path(told)] if told else [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(found).resolve().parent] if found else [])]
    there = [folder for folder in folders if (folder / "initdb").is_file() and (folder / "postgres").is_file()]
    return max(there, key=lambda folder: (folder.parent.name.zfill(4), str(folder)), default=None)


@dataclass
class Postgres:
    """A running server. `folder` is where its socket lies."""

    folder: Path
    port: int
    numbers: Iterator[int] = field(default_factory=count)
    made: list[str] = field(default_factory=list)

    def address(self, database: str, user: str = "postgres", password: str = QUOTED) -> str:
        """The address of a database, as a user would write it."""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Runs statements, each by itself, past the ledger; the rows of the last one."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True, connect_timeout=10) as connection:
            for statement in statements:
                found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def empty(self, more: str = "") -> str:
        """The address of a new database without anything in it. It sorts by English, as many do."""
        name = f"t{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} {more}")
        self.made.append(name)
        return self.address(name)

    def ledger(self) -> str:
        """The address of a new ledger, in which nothing stands yet."""
        if not self.run("SELECT 1 FROM pg_database WHERE datname = 'made'"):
            self.run("CREATE DATABASE made")
            Store.open(self.address("made")).close()
        return self.empty("TEMPLATE made")

    def clear(self) -> None:
        """Takes out the databases made so far: some hundred of them take long to be deleted at the end."""
        while self.made:
            self.run(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")


@contextmanager
def server(settings: Iterable[str] = OPTIONS) -> Iterator[Postgres | None]:
    """Starts a server with these settings and ends it; None where there are no programs for it."""
    at = programs()
    if at is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="reportedly-postgres-"))
    user = _user()
    try:
        (folder / "password").write_text(PASSWORD)
        if user is not None:
            for path in (folder, folder / "password"):
                shutil.chown(path, user)

        def run(*words: object) -> None:
            done = subprocess.run([str(word) for word in words], user=user, cwd=folder, capture_output=True, text=True, timeout=120)
            if done.returncode:
                raise RuntimeError(f"{words[0]}: {done.stdout}{done.stderr}")

        initdb = ["--username=postgres", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--encoding=UTF8", "--no-sync"]
        run(at / "initdb", "-D", folder / "data", *initdb, *_language())
        started = Postgres(folder, _free())
        options = [f"-c{option}" for option in (*settings, f"unix_socket_directories={folder}", f"port={started.port}")]
        with (folder / "log").open("wb") as log:
            program = subprocess.Popen([at / "postgres", "-D", folder / "data", *options], user=user, cwd=folder, stdout=log, stderr=log)
        try:
            _await(started, program)
            yield started
        finally:
            program.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            try:
                program.wait(30)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _await(started: Postgres, program: "subprocess.Popen[bytes]") -> None:
    """Waits until the server answers."""
    import psycopg

    until = monotonic() + 60
    while True:
        try:
            started.run("SELECT 1")
            return
        except psycopg.OperationalError as error:
            if program.poll() is not None or monotonic() > until:
                raise RuntimeError(f"The server did not start: {(started.folder / 'log').read_text()}") from error
            sleep(0.05)


def _user() -> str | None:
    """Whom to run a server as, which root may not."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody", "daemon") if name in names)


def _language() -> list[str]:
    # A locale that sorts otherwise than by characters, where there is one; ICU is there in every Debian.
    return ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
