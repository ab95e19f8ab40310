from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codebook.kinds import load
from reportedly.linking.rules import rules
from reportedly.linking.terms import pack, terms, unpack
from reportedly.linking.words import person, same_person, stem
from tests.linking.drafts import DAYS, DRAFTS
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
    (found,) = terms(told("r", draft))
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
    (one,) = terms(told("r", Draft(days=days)))
    assert (one.start, one.end) == (start and start.toordinal(), end and end.toordinal())


def test_words_leave_out_who_takes_part_and_what_is_plain() -> None:
    (one,) = terms(told("r", Draft("Norway said on Monday that patrol boats reached Latvia", by="NOR")))
    assert one.words == one.report == {stem("patrol"), stem("boats"), stem("reached")}


@pytest.mark.parametrize(
    ("day", "days", "status", "news"),
    [
        ("2025-03-04", "2025-03-01", "happened", date(2025, 3, 4)),
        (None, "2025-03-01", "happened", date(2025, 3, 1)),
        (None, "2025-03-01", "planned", None),
        (None, "", "happened", None),
    ],
)
def test_news(day: str | None, days: str, status: str, news: date | None) -> None:
    one, other = terms(told("r", Draft(days=days, status=status), Draft(), day=day))
    assert one.news == other.news == (news and news.toordinal())


@given(st.sampled_from(DRAFTS), st.sampled_from(DAYS))
def test_packed_and_unpacked_is_the_same(draft: Draft, day: str | None) -> None:
    for one in terms(told("r", draft, Draft(place="Riga"), day=day)):
        assert unpack(pack(one), one.report) == one


def test_bounds_are_sane() -> None:
    known = rules()
    assert known.base < 0 and known.stranger < 0 < known.bond < known.most
    assert known.far_km > 0 and known.window["brief"] < known.apart["brief"] < known.apart["lasting"]
    assert set(known.families) | set(known.grounds) <= set(load().kinds)
