"""What amounts are reckoned by, parts of a whole, and figures of names."""

import pytest
from bench.quality import quantity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rice sold at $2 per kilogram.", [(2.0, "dollar per kilogram")]),
        ("Exports grow by five percent a year.", [(5.0, "percentage per year")]),
        ("The field covers 40 km2.", [(40.0, "square kilometre")]),
        ("Peru will lend $3.5b.", [(3.5e9, "dollar")]),
        ("Peru will lend $US40 million.", [(4e7, "dollar")]),
        ("A cup is 1/16 of a bucket.", [(1 / 16, None)]),
        ("Lima freed a 70-year-old judge.", [(70.0, "year of age")]),
        ("Adjei, 25, spoke.", []),
        ("The Fisheries Act 2017 concerning trawlers holds.", []),
    ],
)
def test_rates(text: str, found: list[tuple[float, str | None]]) -> None:
    (row,) = quantity.predict([{"id": "a", "text": text}])
    read = [(q.get("value"), q["unit"]) for q in row["quantities"]]
    assert [value for value, _ in read] == pytest.approx([value for value, _ in found])
    assert [unit for _, unit in read if unit] == [unit for _, unit in found if unit] or found[0][1] is None
