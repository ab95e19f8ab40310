"""What people hold together and apart never contradicts itself, and the later judgement wins."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.judged.pairs import pairs
from reportedly.model.codec import encode
from reportedly.model.event import ClaimKey
from reportedly.model.judgement import Anchor, Judgement, standing

Told = tuple[str, str, str]  # kind and the claims of either side, a letter each


def judgements(told: Sequence[Told]) -> list[Judgement]:
    def side(letters: str) -> Any:
        return encode([Anchor(letter, f"c-{letter}") for letter in letters])

    return [
        Judgement(number, "Ana", f"2025-01-{number:02}", kind, f"{one} {other}", {"one": side(one), "other": side(other)}, "")
        for number, (kind, one, other) in enumerate(told, 1)
    ]


def key_of(anchor: Anchor) -> ClaimKey | None:
    return None if anchor.report_id == "?" else ClaimKey(anchor.report_id, 0)


def letters(several: frozenset[frozenset[ClaimKey]]) -> set[str]:
    return {"".join(sorted(key.report_id for key in pair)) for pair in several}


@pytest.mark.parametrize(
    ("told", "together", "apart", "overruled"),
    [
        ([], set(), set(), []),
        ([("same", "a", "b")], {"ab"}, set(), []),
        ([("not-same", "a", "b")], set(), {"ab"}, []),
        ([("same", "a", "b"), ("not-same", "a", "b")], set(), {"ab"}, [1]),
        ([("not-same", "a", "b"), ("same", "b", "a")], {"ab"}, set(), [1]),
        ([("same", "ab", "cd")], {"ab", "ac", "ad"}, set(), []),
        ([("not-same", "ab", "cd")], set(), {"ac", "ad", "bc", "bd"}, []),
        ([("same", "a", "b"), ("same", "b", "c"), ("not-same", "a", "c")], {"bc"}, {"ac"}, [1]),
        ([("not-same", "a", "c"), ("same", "a", "b"), ("same", "b", "c")], {"ab", "bc"}, set(), [1]),
        ([("same", "ab", "c"), ("not-same", "b", "c")], {"ab"}, {"bc"}, [1]),
        ([("same", "a", "?")], set(), set(), []),
        ([("same", "a", "a")], set(), set(), []),
    ],
)
def test_pairs(told: Sequence[Told], together: set[str], apart: set[str], overruled: list[int]) -> None:
    found = pairs(standing(judgements(told)), key_of)
    assert (letters(found.together), letters(found.apart)) == (together, apart)
    assert [one.id for one in found.overruled] == overruled


SIDE = st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3).map(lambda letters: "".join(sorted(letters)))


@given(st.lists(st.tuples(st.sampled_from(["same", "not-same"]), SIDE, SIDE), max_size=8))
def test_never_contradictory(told: Sequence[Told]) -> None:
    found = pairs(standing(judgements(told)), key_of)
    groups = {letter: {letter} for letter in "abcdef"}
    for pair in found.together:
        one, other = (key.report_id for key in pair)
        joined = groups[one] | groups[other]
        groups |= dict.fromkeys(joined, joined)
    for pair in found.apart:
        one, other = (key.report_id for key in pair)
        assert other not in groups[one]
    if told and told[-1][0] == "same" and set(told[-1][1]) != set(told[-1][2]):  # the last word is heard
        assert set(told[-1][1]) | set(told[-1][2]) <= groups[told[-1][1][0]]


@given(st.lists(st.integers(0, 9), max_size=10))
def test_an_undo_can_be_undone(targets: list[int]) -> None:
    several = [Judgement(1, "Ana", "2025-01-01", "wrong", "c-a", None, "")]
    for number, target in enumerate(targets, 2):
        several.append(Judgement(number, "Ana", "2025-01-01", "undo", "", None, "", undoes=min(target + 1, number - 1)))
    state: dict[int, bool] = {}
    for one in reversed(several):  # by hand: a row stands unless a standing row takes it back
        state[one.id] = not any(state[other.id] for other in several if other.undoes == one.id)
    assert bool(standing(several)) == state[1]
