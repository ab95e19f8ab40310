import pytest

from reportedly.codebook import countries
from reportedly.codebook.phrases import key_of, words_of


class Said:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()


def said(text: str) -> list[Said]:
    return [Said(word) for word in words_of(text)]


def senses(text: str) -> list[tuple[str, str]]:
    tokens, out, i = said(text), [], 0
    while i < len(tokens):
        found = countries.longest(tokens, i)
        if found:
            out.append((found[0].code, found[0].kind))
        i += found[1] if found else 1
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. envoy told us about US plans", [("USA", "name"), ("USA", "name")]),
        ("North Korea and S. Korea", [("PRK", "name"), ("KOR", "name")]),
        ("Russians met Filipinos", [("RUS", "people"), ("PHL", "people")]),
        ("a Philippine ship", [("PHL", "adjective")]),
        ("the Kremlin called Pyongyang", [("RUS", "seat"), ("PRK", "capital")]),
        ("Guinea-Bissau is not Guinea", [("GNB", "name"), ("GIN", "name")]),
        ("Papua New Guinea", [("PNG", "name")]),
        ("Latin America and the South China Sea", []),
        ("she cooked a turkey in polish style", []),
        ("Turkey hosts Polish troops", [("TUR", "name"), ("POL", "adjective")]),
        ("Kosovo and Taiwan", [("XKX", "name"), ("TWN", "name")]),
        ("the Democratic People’s Republic of Korea", [("PRK", "name")]),
        ("Soviet rule ended", [("SUN", "adjective")]),
        ("New Mexico", []),
        ("a U.S.-led force", [("USA", "name")]),
    ],
)
def test_longest(text: str, expected: list[tuple[str, str]]) -> None:
    assert senses(text) == expected


def test_a_word_inside_a_longer_name_has_no_sense() -> None:
    assert countries.longest(said("North Korea"), 1) is None


def test_lookup_and_marks() -> None:
    korea = countries.lookup(("north", "korea"))
    assert korea is not None and (korea.code, korea.kind, korea.cased) == ("PRK", "name", False)
    us = countries.lookup(("us",))
    assert us is not None and us.cased
    georgia = countries.lookup(("georgia",))
    assert georgia is not None and georgia.ambiguous
    assert countries.lookup(("nowhere",)) is None


def test_names_and_capitals() -> None:
    assert countries.name_of("RUS") == "Russia"
    assert countries.name_of("QQQ") == "QQQ"
    assert countries.capital_of("UKR") == "Kyiv"
    assert countries.capital_of("QQQ") is None
    row = countries.country("XTR")
    assert row is not None and row.within == "MDA"


def test_every_name_of_the_data_finds_its_country() -> None:
    for code in countries.codes():
        sense = countries.lookup(key_of(countries.name_of(code)))
        assert sense is not None and sense.code == code and sense.kind == "name"
        assert len(key_of(sense.written)) <= countries.MAX_WORDS
