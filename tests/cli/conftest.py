"""What the tests of commands share: a small ledger of claims made by hand."""

from pathlib import Path

import pytest

from reportedly.ledger.sqlite import Store
from tests.cli import builder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two reports of one story, of which the second repeats the first."""
    path = tmp_path / "ledger.sqlite"
    with Store.open(path) as store:
        for id, outlet in (("nor-lva-1", "Baltic Desk"), ("nor-lva-2", "Fjord Post")):
            one = builder.report(id, outlet=outlet)
            store.add(one, builder.reading(one).claims)
    return path
