from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger.sqlite import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty ledger."""
    with Store.open(tmp_path / "ledger.sqlite") as made:
        yield made
