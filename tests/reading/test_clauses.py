"""Clauses whose shape hides who does what: verbs that only say that something broke out, auxiliaries left out."""

import pytest

from tests.reading.told import claim, claims


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Clashes broke out between Sudanese and Chadian troops on Friday.", "Clashes"),
        ("Fighting erupted between Sudanese and Chadian troops on Friday.", "Fighting"),
        ("A battle raged between Sudanese and Chadian troops.", "battle"),
        ("War broke out between Sudan and Chad in 2009.", "War"),
        ("Talks between Sudan and Chad collapsed on Friday.", "Talks"),
    ],
)
def test_what_broke_out_has_the_sides_of_its_verb(text: str, trigger: str) -> None:
    assert {party.country for party in claim(text, trigger).actors} == {"SDN", "TCD"}


def test_a_door_that_is_broken_is_no_event() -> None:
    assert not claims("The door broke and rain came in.")


def test_a_second_participle_without_its_auxiliary_is_passive_too() -> None:
    told = claim("Six Chadian guards were killed and nine wounded.", "wounded")
    assert [(q.low, q.counted) for q in told.quantities] == [(9.0, "Chadian guards")]
    assert [party.country for party in told.recipients] == ["TCD"] and not told.actors
