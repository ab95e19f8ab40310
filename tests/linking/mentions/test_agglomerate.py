"""Agglomerative clustering: cases by hand and what holds of any matrix."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.mentions.agglomerate import agglomerate

LINE = np.array([[0, 1, 6, 9], [1, 0, 5, 8], [6, 5, 0, 3], [9, 8, 3, 0]], dtype=float)  # points at 0, 1, 6, 9


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [(0.5, [0, 1, 2, 3]), (1, [0, 0, 2, 3]), (3, [0, 0, 2, 2]), (6.9, [0, 0, 2, 2]), (7, [0, 0, 0, 0])],
)
def test_average_linkage_merges_at_the_mean_distance(threshold: float, expected: list[int]) -> None:
    assert agglomerate(LINE, "average", threshold) == expected


def test_ward_joins_by_the_growth_of_the_spread() -> None:
    # Two pairs, their middles 7 apart: sqrt(2 * 2 * 2 / (2 + 2)) * 7 = 9.9
    assert agglomerate(LINE, "ward", 9.89) == [0, 0, 2, 2]
    assert agglomerate(LINE, "ward", 9.9) == [0, 0, 0, 0]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12), st.floats(0, 60))
def test_the_same_points_are_together_and_labels_are_first_items(points: list[int], threshold: float) -> None:
    table = np.abs(np.subtract.outer(points, points)).astype(float)
    found = agglomerate(table, "average", threshold)
    assert all(found[label] == label <= i for i, label in enumerate(found))
    assert all(found[i] == found[points.index(point)] for i, point in enumerate(points))


def test_one_item_is_alone() -> None:
    assert agglomerate(np.zeros((1, 1)), "ward", 1) == [0]
