import pytest

from reportedly.codebook import countries, organisations
from reportedly.codebook.organisations import KINDS
from tests.codebook.test_countries import said


def found(text: str) -> list[tuple[str, str | None, str]]:
    tokens, out, i = said(text), [], 0
    while i < len(tokens):
        hit = organisations.longest(tokens, i)
        if hit:
            out.append((hit[0].name, hit[0].country, hit[0].kind))
        i += hit[1] if hit else 1
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the NIS told parliament", [("National Intelligence Service", "KOR", "agency")]),
        ("he said who is in charge", []),
        ("WHO officials", [("World Health Organization", None, "body")]),
        ("a Hamas spokesman", [("Hamas", "PSE", "movement")]),
        ("the Houthi rebels fired", [("Houthis", "YEM", "movement")]),
        ("TASS cited Reuters", [("TASS", "RUS", "media"), ("Reuters", None, "media")]),
        ("the foreign policy of the west", []),
        ("the West urged NATO", [("West", None, "group"), ("NATO", None, "group")]),
        ("the RSF shelled", [("Rapid Support Forces", "SDN", "force")]),
        ("the Korean People's Army", [("Korean People's Army", "PRK", "force")]),
        ("the Philippine Coast Guard", [("Philippine Coast Guard", "PHL", "force")]),
        ("U.N. Security Council", [("Security Council", None, "body")]),
    ],
)
def test_longest(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(text) == expected


def test_the_data_name_known_countries_and_kinds() -> None:
    everything = organisations.organisations()
    assert len(everything) > 1000
    assert {o.country for o in everything} <= {None, *countries.codes()}
    assert {o.kind for o in everything} <= set(KINDS)
    assert len({o.country for o in everything}) > 120
