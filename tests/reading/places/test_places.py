from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.mentions import Place
from reportedly.reading import places
from reportedly.reading.syntax import parse


@cache
def read(text: str) -> tuple[Place, ...]:
    tree = next(iter(parse([(text, ())])))
    return places.resolve(tree, places.find(tree))


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
