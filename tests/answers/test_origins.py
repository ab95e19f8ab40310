"""Who claims go back to, and how reports, copies and origins are counted apart."""

import pytest

from reportedly.answers.names import known
from reportedly.answers.origins import origins
from reportedly.answers.timeline import timeline
from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep, relink, told


def keys(*speakers: str) -> list[str]:
    several = [one for number, by in enumerate(speakers) for one in told(f"r{number}", Draft(f"It came, line {number}", by=by))]
    return ["+".join(origin.key for origin in found) for found in origins(several)]


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        (["NOR", "LVA", "NOR"], ["NOR", "LVA", "NOR"]),
        (["Fjord Post > NOR"], ["NOR"]),
        (["NOR/Ida Berg > preliminary data"], ["NOR/ida berg"]),
        (["preliminary data", "preliminary data"], ["preliminary data"] * 2),
        (["NOR,LVA", "LVA"], ["LVA+NOR", "LVA"]),
        (["", ""], ["report r0", "report r1"]),
    ],
)
def test_innermost_actors(speakers: list[str], expected: list[str]) -> None:
    assert keys(*speakers) == expected


@pytest.mark.parametrize(
    ("quotes", "families", "number"),
    [
        (["It came", "It came"], {}, 1),  # the same sentence is a copy, whoever prints it
        (["It came", "They came"], {}, 2),
        (["It came", "They came"], {"r1": "r0"}, 1),
        (["It came", "They came", "It came"], {"r1": "r2"}, 2),
    ],
)
def test_reports_without_a_speaker(quotes: list[str], families: dict[str, str], number: int) -> None:
    several = [one for n, quote in enumerate(quotes) for one in told(f"r{n}", Draft(quote))]
    assert len({found[0].key for found in origins(several, families=families)}) == number


def test_copies_are_counted_apart(store: Store) -> None:
    (aid,) = timeline(store, kinds=["aid"], families={"wire-2": "wire-1"})
    assert (aid.reports, aid.families, aid.origins) == (2, 1, 1)
    (deploy,) = timeline(store, kinds=["deploy"], families={"fjord-1": "desk-1"})
    assert (deploy.reports, deploy.families, deploy.origins) == (4, 3, 3)


def test_an_office_is_the_person_whom_reports_give_it(store: Store, tmp_path: object) -> None:
    with Store.open(f"{tmp_path}/offices.sqlite") as offices:
        by = Draft("Berg spoke", by="NOR", actors="NOR/Ida Berg", offices={"NOR/Ida Berg": "Prime Minister"})
        keep(offices, dispatch("r1", by), by)
        relink(offices)
        assert known(offices).key("NOR/ida berg") == "NOR/ida berg"
        row = ("NOR/norwegian prime minister", "Norwegian prime minister", "office", "NOR")
        actors = offices.named()
        offices.named = lambda: [*actors, row]  # type: ignore[method-assign]
        assert known(offices).key("NOR/norwegian prime minister") == "NOR/ida berg"
        assert known(offices).name("NOR/norwegian prime minister", "") == "Ida Berg"
