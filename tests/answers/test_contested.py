"""What some assert and others deny."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportedly.answers.contested import Contest, Version, contested
from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep, relink

SENT = Draft("Norway has sent troops to Latvia", by="NOR/Ida Berg", days="2025-03-03")
TWICE = Draft("Norway has sent troops to Latvia, the army confirmed", by="Joint Staff", days="2025-03-03")
NOT = Draft("Norway has sent troops to Latvia", by="LVA/Juris Ozols", status="denied", rule="speaker-denies", days="2025-03-03")
ALONE = Draft("Estonia shelled a village", kind="attack", actors="EST", recipients="NOR", by="EST", status="denied", rule="speaker-denies")
PLAIN = Draft("Latvia did not visit Oslo", kind="visit", actors="LVA", recipients="NOR", status="denied", rule="negated")


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("contested") / "ledger.sqlite"
    with Store.open(path) as store:
        for number, (draft, day) in enumerate([(SENT, "03-04"), (TWICE, "03-05"), (NOT, "03-06"), (ALONE, "03-02"), (PLAIN, "03-02")]):
            keep(store, dispatch(f"r{number}", draft, day=f"2025-{day}"), draft)
        relink(store)
        yield store


def told(several: tuple[Version, ...]) -> list[tuple[str, str, str]]:
    return [(one.name, one.says, f"{one.since:%m-%d}") for one in several]


def find(store: Store, kind: str, **asked: date) -> Contest | None:
    return next((one for one in contested(store, **asked) if one.happening.kind == kind), None)  # type: ignore[arg-type]


def test_the_versions_stand_side_by_side(quarrel: Store) -> None:
    found = find(quarrel, "deploy")
    assert found is not None and found.since == date(2025, 3, 6)
    assert told(found.asserted) == [("Norway", "asserts", "03-04"), ("", "asserts", "03-05")]
    assert told(found.denied) == [("Latvia", "denies", "03-06")]
    assert [one.origin.name for one in found.denied[0].stances] == ["Juris Ozols"]


@pytest.mark.parametrize(
    ("sides", "options", "expected"),
    [
        ((), {}, ["attack", "deploy"]),
        ((), {"newest_first": True}, ["deploy", "attack"]),
        (("LVA",), {}, ["deploy"]),
        (("EST", "LVA"), {}, []),
        ((), {"as_of": date(2025, 3, 5)}, ["attack"]),
        ((), {"as_of": date(2025, 3, 1)}, []),
    ],
)
def test_contested(sides: tuple[str, ...], options: dict[str, object], expected: list[str], quarrel: Store) -> None:
    assert [one.happening.kind for one in contested(quarrel, *sides, **options)] == expected  # type: ignore[arg-type]


def test_a_denial_that_answers_no_one_is_listed(quarrel: Store) -> None:
    found = find(quarrel, "attack")
    assert found is not None and found.asserted == () and told(found.denied) == [("Estonia", "denies", "03-02")]
