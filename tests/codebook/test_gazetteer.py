import pytest

from reportedly.codebook import countries, gazetteer
from reportedly.codebook.phrases import key_of


def test_a_city_and_its_province() -> None:
    kinds = {(e.kind, e.country) for e in gazetteer.lookup(("kursk",))}
    assert {("city", "RUS"), ("region", "RUS")} <= kinds


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Vladivostok", "RUS", "city", 43.1, 131.9),
        ("Scarborough Shoal", None, "island", 15.15, 117.8),
        ("Strait of Hormuz", None, "sea", 26.6, 56.3),
        ("Khyber Pakhtunkhwa", "PAK", "region", 34.5, 72.0),
        ("Texas", "USA", "region", 31.3, -98.5),
        ("Line of Control", None, "line", 34.0, 74.5),
        ("Saint Petersburg", "RUS", "city", 59.9, 30.3),
        ("Lanexa", "USA", "city", 37.4, -76.9),
        ("St. Albans", "USA", "city", 38.4, -81.8),
        ("Mt. Pleasant", "USA", "city", 41.0, -91.6),
    ],
)
def test_lookup(name: str, country: str | None, kind: str, lat: float, lon: float) -> None:
    entries = gazetteer.lookup(key_of(name))
    assert any(e.country == country and e.kind == kind and abs(e.lat - lat) < 1 and abs(e.lon - lon) < 1 for e in entries)


def test_nothing_is_found_for_no_name() -> None:
    assert gazetteer.lookup(("zzqq",)) == ()
    assert not gazetteer.begins("zzqq")
    assert gazetteer.begins("new")


def test_hand_written_places_come_first() -> None:
    assert gazetteer.lookup(("crimea",))[0].level == "named"
    assert gazetteer.named(("black", "sea")) is not None


def test_the_ends_of_the_table_are_found() -> None:
    first = gazetteer._table().readline().decode().split("\t")[0]
    assert gazetteer.lookup(tuple(first.split(" ")))


def test_the_hand_written_places_are_well_formed() -> None:
    kinds = {"region", "sea", "island", "site", "line", "continent"}
    for key, entry in gazetteer._named().items():
        assert key and entry.kind in kinds, key
        assert entry.country is None or countries.country(entry.country) is not None, key
        assert -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180, key
