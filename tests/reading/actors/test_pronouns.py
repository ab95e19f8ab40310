"""Whom pronouns and groups without a name stand for; countries as read, in the order of the claim."""

import pytest

from reportedly.model.claim import Claim
from tests.reading.told import claim


def sides(told: Claim) -> tuple[list[str], list[str]]:
    """Countries, or names where there is none, of both roles."""
    return [p.country or p.name for p in told.actors], [p.country or p.name for p in told.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # The subject of the sentence before, not the last of its plurals; who tells is not told of.
        ("The Philippine vessels carried fuel to the fishermen. China said they had entered its waters.", "entered", ["PHL"], ["CHN"]),
        ("Chinese coast guard ships chased a Filipino boat. They seized two Vietnamese boats.", "seized", ["CHN"], ["VNM"]),
        ("India and Pakistan traded fire on Thursday. They accused each other of breaking the truce.", "accused", ["IND", "PAK"], []),
        # Who is struck owns what is struck; who tells may be named after.
        ("Armenian troops shelled its positions near Goris, Azerbaijan said on Monday.", "shelled", ["ARM"], ["AZE"]),
        ("It has captured two Eritrean soldiers, Ethiopia said.", "captured", ["ETH"], ["ERI"]),
        # Two told of together come before the last two.
        ("Armenia and Azerbaijan signed a treaty in Washington. Both sides agreed to open the border.", "agreed", ["ARM", "AZE"], []),
        ("Thailand and Cambodia shelled villages. Each side accused the other of firing first.", "accused", ["THA", "KHM"], []),
    ],
)
def test_pronouns(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(claim(text, trigger)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Other governments condemned the Venezuelan move.", "condemned", ["Other governments"], ["VEN"]),
        ("Gunmen attacked Malian soldiers in Kidal.", "attacked", ["Gunmen"], ["MLI"]),
        ("The United States and its allies, which condemned Iran, left.", "condemned", ["USA", "United States allies"], ["IRN"]),
        ("Western powers condemned Belarus.", "condemned", ["West"], ["BLR"]),
        ("The INS Kavaratti boarded a Pakistani boat.", "boarded", ["IND"], ["PAK"]),
    ],
)
def test_groups_without_a_name_and_ships(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(claim(text, trigger)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Rwandan troops fought alongside Malian soldiers against Chad.", "fought", ["RWA", "MLI"], ["TCD"]),
        ("Cuban soldiers helped Angola free the town of Cuito from South African forces.", "free", ["AGO", "CUB"], ["ZAF"]),
        ("Angola freed the town together with Cuban forces.", "freed", ["AGO", "CUB"], []),
        ("A Canadian minister condemned the coercion of Manila by Beijing.", "condemned", ["CAN"], ["CHN"]),
        ("The Hungarian premier, on a visit to Ankara, praised Turkey.", "visit", ["HUN"], ["TUR"]),
        ("The Iraqi president received the Syrian envoy during a visit to Baghdad.", "visit", ["SYR"], ["IRQ"]),
    ],
)
def test_roles(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(claim(text, trigger)) == (actors, recipients)


BOAT = (
    "Guyana said on Monday that a Venezuelan patrol boat had entered its waters. The boat fired on a Guyanese trawler. "
    "Three sailors were hurt. The United States condemned the incident."
)
DEAL = "The deal between Egypt and Qatar was brokered by Oman. The United States welcomed the agreement between Cairo and Doha."


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (BOAT, "condemned", ["USA"], ["VEN"]),
        (BOAT, "hurt", [], ["GUY"]),
        (DEAL, "welcomed", ["USA"], ["EGY", "QAT"]),
        ("Thai jets bombed Cambodian positions on Thursday. Six soldiers were wounded.", "wounded", [], ["KHM"]),
        ("On Saturday Eritrea for the third day sent drones into Ethiopia.", "sent", ["ERI"], ["ETH"]),
        ("Oman hosted several rounds of talks between Egyptian and Qatari officials.", "talks", ["EGY", "QAT"], []),
        ("The African Union condemned it.", "condemned", ["African Union"], []),
    ],
)
def test_sides_that_other_clauses_tell(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(claim(text, trigger)) == (actors, recipients)
