import pytest

from reportedly.cli.spark import spark


@pytest.mark.parametrize(
    ("values", "most", "encoding", "expected"),
    [
        ([0, 1, 4, 8], 8, "utf-8", "·▂▅█"),
        ([0, 1, 4, 8], 8, "ascii", "_:+@"),
        ([None, 0.0, 2.0], 2.0, "utf-8", " ·█"),
        ([0.0, None], 0.0, "utf-8", "· "),
        ([0.01], 100, "utf-8", "▁"),
        ([], 1, "utf-8", ""),
    ],
)
def test_spark(values: list[float | None], most: float, encoding: str, expected: str) -> None:
    assert spark(values, most, encoding) == expected
