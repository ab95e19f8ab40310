"""Event words are near in meaning where WordNet says so."""

import pytest

from reportedly.codebook.concepts import FAR, distance


@pytest.mark.parametrize(
    ("one", "other", "shares"), [("quake", "earthquake", True), ("discover", "discovery", True), ("vote", "sleep", False)]
)
def test_words_share_a_concept(one: str, other: str, shares: bool) -> None:
    assert (distance(one, other)[0] < FAR) is shares
    assert distance(one, other) == distance(other, one)


def test_a_kind_of_the_other_is_beside_it() -> None:
    assert distance("robbery", "heist") == (FAR, 1.0)


def test_an_unknown_word_is_far_from_all() -> None:
    assert distance("qwzzx", "vote") == (FAR, FAR)
