"""Persons, organs and crowds that no words give to a state are of the state that the story is about, where that is plain."""

import pytest

from tests.reading.told import claim

STORY = "Soldiers have guarded the streets of Lima, the capital of Peru, since Sunday. "


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        (STORY + "Police arrested 40 marchers on Monday.", "arrested", "PER"),
        (STORY + "Interior Minister Ana Quispe visited Chile on Monday.", "visited", "PER"),
        (STORY + "United Nations envoy Ana Quispe visited Chile on Monday.", "visited", None),
        (STORY + "The analyst Ana Quispe visited Chile on Monday.", "visited", None),
        ("Peru and Chile met on Monday. Peru trusts Chile, Chile trusts Peru. Ana Quispe then visited Bolivia.", "visited", None),
        ("Neighbouring Chile sent doctors to Peru.", "sent", "CHL"),
    ],
)
def test_home(text: str, trigger: str, country: str | None) -> None:
    (actor,) = claim(text, trigger).actors
    assert actor.country == country
    assert country is None or country == "CHL" or "actor:home" in actor.rules
