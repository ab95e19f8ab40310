"""How sure the words make a reader."""

import pytest

from reportedly.reading.status.certainty import MOST, weights
from tests.reading.told import claim

SURE, OPEN, NOT = (2.2, MOST), (-1.0, 2.2), (-MOST, 0.5)


@pytest.mark.parametrize(
    ("text", "trigger", "between"),
    [
        ("Kenya sent 300 police officers to Haiti in June.", "sent", SURE),
        ("Kenya has sent 300 police officers to Haiti.", "sent", SURE),
        ("Kenya may send 300 police officers to Haiti.", "send", OPEN),
        ("Kenya wants to send 300 police officers to Haiti.", "send", OPEN),
        ("If Kenya sends police officers to Haiti, Somalia will protest.", "sends", OPEN),
        ("Kenya did not send police officers to Haiti.", "send", NOT),
        ("Kenya failed to send police officers to Haiti.", "send", NOT),
    ],
)
def test_certainty(text: str, trigger: str, between: tuple[float, float]) -> None:
    found = claim(text, trigger).certainty
    assert found is not None
    assert between[0] <= found <= between[1]


def test_the_weights_are_named_and_small() -> None:
    known = weights()
    assert known["status=denied"] < known["status=possible"] < known["status=happened"]
    assert known["all"] > 0
    assert len(known) < 20_000
