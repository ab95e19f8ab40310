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
        ("Egypt and Sudan agreed a defence pact on Monday.", "defence pact", "happened"),
        ("Support for Niger is gathering in Mali.", "Support", "ongoing"),
        ("Mali's attack on Niger is drawing protests.", "attack", "happened"),
        ("On a visit to Lima, Chile's president discussed fishing with Peru.", "visit", "happened"),
        ("Western sanctions on Belarus hurt its farmers.", "sanctions", "ongoing"),
        ("The town in Niger often comes under attack by Mali.", "attack", "ongoing"),
        ("Chile signed a treaty that replaced the one of 1984 with Peru.", "signed", "happened"),
        ("The treaty follows a visit by Peru's president to Chile.", "visit", "happened"),
        ("The pact commits Chile to defend Peru when it sends soldiers to Bolivia.", "sends", "planned"),
        ("Egypt and Sudan agreed on a ceasefire on Monday.", "ceasefire", "happened"),
        ("Kenya is trying to send police officers to Haiti.", "send", "ongoing"),
        ("Peru's soldiers fighting in Chile were praised in Lima.", "fighting", "ongoing"),
        ("Chile did not rule out a strike on Peru.", "strike", "possible"),
        ("Mali dismissed the report as fake news.", "dismissed", "happened"),
        ("They would meet again in May, Peru's president said of Chile's leader. They would sign an accord.", "sign", "planned"),
        # Cause and occasion are so, whatever is planned.
        ("Peru's soldiers decided to leave Chile because of the killing of civilians by Chile's army.", "killing", "happened"),
        ("Chile will pull out of the talks after the attack by Peru's army on Arica.", "attack", "happened"),
        # Not accepting is done indeed.
        ("The proposal of Peru is not accepted, Chile's president said.", "accepted", "happened"),
        ("Egypt, which Sudan accuses of shelling its army, rejects the charge.", "accuses", "ongoing"),
        ("The accord provides for a withdrawal of Peru's troops from Chile.", "withdrawal", "planned"),
        ("Peru put off a visit to Chile.", "visit", "planned"),
        ("Peru almost attacked Chile last year.", "attacked", "denied"),
        ("Peru stopped short of attacking Chile.", "attacking", "denied"),
        ("Peru decided against attacking Chile.", "attacking", "denied"),
        ("Had Peru attacked Chile, Bolivia would have helped Chile.", "attacked", "possible"),
        ("Peru keeps shelling Chile.", "shelling", "ongoing"),
        ("Peru and Chile are about to sign a pact.", "sign", "planned"),
        ("Peru and Chile are close to signing a pact.", "signing", "possible"),
        ("Peru insisted that Chile had attacked its fleet.", "attacked", "happened"),
    ],
)
def test_status(text: str, trigger: str, expected: str) -> None:
    assert claim(text, trigger).status == expected
