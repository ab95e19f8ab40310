from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.mentions import Place
from reportedly.reading import places
from reportedly.reading.syntax import parse


@cache
def read(text: str, outlet: str | None = None) -> tuple[Place, ...]:
    tree = next(iter(parse([(text, ())])))
    return places.resolve(tree, places.find(tree), outlet)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation landed in Vladivostok on Monday.", [("Vladivostok", "city", "RUS")]),
        ("Fighting went on in the Kursk region.", [("Kursk region", "region", "RUS")]),
        ("Troops entered the Kursk border region.", [("Kursk border region", "region", "RUS")]),
        ("He studied in Athens, Georgia.", [("Athens", "city", "USA"), ("Georgia", "region", "USA")]),
        ("Shops shut in Gori, Georgia.", [("Gori", "city", "GEO"), ("Georgia", "country", "GEO")]),
        ("The Pahalgam attack shook the valley.", [("Pahalgam", "city", "IND")]),
        ("They met at the Kumsusan Palace.", [("Kumsusan Palace", "site", "PRK")]),
        ("They met at the Vostochny Cosmodrome in the Amur region.",
         [("Vostochny Cosmodrome", "site", "RUS"), ("Amur region", "region", "RUS")]),
        ("A cutter was seen near Scarborough Shoal.", [("Scarborough Shoal", "island", None)]),
        ("Tankers left the Strait of Hormuz.", [("Strait of Hormuz", "sea", None)]),
        ("The envoys flew to Moscow from Doha.", [("Moscow", "capital", "RUS"), ("Doha", "capital", "QAT")]),
        ("The men were held at Brenlow Airport.", [("Brenlow Airport", "site", None)]),
        ("Aid reached Gaza through Egypt.", [("Gaza", "region", "PSE"), ("Egypt", "country", "EGY")]),
        ("He toured Darfur and North Kivu.", [("Darfur", "region", "SDN"), ("North Kivu", "region", "COD")]),
        ("Shots were heard along the Line of Control.", [("Line of Control", "line", None)]),
        ("Georgia's capital is Tbilisi.", [("Georgia", "country", "GEO"), ("Tbilisi", "capital", "GEO")]),
        ("She lives in Atlanta, Georgia.", [("Atlanta", "city", "USA"), ("Georgia", "region", "USA")]),
    ],
)  # fmt: skip
def test_places(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(p.name, p.kind, p.country) for p in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan thanked his coach.",
        "Mr. Washington said he was tired.",
        "Sergei Washington wrote the book.",
        "Chelsea Manning gave a talk.",
        "The Russian army and Filipino sailors drilled.",
        "The Houston Chronicle reported the sale.",
        "The Kremlin denied it.",
        "They roasted a turkey in march.",
        "Police said most of the men fled.",
        "She read the Black Sea Fleet's notice.",
        "President Lincoln freed them.",
    ],
)
def test_no_places(text: str) -> None:
    assert [p.name for p in read(text)] == []


def test_the_state_after_a_comma_decides() -> None:
    town = read("The mill in Paris, Texas, closed.")[0]
    assert town.country == "USA" and town.lat is not None and 33 < town.lat < 34
    capital = read("The ministers met in Paris on Friday.")[0]
    assert capital.country == "FRA" and capital.kind == "capital"


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Floods hit Ohio, Georgia and Utah.", "Georgia", (33, -83)),
        ("The trade of Mexico, China and Japan grew.", "Mexico", (23, -102)),
        ("The state of Washington sued.", "Washington", (47, -120)),
        ("Envoys met in Washington on Monday.", "Washington", (39, -77)),
        ("Fires burned in Lumpkin, Union and Towns counties, Georgia officials said.", "Union", (35, -84)),
        ("A fire began in Paris. Crews from Clarksville and Lamar County, Texas, helped.", "Paris", (34, -96)),
        ("Police in Cambridge said that the crash near Ely, Newmarket and Huntingdon closed the road.", "Cambridge", (52, 0)),
        ("The clinic in Bulacan closed, said the mayor of Malolos in the Philippines.", "Bulacan", (15, 121)),
    ],
)
def test_the_company_decides(text: str, name: str, near: tuple[int, int]) -> None:
    place = next(p for p in read(text) if p.text == name)
    assert place.lat is not None and place.lon is not None
    assert abs(place.lat - near[0]) < 1.5 and abs(place.lon - near[1]) < 1.5


@pytest.mark.parametrize(
    ("outlet", "country"),
    [(None, "GBR"), ("warwick-notes.co.uk", "GBR"), ("tuscaloosaherald.com", "USA"), ("The Tuscaloosa Herald", "USA")],
)
def test_the_outlets_name_tells_where_it_is_at_home(outlet: str | None, country: str) -> None:
    (place,) = read("The council of Birmingham met on Monday.", outlet)
    assert place.country == country


def test_small_names_count_by_their_neighbourhood() -> None:
    alone = "Prineville voters stayed away."
    assert [p.name for p in read(alone)] == []
    near = "Crews from Bend and Redmond, Oregon, came. Prineville police stopped a car."
    assert "Prineville" in [p.name for p in read(near)]


def test_a_name_in_capitals_before_a_dash_is_a_dateline() -> None:
    assert [p.name for p in read("LUSAKA - A barn burned.")] == ["Lusaka"]


def test_the_head_is_the_last_token_of_the_name() -> None:
    text = "Guards closed Incheon airport."
    tree = next(iter(parse([(text, ())])))
    (place,) = places.resolve(tree, places.find(tree))
    assert tree.tokens[place.head].text == "airport"
    assert place.country == "KOR" and place.kind == "site"


WORDS = ["in", "the", "Moscow", "Kim", "of", "Georgia", ",", "Texas", "Lake", "airport", "New", "York",
         "Mr.", "Washington", "\n", "region", "Shoal", "University", "said", "—", "’s", "🙂"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_quote_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    for place in found:
        assert place.span.of(text) == place.text
        assert (place.lat is None) == (place.lon is None)
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
