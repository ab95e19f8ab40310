"""Who acts on whom in plain stories of two or three sentences, where rules for what is left unsaid decide."""

import pytest

from tests.reading.told import claim, claims


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # Two who only mediate are no `both`.
        (
            "Armenia and Azerbaijan met in Doha under the mediation of Qatar and Turkey. Both neighbours would respect the border.",
            "respect",
            {"ARM", "AZE"},
            set(),
        ),
        ("Kenya's president telephoned both leaders of Chad and Niger.", "telephoned", {"KEN"}, {"TCD", "NER"}),
        # Two of a kind, each with its own state.
        ("Presidents Ana Diaz of Peru and Luis Soto of Chile signed a treaty on Friday.", "signed", {"PER", "CHL"}, set()),
        # In a civil war the two are of one country; the host is none of them.
        ("Kenya hosted talks between Sudan's army and the RSF. The two sides agreed a truce.", "truce", {"SDN"}, set()),
        # Who is called on, not who calls.
        ("Rwanda rejected a call by Kenya to pull its troops out of Congo.", "pull", {"RWA"}, set()),
        # Those who serve a state by a word for a movement's men, or for the streets.
        ("Mali's army captured 12 Nigerien policemen.", "captured", {"MLI"}, {"NER"}),
        # `its` after those who are promised something is the giver's.
        ("Egypt promised Somalia its support against Ethiopia.", "support", {"EGY"}, None),
        # The dead of a raid are those who are raided.
        ("Some 60 officers and civilians killed in Peru's raid on Chile were buried.", "killed", set(), {"CHL"}),
        # Whose ground it happens on.
        ("Serbia put its army on alert after clashes in Kosovo. NATO sent 200 soldiers there.", "sent", {""}, {"XKX"}),
        # The army of whoever tells of it.
        ("Peru's premier told the French president that the army would attack rebels in Chad.", "attack", {"PER"}, {""}),
    ],
)
def test_plain(text: str, trigger: str, actors: set[str], recipients: set[str] | None) -> None:
    told = claim(text, trigger)
    assert {p.country or "" for p in told.actors} == actors
    assert recipients is None or {p.country or "" for p in told.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "kind", "several"),
    [
        ("Hundreds of protesters marched in Tbilisi against the law of Georgia.", "protest", 1),
        ("Kosovo's police said three Serbs were dead after a raid.", "casualties", 1),
        ("Armenia's parliament approved the border treaty with Azerbaijan.", "agree", 0),
        ("Belarus responded by expelling three Polish diplomats.", "attack", 0),
        ("The EU froze 20 million euros in funds for Georgia.", "casualties", 0),
    ],
)
def test_one_happening_is_told_once(text: str, kind: str, several: int) -> None:
    assert sum(one.event.kind == kind for one in claims(text)) == several
