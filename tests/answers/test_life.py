"""How far events come, by claims made by hand."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.answers.life import STAGES, Life, life
from reportedly.model.event import Told
from tests.made import Draft, told

# day of the report (`-` none), who says so, status with the rule behind it, days of the event
Row = tuple[str, str, str, str]


def claims(*rows: Row) -> list[Told]:
    """In order of telling, undated last, as the ledger gives them."""
    made = []
    for number, (day, by, status, days) in enumerate(rows):
        name, _, rule = status.partition(":")
        draft = Draft(f"Norway sends troops, line {number}", by=by, status=name, rule=rule, days=days)
        made += told(f"r{number}", draft, day=f"2025-{day}" if day != "-" else None)
    return sorted(made, key=lambda one: (one.published or date.max, one.report_id))


def course(found: Life) -> str:
    return ", ".join(f"{change.stage} {f'{change.day:%m-%d}' if change.day else '-'}" for change in found.changes)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A plan and what became of it.
        ([("03-01", "NOR", "planned", "2025-03-05")], "announced 03-01, overdue 03-06"),
        ([("03-01", "NOR", "planned", "2025-03-31")], "announced 03-01"),
        ([("03-01", "NOR", "planned", "")], "announced 03-01"),
        ([("03-01", "NOR", "planned", "2025-03-05.."), ("03-03", "NOR", "planned", "2025-03-25")], "announced 03-01"),
        ([("03-05", "NOR", "planned", "2025-03-04")], "announced 03-05"),
        ([("03-01", "NOR", "planned:invite", "2025-03-05")], "unconfirmed 03-01"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-06", "", "happened", "")], "announced 03-01, happened 03-06"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-06", "", "happened:noun", "")], "announced 03-01, happened 03-06"),
        ([("03-01", "", "happened", ""), ("03-06", "", "planned", "2025-03-07")], "happened 03-01"),
        ([("03-01", "", "ongoing", ""), ("03-06", "LVA", "happened", "")], "under way 03-01, happened 03-06"),
        ([("03-01", "NOR", "possible", ""), ("03-02", "NOR", "planned", "")], "unconfirmed 03-01, announced 03-02"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-01", "NOR", "happened", "")], "happened 03-01"),
        # Called off, and on again.
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-04", "NOR", "denied:cancel", "")], "announced 03-01, called off 03-04"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-06", "", "denied:negated", "")], "announced 03-01, called off 03-06"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-06", "LVA", "denied:negated", "")], "announced 03-01, called off 03-06"),
        ([("03-01", "NOR", "planned", "2025-03-05"), ("03-06", "EST", "denied:negated", "")], "announced 03-01, disputed 03-06"),
        ([("03-01", "NOR", "planned", ""), ("03-06", "LVA", "denied:speaker-denies", "")], "announced 03-01, disputed 03-06"),
        ([("03-04", "NOR", "denied:cancel", ""), ("03-05", "", "happened:noun", "")], "called off 03-04"),
        (
            [("03-01", "NOR", "planned", ""), ("03-04", "NOR", "denied:postpone", ""), ("03-08", "NOR", "planned", "2025-04-01")],
            "announced 03-01, called off 03-04, announced 03-08",
        ),
        ([("03-04", "NOR", "denied:cancel", ""), ("03-08", "LVA", "happened", "")], "called off 03-04, happened 03-08"),
        # Denials: by another, by the same, by the report in passing.
        ([("03-01", "NOR", "denied", "")], "denied 03-01"),
        ([("03-01", "NOR", "happened", ""), ("03-02", "LVA", "denied", "")], "happened 03-01, disputed 03-02"),
        ([("03-01", "NOR", "denied", ""), ("03-02", "LVA", "happened", "")], "denied 03-01, disputed 03-02"),
        ([("03-01", "NOR", "happened", ""), ("03-02", "NOR", "denied", "")], "happened 03-01, denied 03-02"),
        ([("03-01", "NOR", "denied", ""), ("03-02", "NOR", "happened", "")], "denied 03-01, happened 03-02"),
        ([("03-01", "NOR", "denied", ""), ("03-02", "", "happened:noun", "")], "denied 03-01"),
        ([("03-01", "NOR", "possible", ""), ("03-02", "LVA", "denied", "")], "unconfirmed 03-01, denied 03-02"),
        # A report without a day comes last, and dates nothing.
        ([("-", "NOR", "happened", ""), ("03-02", "NOR", "planned", "")], "announced 03-02, happened -"),
        ([("-", "NOR", "unknown", "")], "unconfirmed -"),
    ],
)
def test_course(rows: list[Row], expected: str) -> None:
    assert course(life(claims(*rows), as_of=date(2025, 3, 20))) == expected


def test_overdue_goes_by_the_day_of_asking_alone() -> None:
    plan = claims(("03-01", "NOR", "planned", "2025-03-04..2025-03-06"))
    days = [life(plan, as_of=date(2025, 3, day)).stage for day in (5, 6, 7)]
    assert days == ["announced", "announced", "overdue"]
    assert life(plan).stage == "announced"
    assert life(plan).scheduled == date(2025, 3, 6)


def test_a_change_names_the_claim_behind_it() -> None:
    found = life(claims(("03-01", "NOR", "happened", ""), ("03-02", "LVA/Ozols", "denied", "")))
    assert [(change.by, change.report_id, change.quote[-6:]) for change in found.changes] == [
        ("Norway", "r0", "line 0"),
        ("Ozols", "r1", "line 1"),
    ]


def test_stances_count_reports_and_copies_apart() -> None:
    several = claims(
        ("03-01", "NOR", "happened", ""), ("03-02", "NOR", "happened", ""), ("03-04", "NOR", "denied", ""), ("03-05", "LVA", "happened", "")
    )
    found = life(several, families={"r1": "r0"})
    assert [(one.origin.name, one.says, one.reports, one.families, one.current) for one in found.stances] == [
        ("Norway", "asserts", 2, 1, False),
        ("Norway", "denies", 1, 1, True),
        ("Latvia", "asserts", 1, 1, True),
    ]
    assert (found.stances[0].since, found.stances[0].last) == (date(2025, 3, 1), date(2025, 3, 2))
    assert [one.says for one in found.standing] == ["denies", "asserts"]


ROW = st.tuples(
    st.sampled_from(["03-01", "03-02", "03-03", "-"]),
    st.sampled_from(["NOR", "LVA", "EST", "NOR/Ida Berg", "sources", ""]),
    st.sampled_from(
        ["happened", "happened:noun", "ongoing", "planned", "possible", "denied", "denied:cancel", "denied:negated", "unknown"]
    ),
    st.sampled_from(["", "2025-03-02", "2025-03-30"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(ROW, min_size=1, max_size=8))
def test_any_claims_make_a_life(rows: list[Row]) -> None:
    found = life(claims(*rows), as_of=date(2025, 3, 20))
    assert all(change.stage in STAGES for change in found.changes)
    assert all(one.stage != other.stage for one, other in pairwise(found.changes))
    days = [change.day or date.max for change in found.changes if change.stage != "overdue"]
    assert days == sorted(days)
    assert {one.claim_id for one in found.changes} | {one.claim_id for one in found.stances} <= {f"r{n}-c0" for n in range(len(rows))}
    keys = [one.origin.key for one in found.standing]
    assert len(keys) == len(set(keys))
    # Everyone who speaks has a stance, and only a later word of the same origin takes it away.
    assert set(keys) == {one.origin.key for one in found.stances}
