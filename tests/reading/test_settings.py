"""Where and when a claim happens that its own clause leaves unsaid."""

from tests.reading.told import claim


def test_a_visit_is_where_its_host_is() -> None:
    told = claim("The Peruvian president visited Chile.", "visited")
    assert told.place is not None and told.place.country == "CHL" and "place:host" in told.rules


def test_a_scene_is_told_once() -> None:
    hurt = claim("Chinese ships rammed a Vietnamese trawler near the Paracel Islands on Monday. The Vietnamese crew was hurt.", "hurt")
    assert hurt.place is not None and hurt.place.name == "Paracel Islands" and "place:scene" in hurt.rules


def test_other_sides_are_another_scene() -> None:
    text = "Chinese ships rammed a Vietnamese trawler near the Paracel Islands. Mali bombed a camp of Niger."
    assert claim(text, "bombed").place is None


def test_acts_of_word_have_no_place_but_one_they_stand_in() -> None:
    assert claim("India called on Islamabad to act.", "called").place is None
    stood = claim("India condemned Pakistan in Geneva.", "condemned").place
    assert stood is not None and stood.name == "Geneva"
