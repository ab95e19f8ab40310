"""Names as local papers write them."""

from functools import cache

import pytest

from reportedly.model.mentions import Place
from reportedly.reading import places
from reportedly.reading.syntax import parse


@cache
def read(text: str, outlet: str | None = None) -> tuple[Place, ...]:
    tree = next(iter(parse([(text, ())])))
    return places.resolve(tree, places.find(tree), outlet)


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("CHARLESTON, W.Va. - The levee held on Monday.", "CHARLESTON", (38.3, -81.6)),
        ("The men were held in Greenwood, W. Va., on a warrant.", "W. Va.", (38.9, -80.5)),
        ("A crew left for D.C. on Friday.", "D.C.", (38.9, -77.0)),
        ("The ferry left St. John's, N.L., at noon.", "N.L.", (53.8, -61.2)),
        ("Rep. Ann Dole, R-Elbow Lake, spoke against the bill.", "Elbow Lake", (46.0, -96.0)),
        ("The Northbrook-based firm paid a fine.", "Northbrook", (42.1, -87.8)),
        ("The driver, Joan Dole, 30, of Ten Mile, Tenn., was hurt.", "Ten Mile", (35.7, -84.7)),
        ("Fort Mill and Rock Hill, S.C., share the cost.", "Fort Mill", (35.0, -80.9)),
        ("The Tarrant County Medical Examiner named the man.", "Tarrant County", (32.8, -97.3)),
        ("The Michigan Public Service Commission will decide.", "Michigan", (43.7, -84.9)),
        ("The Quebec City council met on Monday.", "Quebec City", (46.8, -71.2)),
    ],
)
def test_found_and_placed(text: str, name: str, near: tuple[float, float]) -> None:
    place = next(p for p in read(text) if p.text == name)
    assert place.lat is not None and place.lon is not None
    assert abs(place.lat - near[0]) < 2 and abs(place.lon - near[1]) < 2


@pytest.mark.parametrize(
    "text",
    [
        "The jar was made in 300 B.C. by a potter.",
        "Miss. Brenlow sang twice.",
        "The men landed on D-Day.",
        "The Marburg virus spread again.",
        "Two men caught West Nile fever.",
    ],
)
def test_no_places(text: str) -> None:
    assert [p.text for p in read(text)] == []


def test_a_headline_counts_by_what_the_text_says_later() -> None:
    found = read("Pataskala zoning allows a new mill. The board met in Pataskala, Ohio, on Monday.")
    assert [p.text for p in found].count("Pataskala") == 2


def test_the_words_of_a_towns_life_make_it_a_town() -> None:
    text = "Dublin police closed a road. Deputies from Columbus, Ohio, and Franklin County, Ohio, helped. Dublin City Council met."
    towns = [p for p in read(text) if p.text.startswith("Dublin")]
    assert len(towns) == 2
    assert {p.country for p in towns} == {"USA"}
