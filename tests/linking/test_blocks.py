from collections.abc import Sequence

import pytest

from reportedly.linking.blocks import Blocks, comparable, keys
from reportedly.linking.pieces import homes, pieces
from reportedly.linking.rules import rules
from reportedly.linking.terms import of_reports, terms
from tests.made import Draft, later, told


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (Draft(), Draft(), True),
        (Draft(), Draft(kind="arms"), True),
        (Draft(), Draft(kind="visit"), False),
        (Draft(), Draft(recipients="EST"), True),
        (Draft(), Draft(actors="EST", recipients="SWE"), False),
        (Draft(), Draft(actors="", recipients="", place="Riga"), False),
        (Draft(actors="", recipients="", place="Riga"), Draft(actors="", recipients="", place="Riga"), True),
        (Draft(actors="", recipients="", place="Riga"), Draft(actors="", recipients="", place="Oslo"), False),
    ],
)
def test_what_shares_a_block(one: Draft, other: Draft, share: bool) -> None:
    (a,), (b,) = terms(told("one", one)), terms(told("two", other))
    assert bool(set(keys(a)) & set(keys(b))) is share
    assert len(keys(a)) == len(set(keys(a))) < 60 and all(-(2**63) <= key < 2**63 for key in keys(a))


@pytest.mark.parametrize(
    ("one", "other", "days", "compared"),
    [
        (Draft(kind="visit"), Draft(kind="visit"), 100, True),
        (Draft(kind="visit"), Draft(kind="visit"), 300, False),
        (Draft(), Draft(), 300, True),
        (Draft(), Draft(), 800, True),
        (Draft(), Draft(), 4000, False),
        (Draft(), Draft(recipients="EST"), 0, False),
        (Draft(), Draft(actors="LVA", recipients="NOR"), 0, True),
    ],
)
def test_comparable(one: Draft, other: Draft, days: int, compared: bool) -> None:
    (a,), (b,) = terms(told("one", one)), terms(told("two", other, day=later(days)))
    assert comparable(a, b) is comparable(b, a) is compared


@pytest.mark.parametrize(
    ("blocks", "large", "after"),
    [
        ([[1], [1], [2]], None, [1]),
        ([[1], [1], [1]], [1], []),
        ([[1, 2], [2], [1]], [], [1, 2]),
        ([[1], [2], [3]], None, []),
    ],
)
def test_after(blocks: Sequence[Sequence[int]], large: list[int] | None, after: list[int]) -> None:
    found = Blocks(blocks, large)
    assert found.after(0) == after and found.after(2) == []


def test_large_blocks_are_passed_over() -> None:
    most = rules().block
    assert Blocks([[1]] * most).after(0) == list(range(1, most))
    assert Blocks([[1]] * (most + 1)).after(0) == []


def test_large_components_are_cut_by_months_and_days() -> None:
    most = rules().piece
    several = of_reports(one for n in range(most + 2) for one in told(f"r{n:04}", Draft(), day=later(n % 3) if n < most else later(60)))
    where = homes(several, [(0, most)], [])
    assert pieces(range(most), where.__getitem__) == [list(range(most))]
    assert sorted(map(len, pieces(range(most + 1), where.__getitem__)))[-1] < most
    whole = next(piece for piece in pieces(range(most + 2), where.__getitem__) if 0 in piece)
    assert most in whole  # judged to be one with the first
    assert most + 1 not in whole
