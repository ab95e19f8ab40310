from datetime import date

import pytest

from reportedly.linking.terms import person, rules, same_person, stem, terms
from tests.made import Draft, told


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("sent sending", False),
        ("deploy deployed deploys deploying deployment Deployments", True),
        ("visit visits visited visiting", True),
        ("négociation negociations", True),
        ("troops troop", True),
        ("arms arm", True),
        ("bus us", False),
    ],
)
def test_stem(words: str, alike: bool) -> None:
    assert (len({stem(word) for word in words.split()}) == 1) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ida Berg", "Ida Berg", True),
        ("Berg", "Ida Berg", True),
        ("Ida Berg", "I. Berg", True),
        ("Min-jun Seo", "Seo Min Jun", True),
        ("Ida Berg", "Ida Berg Lund", True),
        ("José Lima", "Jose LIMA", True),
        ("Ida Berg", "Nils Berg", False),
        ("Ida Berg", "Ida Lund", False),
        ("", "Ida Berg", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(person(one), person(other)) is same
    assert same_person(person(other), person(one)) is same


@pytest.mark.parametrize(
    ("draft", "actors", "recipients", "persons"),
    [
        (Draft(), {"NOR"}, {"LVA"}, set()),
        (Draft(actors="NOR/Ida Berg"), {"NOR"}, {"LVA"}, {"ida berg"}),
        (Draft(actors="Northern League"), {"northern league"}, {"LVA"}, set()),
        (Draft(kind="meet"), {"NOR", "LVA"}, set(), set()),
        (Draft(kind="meet", recipients="LVA/Juris Ozols"), {"NOR", "LVA"}, set(), {"juris ozols"}),
        (Draft(kind="visit", recipients="LVA/Juris Ozols"), {"NOR"}, {"LVA"}, set()),
        (Draft(actors="", recipients=""), set(), set(), set()),
    ],
)
def test_sides(draft: Draft, actors: set[str], recipients: set[str], persons: set[str]) -> None:
    (one,) = told("r", draft)
    found = terms(one)
    assert [set(found.actors), set(found.recipients), set(found.persons)] == [actors, recipients, persons]


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("", None, None),
        ("2025-03-01", date(2025, 3, 1), date(2025, 3, 1)),
        ("2025-03-01..2025-03-31", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025-03-01..", date(2025, 3, 1), date(2025, 3, 1)),
        ("..2025-03-31", date(2025, 3, 31), date(2025, 3, 31)),
    ],
)
def test_days(days: str, start: date | None, end: date | None) -> None:
    (one,) = told("r", Draft(days=days))
    assert (terms(one).start, terms(one).end) == (start, end)


def test_words_leave_out_who_takes_part_and_what_is_plain() -> None:
    (one,) = told("r", Draft("Norway said on Monday that patrol boats reached Latvia", by="NOR"))
    assert terms(one).words == {stem("patrol"), stem("boats"), stem("reached")}


def test_every_weight_is_of_a_reason_and_bounds_are_sane() -> None:
    known = rules()
    assert known.weights["base"] < known.threshold
    assert known.far_km > 0
    assert known.window["brief"] < known.window["lasting"]
