import pytest

from reportedly.linking.clusters import Heads, agreed, average


@pytest.mark.parametrize(
    ("scores", "together", "apart", "groups"),
    [
        pytest.param({}, [], [], [[0], [1], [2]], id="nothing in common"),
        pytest.param({(0, 1): 2.0}, [], [], [[0, 1], [2]], id="a pair"),
        pytest.param({(0, 1): 2.0, (1, 2): 1.0}, [], [], [[0, 1], [2]], id="strangers outweigh one pair"),
        pytest.param({(0, 1): 2.0, (1, 2): 3.0}, [], [], [[0], [1, 2]], id="the best first"),
        pytest.param({(0, 1): 2.0, (1, 2): 1.0, (0, 2): -0.5}, [], [], [[0, 1, 2]], id="one bad pair parts no groups"),
        pytest.param({(0, 1): 2.0}, [], [(0, 1)], [[0], [1], [2]], id="judged not the same"),
        pytest.param({(0, 1): -3.0}, [(0, 1)], [], [[0, 1], [2]], id="judged the same"),
        pytest.param({(1, 2): 4.0}, [(0, 1)], [(0, 2)], [[0, 1], [2]], id="what is the same keeps apart from others too"),
        pytest.param({}, [(0, 1), (1, 2)], [(0, 2)], [[0, 1], [2]], id="a chain that contradicts itself"),
        pytest.param({(0, 2): 1.0, (1, 2): 1.0}, [(0, 1)], [], [[0, 1, 2]], id="a third with both"),
    ],
)
def test_average(
    scores: dict[tuple[int, int], float], together: list[tuple[int, int]], apart: list[tuple[int, int]], groups: list[list[int]]
) -> None:
    assert average(3, scores, -2.0, together, apart) == groups


def test_agreed_leaves_out_what_contradicts() -> None:
    assert agreed(4, [(0, 1), (1, 2), (2, 3)], [(0, 3)]) == [[0, 1, 2], [3]]


def test_heads() -> None:
    heads = Heads(4)
    heads.join(3, 1)
    heads.join(1, 2)
    assert heads.sets() == [[0], [1, 2, 3]] and heads.of(3) == 1
