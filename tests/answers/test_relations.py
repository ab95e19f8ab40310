"""Two sides by month: what is between them, what it weighs, when it counts and where the level changes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import inf
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers.relations import Month, Relations, relations
from reportedly.answers.shifts import Shift, change_points, shifts
from reportedly.codebook.intensity import intensity
from reportedly.codebook.kinds import PLOVER, load
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store
from tests.made import Draft, claims, dispatch, relink

MEET = Draft("Norway met Latvia", kind="meet", trigger="met")
AID = Draft("Norway sent money to Latvia", kind="aid")
FIGHT = Draft("Norway attacked Latvia", kind="attack", trigger="attacked")
NOTHING = Draft("It rained")


@contextmanager
def asked(path: Path, *told: tuple[str, Draft], **options: date) -> Iterator[Relations]:
    """What a ledger answers of NOR and LVA that holds one report for each (day, draft)."""
    with Store.open(path / "ledger.sqlite") as store:
        for number, (day, draft) in enumerate(told):
            report = dispatch(f"r{number}", draft, day=day)
            store.add(report, claims(report, draft) if draft is not NOTHING else (), reader="test")
        relink(store)
        yield relations(store, "NOR", "LVA", **options)  # type: ignore[arg-type]


def scores(found: Relations) -> list[tuple[str, float, float, int, int]]:
    return [(f"{one.month:%y-%m}", one.goldstein, one.planned_goldstein, one.about, one.reports) for one in found.months]


GERMANY = {"recipients": "DEU"}


@pytest.mark.parametrize(
    ("told", "goldstein", "together"),
    [
        ([MEET], 1.0, 0),
        ([AID], 7.0, 0),
        ([replace(AID, actors="LVA", recipients="NOR")], 7.0, 0),
        ([FIGHT], -10.0, 0),
        ([AID, FIGHT], -3.0, 0),
        # With each other, or with a third: two allies at war are not at war with each other.
        ([replace(MEET, actors="NOR, LVA", recipients="")], 1.0, 0),
        ([replace(MEET, kind="fight", actors="NOR, LVA", recipients="")], -10.0, 0),
        ([replace(MEET, kind="fight", actors="NOR, LVA", **GERMANY)], 0.0, 1),
        ([replace(FIGHT, actors="NOR, LVA", **GERMANY)], 0.0, 1),
        ([replace(FIGHT, actors="DEU", recipients="NOR, LVA")], 0.0, 1),
        # What is not certain weighs nothing.
        ([replace(FIGHT, status="denied")], 0.0, 0),
        ([replace(FIGHT, status="possible")], 0.0, 0),
        ([replace(FIGHT, by="NOR", days="2025-03-01"), replace(FIGHT, by="LVA", days="2025-03-01", status="denied")], 0.0, 0),
        # Forces sent to a friend, and to a foe.
        ([Draft()], 8.3, 0),
        ([Draft(), FIGHT], -17.2, 0),
        ([Draft(), FIGHT, AID], 5.3, 0),
    ],
)
def test_what_is_between_them(told: list[Draft], goldstein: float, together: int, tmp_path: Path) -> None:
    with asked(tmp_path, *(("2025-03-04", draft) for draft in told)) as found:
        (month,) = found.months
        assert (month.goldstein, month.together, month.planned_goldstein) == (goldstein, together, 0)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # One happening counts once, however often it is told.
        ([("2025-03-04", AID), ("2025-03-05", AID)], [("25-03", 7, 0, 2, 2)]),
        # It counts when it took place, or when it was first told; a plan when it was announced.
        ([("2025-02-01", NOTHING), ("2025-03-04", replace(AID, days="2025-02-20"))], [("25-02", 7, 0, 0, 1), ("25-03", 0, 0, 1, 1)]),
        (
            [("2025-02-01", NOTHING), ("2025-03-04", replace(AID, days="2025-01-01..2025-12-31"))],
            [("25-02", 0, 0, 0, 1), ("25-03", 7, 0, 1, 1)],
        ),
        ([("2025-03-04", replace(AID, status="planned", days="2025-05-01"))], [("25-03", 0, 7, 1, 1)]),
        (
            [("2025-03-04", replace(AID, status="planned", days="2025-04-10")), ("2025-04-11", replace(AID, days="2025-04-10"))],
            [("25-03", 0, 0, 1, 1), ("25-04", 7, 0, 1, 1)],
        ),
        ([("2025-03-04", replace(AID, status="planned", days="2025-03-10")), ("2025-03-20", NOTHING)], [("25-03", 0, 0, 1, 2)]),
        # A month of which nothing was read has no reports, and is no month of peace.
        ([("2024-12-04", AID), ("2025-02-05", NOTHING)], [("24-12", 7, 0, 1, 1), ("25-01", 0, 0, 0, 0), ("25-02", 0, 0, 0, 1)]),
    ],
)
def test_months(told: list[tuple[str, Draft]], expected: list[tuple[str, float, float, int, int]], tmp_path: Path) -> None:
    with asked(tmp_path, *told) as found:
        assert scores(found) == expected


def test_what_is_asked_for(tmp_path: Path) -> None:
    told = [("2025-01-10", AID), ("2025-02-10", MEET), ("2025-03-10", FIGHT)]
    with asked(tmp_path, *told, since=date(2025, 2, 15), until=date(2025, 2, 20)) as found:
        assert [one[:2] for one in scores(found)] == [("25-02", 1)]
        assert sorted(one.kind for one in found.outside) == ["aid", "attack"]
    with asked(tmp_path, as_of=date(2025, 2, 28)) as found:
        assert [one[:2] for one in scores(found)] == [("25-01", 7), ("25-02", 1)]


def test_counts_and_classes(tmp_path: Path) -> None:
    with asked(tmp_path, ("2025-03-04", MEET), ("2025-03-04", FIGHT), ("2025-03-05", replace(AID, status="planned"))) as found:
        (month,) = found.months
        assert month.counts == (("AID", "announced", 1), ("ASSAULT", "happened", 1), ("CONSULT", "happened", 1))
        assert [(one.kind, one.quad) for one in month.dealings] == [
            ("attack", "material conflict"),
            ("aid", "material cooperation"),
            ("meet", "verbal cooperation"),
        ]
        assert (month.intensity, month.planned_intensity) == (-6.5, 10)


def test_one_side_is_no_pair_and_a_ledger_may_be_empty(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.sqlite") as store:
        assert relations(store, "NOR", "LVA") == Relations((), ())
        with pytest.raises(UsageError, match="same side"):
            relations(store, "NOR", "Norway")
        with pytest.raises(NotFoundError, match="Atlantis"):
            relations(store, "NOR", "Atlantis")


class Act:
    def __init__(self, goldstein: float) -> None:
        self.goldstein, self.event_id = goldstein, f"e{goldstein:g}"


def level(*points: tuple[float, ...]) -> dict[date, Shift]:
    months = [(date(2024 + n // 12, n % 12 + 1, 1), sum(acts), [Act(one) for one in acts]) for n, acts in enumerate(points)]
    return shifts(months)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(1.0,)] * 8, {}),
        ([(0.0,)] * 5, {}),
        ([(8.0,), (-9.0,)] * 5, {}),  # noise is no change
        ([()] * 4 + [(20.0, 7.0)] * 4, {5: (0, 27, "e20", False)}),
        ([(20.0, 7.0)] * 4 + [()] * 4, {5: (27, 0, "e20", True)}),
        ([()] * 4 + [(-10.0, -9.0)] * 4, {5: (0, -19, "e-10", False)}),
        ([(-10.0, -9.0)] * 4 + [()] * 4, {5: (-19, 0, "e-10", True)}),
        ([()] * 4 + [(30.0,)] * 3 + [(-30.0,)] * 3, {5: (0, 30, "e30", False), 8: (30, -30, "e-30", False)}),
    ],
)
def test_shifts(points: list[tuple[float, ...]], expected: dict[int, tuple[float, float, str, bool]]) -> None:
    found = level(*points)
    assert {day.month: (one.before, one.after, one.events[0], one.ended) for day, one in found.items()} == expected


@given(
    st.lists(st.integers(-400, 400).map(lambda tenths: tenths / 10), min_size=1, max_size=9),
    st.integers(1, 3),
    st.floats(0.5, 5000),
)
def test_change_points_are_the_best_of_all_ways_to_cut(scores: list[float], stretch: int, penalty: float) -> None:
    def cost(ends: Iterable[int]) -> float:
        several = [scores[a:b] for a, b in pairwise([0, *ends, len(scores)])]
        if len(several) > 1 and min(map(len, several)) < stretch:
            return inf
        return sum((score - fmean(one)) ** 2 for one in several for score in one) + penalty * (len(several) - 1)

    ways = (ends for number in range(len(scores)) for ends in combinations(range(1, len(scores)), number))
    assert cost(change_points(scores, stretch, penalty)) == pytest.approx(min(map(cost, ways)), rel=1e-9, abs=1e-6)


def test_a_shift_stands_in_its_month(tmp_path: Path) -> None:
    quiet = [(f"2024-{month:02}-05", NOTHING) for month in range(1, 7)]
    war = [
        (f"2024-{month:02}-{day:02}", replace(FIGHT, days=f"2024-{month:02}-{day:02}", quote=f"Norway attacked place {month}{day}"))
        for month in range(7, 10)
        for day in (3, 13, 23)
    ]
    with asked(tmp_path, *quiet, *war) as found:
        changed: list[Month] = [one for one in found.months if one.shift]
        assert [(one.month, one.shift.after if one.shift else 0) for one in changed] == [(date(2024, 7, 1), -30)]
        ids = {each.event_id for one in found.months for each in one.dealings}
        assert changed[0].shift is not None and set(changed[0].shift.events) <= ids


def test_every_class_and_kind_has_a_weight() -> None:
    known = intensity()
    assert set(known.plover) == set(known.quads) == PLOVER
    for kind in load().kinds.values():
        weight = known.weight(kind.name, kind.plover, kind.cameo)
        assert -10 <= weight.goldstein <= 10 and -10 <= weight.intensity <= 10
        assert weight.intensity == 0 or (weight.intensity > 0) == ("cooperation" in weight.quad)


@pytest.mark.parametrize(("cameo", "expected"), [("042", 1.9), ("0421", 1.0), ("99", 4.0), (None, 4.0)])
def test_a_code_that_is_not_listed_has_the_value_of_its_root(cameo: str | None, expected: float) -> None:
    assert intensity().weight("visit", "CONSULT", cameo).goldstein == expected
