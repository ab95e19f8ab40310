"""Families of copies in a ledger: found report by report, the same whatever the order, without versions that no longer count."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.ledger.families import UNLIKE, Method
from reportedly.ledger.sqlite import Store
from reportedly.linking.copies.families import ALGORITHM, copies, shingles
from reportedly.linking.copies.kept import likely_of, signed, sort_copies
from reportedly.model.report import Region, Report
from reportedly.model.span import Span
from tests.linking.copies.test_families import EDITS, OTHER, WIRE
from tests.made import dispatch

NAV = "Home | World | Sport. Subscribe to our newsletter and never miss a story again. Follow us on all channels. " * 3


def report(id: str, text: str, day: str = "2025-03-04", url: str | None = None, debris: Span | None = None) -> Report:
    regions = (Region(debris, "navigation"),) if debris else ()
    return replace(dispatch(id, day=day, url=url), text=text, regions=regions)


def families(store: Store) -> dict[str, str]:
    sort_copies(store)
    return store.families()


def test_copies_are_of_the_family_of_the_first(store: Store) -> None:
    for id, text, day in (("z", WIRE, "2025-03-04"), ("a", EDITS["headline"], "2025-03-05"), ("other", OTHER, "2025-03-04")):
        store.add(report(id, text, day), ())
    assert store.families() == {"z": "z", "a": "a", "other": "other"}  # not sorted yet: each for itself
    assert families(store) == {"z": "z", "a": "z", "other": "other"}
    store.add(report("b", EDITS["cut"], "2025-03-03"), ())
    assert families(store) == {"z": "b", "a": "b", "b": "b", "other": "other"}


def test_any_order_one_by_one_or_together(place: Callable[[], str]) -> None:
    told = {"a": WIRE, "b": EDITS["cut"], "c": OTHER, "d": EDITS["added"]}
    for n, order in enumerate(list(permutations(told))[::3]):
        with Store.open(place()) as store:
            for id in order:
                store.add(report(id, told[id]), ())
                if n % 2:
                    sort_copies(store)
            assert families(store) == {"a": "a", "b": "a", "c": "c", "d": "a"}


def test_a_version_that_no_longer_counts_joins_no_one(store: Store) -> None:
    half = len(WIRE) // 2
    bridge = "https://desk.example/bridge"
    for id, text in (("left", WIRE[:half]), ("right", WIRE[half:])):
        store.add(report(id, text), ())
    store.add(report("bridge", WIRE, url=bridge), ())
    assert set(families(store).values()) == {"bridge"}
    store.add(report("bridge", OTHER, "2025-03-05", url=bridge), ())
    assert families(store) == {"left": "left", "right": "right", "bridge": "bridge"} and store.check() == ()


def test_debris_makes_no_copies(store: Store) -> None:
    for id, words in (("a", "Talks were held in Oslo on Monday. "), ("b", "A ferry sank off Dakar. ")):
        store.add(report(id, words + NAV, debris=Span(len(words), len(words + NAV))), ())
    assert families(store) == {"a": "a", "b": "b"}


def test_another_algorithm_signs_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for id, text in (("a", WIRE), ("b", EDITS["cut"])):
        store.add(report(id, text), ())
    sort_copies(store)
    monkeypatch.setattr("reportedly.linking.copies.kept.ALGORITHM", "another")
    assert families(store) == {"a": "a", "b": "a"}
    with store._reading() as connection:
        assert set(connection.exec_driver_sql("SELECT algorithm FROM signatures").scalars()) == {"another"}


def test_stock_phrases_are_not_compared_without_end(store: Store) -> None:
    """Of many reports that share much of their words, a few are compared, and copies are found among them all the same."""
    stock = " ".join(f"stock{number}" for number in range(40))
    told = [f"{' '.join(f'own{n}x{number}' for number in range(50))} {stock}" for n in range(60)]
    told += [f"{told[n]} with words at its end" for n in (0, 30, 59)]
    for n, text in enumerate(told):
        store.add(report(f"r{n:02}", text), ())
    compared = Counter[str]()

    def alike(one: str, other: str) -> bool:
        compared[one] += 1
        return copies(shingles(one), shingles(other))

    store.sort_copies(Method(ALGORITHM, signed, likely_of, alike))
    found = store.families()
    assert {id: family for id, family in found.items() if id != family} == {"r60": "r00", "r61": "r30", "r62": "r59"}
    assert max(compared.values()) <= UNLIKE + 1
