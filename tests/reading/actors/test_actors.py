"""Who takes part, found again by name, office, state and pronoun."""

import pytest

from tests.reading.told import claim


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Peruvian Foreign Minister Ana Reyes visited Chile.", "visited", ["Ana Reyes"], ["Chile"]),
        ("Peruvian Foreign Minister Ana Reyes spoke on Monday. She visited Chile.", "visited", ["Ana Reyes"], ["Chile"]),
        ("Peruvian President Ana Reyes spoke on Monday. Peru's president visited Chile.", "visited", ["Ana Reyes"], ["Chile"]),
        ("Ana Reyes, the president of Peru, spoke. Later Reyes visited Chile.", "visited", ["Ana Reyes"], ["Chile"]),
        ("Lima sent soldiers to Bolivia.", "sent", ["Peru"], ["Bolivia"]),
        ("Troops were sent by Kenya to Haiti.", "sent", ["Kenya"], ["Haiti"]),
    ],
)
def test_sides(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    told = claim(text, trigger)
    assert ([p.name for p in told.actors], [p.name for p in told.recipients]) == (actors, recipients)


def test_an_office_of_another_country_is_another_person() -> None:
    told = claim("Peruvian President Ana Reyes spoke on Monday. Chile's president visited Bolivia.", "visited")
    assert [p.country for p in told.actors] == ["CHL"] and told.actors[0].name != "Ana Reyes"


def test_a_former_holder_is_not_the_holder() -> None:
    told = claim("Peruvian President Ana Reyes spoke. The former Peruvian president visited Chile.", "visited")
    assert told.actors[0].name != "Ana Reyes"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The European Union met Mali. Brussels later sanctioned Peru.", "European Union"),
        ("Belgium and the European Union met Mali. Brussels later sanctioned Peru.", "Belgium"),
        ("Officials met in Mali on Monday. Brussels later sanctioned Peru.", "Belgium"),
    ],
)
def test_a_city_stands_for_the_body_that_sits_there_where_the_report_names_it(text: str, actor: str) -> None:
    assert [p.name for p in claim(text, "sanctioned").actors] == [actor]
