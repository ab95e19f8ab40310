"""The weights of times and places are fitted the same way every time, and a coded time or place is known again."""

from datetime import date
from typing import Any, cast

import pytest
from training.settings import Example, same

from reportedly.model.mentions import Place, Time
from reportedly.model.span import Span


class Field:
    """What fitting asks of a weighing: its field."""

    name = "time"


def example(*rows: tuple[list[str], bool]) -> Example:
    """None first, then the options, each with its features and whether it is right."""
    return Example("g", cast(Any, Field()), (), [names for names, _ in rows], [right for _, right in rows], 0, True, True)


def test_fit() -> None:
    pytest.importorskip("scipy", reason="training needs the extra `train`")
    from training.settings import fit

    several = [example((["none"], False), (["here"], True), (["far"], False))] * 5 + [example((["none"], False), (["once"], True))]
    found = fit(several, "time")
    assert found == fit(several, "time")
    assert found["here"] > 0 > found["none"]
    assert "once" not in found


@pytest.mark.parametrize(
    ("wanted", "start", "end", "is_same"),
    [
        ({"start": "2025-07-07", "end": "2025-07-07"}, date(2025, 7, 7), date(2025, 7, 7), True),
        ({"start": "2025-07-07", "end": "2025-07-08"}, date(2025, 7, 7), None, True),
        ({"start": "2025-07-01", "end": "2025-07-31"}, date(2025, 7, 7), date(2025, 7, 7), False),
        ({"start": "2025-07-01", "end": None}, date(2025, 8, 1), date(2025, 8, 1), False),
    ],
)
def test_same_time(wanted: dict[str, str | None], start: date, end: date | None, is_same: bool) -> None:
    assert same(wanted, Time(Span(0, 1), "x", "DATE", None, start, end)) is is_same


@pytest.mark.parametrize(
    ("wanted", "name", "country", "is_same"),
    [
        ({"name": "Gao", "country": "MLI"}, "Gao", "MLI", True),
        ({"name": "Gao region", "country": "MLI"}, "Gao", None, True),
        ({"name": "Gao", "country": "MLI"}, "Gao", "NER", False),
        ({"name": "South Sudan", "country": "SSD"}, "South Africa", None, False),
    ],
)
def test_same_place(wanted: dict[str, str], name: str, country: str | None, is_same: bool) -> None:
    assert same(wanted, Place(Span(0, 1), name, name, "city", country)) is is_same
