"""The weights of sides are fitted the same way every time, and a coded party is known again by its state or name."""

import pytest
from training.sides import same


def test_fit() -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    from training.sides import fit

    rows = [(["actor all", "actor said"], True), (["actor all"], False), (["actor all", "actor seen once"], False)] * 5
    rows[-1] = (["actor all", "actor never again"], False)
    found = fit(rows)
    assert found == fit(rows)
    assert found["actor said"] > 0 > found["actor all"]
    assert "actor never again" not in found


@pytest.mark.parametrize(
    ("party", "key", "name", "is_same"),
    [
        ({"name": "Lima", "country": "PER"}, "PER", "Peru", True),
        ({"name": "Lima", "country": "PER"}, "CHL", "Chile", False),
        ({"name": "European Union", "country": None}, "european union", "European Union", True),
        ({"name": "African Union", "country": None}, "world bank", "World Bank", False),
        ({"name": "European Union", "country": None}, "CHL", "Chile", False),
    ],
)
def test_same(party: dict[str, str | None], key: str, name: str, is_same: bool) -> None:
    assert same(party, key, name) is is_same
