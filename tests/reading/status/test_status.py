"""How sure and how far an event is."""

import pytest

from tests.reading.told import claim


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya sent 300 police officers to Haiti in June.", "sent", "happened"),
        ("Kenya will send 300 police officers to Haiti.", "send", "planned"),
        ("Kenya has agreed to send 300 police officers to Haiti.", "send", "planned"),
        ("Kenya may send 300 police officers to Haiti.", "send", "possible"),
        ("Kenya is sending 300 police officers to Haiti.", "sending", "ongoing"),
        ("Kenya did not send police officers to Haiti.", "send", "denied"),
        ("Kenya denied that it had sent police officers to Haiti.", "sent", "denied"),
        ("It is not known whether Kenya sent police officers to Haiti.", "sent", "unknown"),
        ("Peru believes that Chile sent soldiers to Bolivia.", "sent", "possible"),
        ("If Kenya sends police officers to Haiti, Somalia will protest.", "sends", "possible"),
        ("Nairobi revealed a plan to send 300 police officers to Haiti.", "send", "planned"),
        ("Mali has occupied a village in Niger since May.", "occupied", "ongoing"),
        ("A monument to those killed in Mali will be unveiled in Niger.", "killed", "happened"),
        ("Mali plans to honour the soldiers who died in Niger.", "died", "happened"),
        ("Egypt and Sudan agreed a defence pact on Monday.", "agreed", "happened"),
        ("Support for Niger is gathering in Mali.", "Support", "ongoing"),
        ("Mali's attack on Niger is drawing protests.", "attack", "happened"),
        ("On a visit to Lima, Chile's president discussed fishing with Peru.", "visit", "happened"),
    ],
)
def test_status(text: str, trigger: str, expected: str) -> None:
    assert claim(text, trigger).status == expected
