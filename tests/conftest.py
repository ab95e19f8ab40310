"""What tests of several parts share: places for ledgers, in each of the stores."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from reportedly.ledger.sqlite import Store
from tests.postgres import Postgres, server

STORES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def _server() -> Iterator[Postgres | None]:
    if find_spec("psycopg") is None:
        yield None
        return
    with server() as started:
        yield started


@pytest.fixture
def postgres(_server: Postgres | None) -> Iterator[Postgres]:
    """A server; the test is skipped where there is none."""
    if _server is None:
        pytest.skip("no PostgreSQL here: apt-get install postgresql, and pip install psycopg[binary]")
    yield _server
    _server.clear()


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives places of new ledgers, each time another one: files, then databases."""
    if request.param == "postgres":
        made: Callable[[], str] = request.getfixturevalue("postgres").ledger
        return made
    numbers = count()
    return lambda: str(tmp_path / f"ledger{next(numbers)}.sqlite")


@pytest.fixture
def store(place: Callable[[], str]) -> Iterator[Store]:
    """An empty ledger, in each of the stores."""
    with Store.open(place()) as made:
        yield made
