"""What a person types for a field, and what is said of what makes no sense."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import UsageError
from reportedly.judging.values import party, value
from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep

KNOWN = Draft(actors="NOR/Ida Berg, Northern League", by="LVA/Juris Ozols")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("values") / "ledger.sqlite"
    with Store.open(path) as store:
        keep(store, dispatch("r", KNOWN), KNOWN)
        yield store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("NOR", ("Norway", "state", "NOR", "NOR")),
        ("nor", ("Norway", "state", "NOR", "NOR")),
        ("Norwegian", ("Norway", "state", "NOR", "NOR")),
        ("ida berg", ("Ida Berg", "person", "NOR", "NOR/ida berg")),
        ("NOR/ida berg", ("Ida Berg", "person", "NOR", "NOR/ida berg")),
        ("Ida Berg (NOR)", ("Ida Berg", "person", "NOR", "NOR/ida berg")),
        ("Northern League", ("Northern League", "organisation", None, "-/northern league")),
        ("Liv Dahl (NOR, person)", ("Liv Dahl", "person", "NOR", "NOR/liv dahl")),
        ("Coast Guard (nor)", ("Coast Guard", "organisation", "NOR", "NOR/coast guard")),
    ],
)
def test_party(words: str, found: tuple[str, ...], store: Store) -> None:
    assert tuple(party(store, words)[key] for key in ("name", "kind", "country", "id")) == found


def number(
    low: float | None, high: float | None, modifier: str | None = None, counted: str = "troops", more: bool = False
) -> dict[str, Any]:
    return {"low": low, "high": high, "modifier": modifier, "counted": counted, "additional": more, "unit": None}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("200 troops", [number(200, 200)]),
        ("10,000-12,000 troops", [number(10000, 12000)]),
        ("10,000–12,000 troops", [number(10000, 12000)]),
        ("10000 to 12000 troops", [number(10000, 12000)]),
        ("~100 shells", [number(100, 100, "about", "shells")]),
        (">= 3,000 troops", [number(3000, None, "at-least")]),
        ("≥ 3,000 troops", [number(3000, None, "at-least")]),
        ("+ ≥ 3,000 troops", [number(3000, None, "at-least", more=True)]),
        ("+300 troops", [number(300, 300, more=True)]),
        ("<= 40 troops", [number(None, 40, "up-to")]),
        ("> 5 troops; < 0.5 tonnes of aid", [number(5, None, "more-than"), number(None, 0.5, "less-than", "tonnes of aid")]),
        ("200 tonnes", [number(200, 200, counted="tonnes")]),
        ("none", []),
    ],
)
def test_numbers(words: str, found: list[dict[str, Any]], store: Store) -> None:
    assert [{key: one[key] for key in one if key != "text"} for one in value(store, "numbers", words)] == found


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2025-07-11", ("2025-07-11", "2025-07-11")),
        ("2025-02", ("2025-02-01", "2025-02-28")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2025-07-11..2025-07-13", ("2025-07-11", "2025-07-13")),
        ("2025-07..", ("2025-07-01", None)),
        ("..2025-07", (None, "2025-07-31")),
    ],
)
def test_time(words: str, days: tuple[str | None, str | None], store: Store) -> None:
    found = value(store, "time", words)
    assert (found["start"], found["end"]) == days


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Narvik", ("Narvik", "city", "NOR")),
        ("Narvik (NOR)", ("Narvik", "city", "NOR")),
        ("Latvia", ("Latvia", "country", "LVA")),
        ("Baltic Sea", ("Baltic Sea", "sea", None)),
        ("Pier Nine (NOR)", ("Pier Nine", "site", "NOR")),
    ],
)
def test_place(words: str, found: tuple[str | None, ...], store: Store) -> None:
    place = value(store, "place", words)
    assert tuple(place[key] for key in ("name", "kind", "country")) == found


def test_other_fields(store: Store) -> None:
    assert value(store, "status", "planned") == "planned"
    assert value(store, "kind", "visit")["plover"] == "CONSULT"
    sides = value(store, "sides", "NOR, Ida Berg > ?")
    assert [one["id"] for one in sides["actors"]] == ["NOR", "NOR/ida berg"] and sides["recipients"] == []
    chain = value(store, "speaker", "LVA + Juris Ozols > Liv Dahl (NOR, person)")
    assert [[one["name"] for one in level] for level in chain] == [["Latvia", "Juris Ozols"], ["Liv Dahl"]]
    assert value(store, "speaker", "(report)") == [] and value(store, "time", "none") is None and value(store, "place", "?") is None


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("colour", "red", "There is no field colour"),
        ("status", "done", "There is no status done"),
        ("kind", "vist", "Did you mean visit"),
        ("sides", "NOR LVA", "who > to whom"),
        ("sides", "NOR > LVA > EST", "who > to whom"),
        ("actors", "Ozol", "Did you mean Juris Ozols"),
        ("actors", "Liv Dahl (QQQ)", "QQQ in .* is no country"),
        ("actors", "Liv Dahl (NOR, human)", "human in .* is none of"),
        ("time", "Friday", "is no time"),
        ("time", "2025-02-30", "is no time"),
        ("time", "2025-03-02..2025-03-01", "Exchange the two"),
        ("place", "Nowhereville Xyz", "The gazetteer knows no place"),
        ("numbers", "many troops", "is no number"),
        ("speaker", "Nobody", "No one in the ledger is called Nobody"),
    ],
)
def test_what_makes_no_sense(field: str, words: str, said: str, store: Store) -> None:
    with pytest.raises(UsageError, match=said):
        value(store, field, words)
