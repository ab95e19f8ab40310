"""A team's ledger in PostgreSQL: what differs from a file, several programs at once, and what can be wrong with a server."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import InputError, LedgerError
from reportedly.ledger import postgres as subject
from reportedly.ledger.fit import LONGEST
from reportedly.ledger.place import Server, place_of
from reportedly.ledger.sqlite import Store
from tests.ledger.test_faults import add
from tests.made import Draft, dispatch, keep, relink
from tests.postgres import PASSWORD, QUOTED, Postgres

SECRETS = (PASSWORD, QUOTED, "sesame")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ana:sesame@db.example:5433/news?sslmode=require", "postgresql://ana@db.example:5433/news"),
        ("postgres://ana:sesame%40%2F@db.example/news", "postgres://ana@db.example/news"),
        ("postgresql:///news?host=/run/postgresql&password=sesame", "postgresql:///news"),
        ("postgresql://db.example/news?user=ana&password=sesame@x", "postgresql://db.example/news"),
        ("postgresql://ana@[::1]:5432,db.example/news", "postgresql://ana@[::1]:5432,db.example/news"),
        ("postgresql://", "postgresql://"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    place = place_of(address)
    assert isinstance(place, Server) and str(place) == shown
    assert not any(secret in repr(place) for secret in SECRETS)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:sesame@open@db.example/news",
        "postgresql://ana:sesame/open@db.example/news",
        "postgresql://ana:sesame?open@db.example/news",
        "postgresql://ana:sesame:open@db.example/news",
        "postgresql://ana:sesame",
        "postgresql:/ana:sesame@db.example/news",
        "postgresql://ana:sesame@db.example/news#part",
    ],
)
def test_a_malformed_address_is_not_shown(address: str) -> None:
    with pytest.raises(LedgerError, match="not of the form") as error:
        place_of(address)
    assert "sesame" not in str(error.value) and error.value.__cause__ is None


@pytest.mark.parametrize("told", ["news.sqlite", "~/news", "./postgresql", "postgresql.sqlite"])
def test_anything_else_is_a_file(told: str) -> None:
    assert place_of(told) == Path(told).expanduser()


def test_place_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", "postgresql://db.example/news")
    assert place_of(None) == Server("postgresql://db.example/news")


def refused(address: str, words: str, **more: bool) -> None:
    with pytest.raises(LedgerError, match=words) as error:
        Store.open(address, **more)
    assert not any(secret in str(error.value) for secret in SECRETS)


def test_what_a_server_refuses(postgres: Postgres) -> None:
    refused(postgres.address("postgres", password="sesame"), "refuses the user or the password")
    refused(postgres.address("postgres", user="nobody"), "refuses the user or the password")
    refused(f"postgresql://postgres@127.0.0.1:{postgres.port}/postgres", "refuses the user or the password")
    refused(postgres.address("nowhere"), "has no such database")
    refused(postgres.address("postgres") + "?sesame=1", "settings after its")
    refused(f"postgresql://ana:{QUOTED}@127.0.0.1:1/news", "cannot be reached")
    refused(f"postgresql://ana:{QUOTED}@no-such-host.invalid/news", "cannot be reached")


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused("postgresql://ana:sesame@db.example/news", r"pip install 'reportedly\[postgres\]'")


def test_made_where_there_is_nothing(postgres: Postgres) -> None:
    address = postgres.empty()
    refused(address, "There is no ledger at", create=False)
    refused(address, "There is no ledger at", readonly=True)
    name = address.rsplit("/", 1)[1]
    postgres.run("CREATE TABLE songs (name text)", "CREATE TABLE alembic_version (version_num text)", database=name)
    for _ in range(2):
        with Store.open(address) as store:
            assert store.reports() == [] and store.check() == ()
    with Store.open(address, readonly=True) as store:
        assert store.reports() == []
        with pytest.raises(LedgerError, match="opened for reading only"):
            add(store, 0)
    # Besides what was there, and sorted by characters whatever the database sorts by.
    assert postgres.run("SELECT count(*) FROM songs", database=name) == [(0,)]
    words = "SELECT count(*), count(*) FILTER (WHERE collation_name IS DISTINCT FROM 'C') FROM information_schema.columns "
    words += "WHERE table_schema = 'reportedly' AND data_type IN ('text', 'character varying')"
    ((columns, other),) = postgres.run(words, database=name)
    assert columns > 80 and other == 0


def test_versions(postgres: Postgres) -> None:
    address = postgres.ledger()
    name = address.rsplit("/", 1)[1]
    postgres.run("UPDATE reportedly.alembic_version SET version_num = '0999'", database=name)
    refused(address, "is of version 999")
    postgres.run("UPDATE reportedly.alembic_version SET version_num = '0001'", database=name)
    refused(address, "of an older version", readonly=True)


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (("CREATE SCHEMA reportedly", "CREATE TABLE reportedly.songs (name text)"), "are not a ledger's"),
        (("CREATE SCHEMA reportedly", "CREATE TABLE reportedly.revisions (id int)"), "are not a ledger's"),
    ],
)
def test_tables_that_are_not_ours(statements: tuple[str, ...], words: str, postgres: Postgres) -> None:
    address = postgres.empty()
    postgres.run(*statements, database=address.rsplit("/", 1)[1])
    refused(address, words)


def test_another_encoding(postgres: Postgres) -> None:
    refused(postgres.empty("ENCODING LATIN1 LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0"), "is in the encoding LATIN1")


def test_a_user_who_may_only_read(postgres: Postgres) -> None:
    address = postgres.ledger()
    name = address.rsplit("/", 1)[1]
    with Store.open(address) as store:
        add(store, 0)
    reader = postgres.address(name, user="reader")
    grants = ("GRANT USAGE ON SCHEMA reportedly TO reader", "GRANT SELECT ON ALL TABLES IN SCHEMA reportedly TO reader")
    postgres.run(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'", *grants, database=name)
    try:
        with Store.open(reader) as store:
            assert len(store.claims()) == 2 and store.check() == ()
            with pytest.raises(LedgerError, match="lacks a right on the server"):
                add(store, 1)
        empty = postgres.empty().rsplit("/", 1)[1]
        refused(postgres.address(empty, user="reader"), "GRANT CREATE ON DATABASE")
    finally:
        postgres.clear()
        postgres.run("DROP ROLE reader")


def test_the_longest_names_fit_an_index_and_an_address_may_be_any_length(postgres: Postgres) -> None:
    chance = random.Random(1)
    id, name, office = (chance.randbytes(LONGEST // 2).hex() for _ in range(3))
    draft = Draft(id="c-1", actors=f"NOR/{name[:-4]}", offices={f"NOR/{name[:-4]}": office})
    report = dispatch(id, draft, url="https://desk.example/" + os.urandom(4000).hex())
    with Store.open(postgres.ledger()) as store:
        keep(store, report, draft)
        store.judge("Ana", "alias", name, {"words": name, "actor": {"id": "NOR", "name": "Norway", "kind": "state", "country": "NOR"}})
        relink(store)
        assert [kept.report.id for kept in store.reports()] == [id] and store.check() == ()


def test_what_else_a_server_refuses_is_told(postgres: Postgres) -> None:
    with Store.open(postgres.ledger()) as store, pytest.raises(InputError, match="cannot keep that"), store._writing() as connection:
        connection.exec_driver_sql("UPDATE revisions SET claims = 9999999999999")


def test_judgements_cannot_be_changed(postgres: Postgres) -> None:
    with Store.open(postgres.ledger()) as store:
        store.judge("Ana", "same", "e-1")
        for statement in ("UPDATE judgements SET reason = 'x'", "DELETE FROM judgements", "TRUNCATE judgements CASCADE"):
            with pytest.raises(LedgerError, match="only appended"), store._writing() as connection:
                connection.exec_driver_sql(statement)


def test_a_server_that_goes_away(postgres: Postgres) -> None:
    address = postgres.ledger()
    name = address.rsplit("/", 1)[1]
    ended = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    with Store.open(address) as store:
        add(store, 0)
        postgres.run(ended)
        add(store, 1)  # an idle connection is replaced
        with pytest.raises(LedgerError, match="broke off"), store._writing() as connection:
            connection.exec_driver_sql("DELETE FROM reports")
            postgres.run(ended)
            connection.exec_driver_sql("SELECT 1")
        assert len(store.reports()) == 2 and store.check() == ()


# A child that adds every third report from the one it is told on, linking and judging now and then.
WRITER = """
import sys
from reportedly.api import Ledger
from tests.ledger.test_killed import report

first, step, last = map(int, sys.argv[2:])
with Ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    for number in range(first, last, step):
        ledger.store.add_all([report(number)])
        print(number, flush=True)
        if number % 5 == 0:
            ledger.link()
        if number % 10 == 0:
            ledger.judge("Ana").wrong(f"r{number:03}-c1")
"""


def writer(place: str, first: int, step: int, last: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", WRITER, place, str(first), str(step), str(last)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_writers_and_a_reader_at_once(place: Callable[[], str]) -> None:
    """What two programs write is what one writes; who reads meanwhile sees whole reports, never fewer than before."""
    from reportedly.api import Ledger
    from tests.ledger import test_killed

    at, alone = place(), place()
    Store.open(at).close()
    children = [writer(at, first, 2, 40) for first in range(2)]
    seen = [0]
    until = time.monotonic() + 120
    with Store.open(at, readonly=True) as reader:
        while any(child.poll() is None for child in children) and time.monotonic() < until:
            with reader._reading() as connection:
                found = connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one()
                claims = connection.exec_driver_sql("SELECT count(*) FROM claims").scalar_one()
            assert claims == 2 * found >= 2 * seen[-1]
            seen.append(found)
    for child in children:
        out, problems = child.communicate(timeout=60)
        assert child.returncode == 0 and out.count("\n") == 21, problems
    assert len(set(seen)) > 2  # else nothing was read meanwhile
    with Ledger(at) as both, Ledger(alone) as one:
        for number in range(40):
            one.store.add_all([test_killed.report(number)])
        for judgement in both.judgements():
            one.judge("Ana").wrong(judgement.subject)
        both.link()
        one.link()
        assert both.store.events() == one.store.events() and both.store.claims() == one.store.claims()
        assert len(both.judgements()) == 4 and both.store.check() == ()


def test_a_writer_that_is_killed_lets_the_others_go_on(place: Callable[[], str]) -> None:
    at = place()
    Store.open(at).close()
    first, other = writer(at, 0, 2, 60), writer(at, 1, 2, 30)
    assert first.stdout is not None
    for _ in range(5):
        first.stdout.readline()
    first.send_signal(signal.SIGKILL)
    out, problems = other.communicate(timeout=60)
    assert other.returncode == 0 and out.count("\n") == 16, problems
    first.communicate(timeout=60)
    with Store.open(at) as store:
        relink(store)
        kept = [one.claims for one in store.reports()]
        assert len(kept) >= 15 + 4 and set(kept) == {2} and store.check() == ()


def test_messages_tell_of_the_place(postgres: Postgres) -> None:
    assert all("{place}" in message for message in (*subject.MESSAGES.values(), *subject.SAID))
