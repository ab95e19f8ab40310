"""The weights of certainty are fitted the same way every time."""

import pytest


def test_fit() -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    from training.factuality import fit

    rows = [["all", "own:neg=not"], ["all"], ["all", "seen=once"]] * 5
    rows[-1] = ["all", "never=again"]
    scores = [-3.0, 3.0, 2.9] * 5
    found = fit(rows, scores)
    assert found == fit(rows, scores)
    assert found["own:neg=not"] < 0 < found["all"]
    assert "never=again" not in found
