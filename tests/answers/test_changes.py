"""What has changed in a ledger since then, with before, after and the claim that did it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.answers.changes import Change
from reportedly.api import Ledger
from reportedly.errors import UsageError
from tests.made import Draft, claims, dispatch, keep, later

VISIT = Draft(
    "Ida Berg flies to Riga", kind="visit", actors="NOR/Ida Berg", trigger="flies", place="Riga", days="2025-03-10", by="NOR/Liv Dahl"
)
SENT = Draft("Norway sent 200 troops to Latvia", numbers=((200, 200, "troops"),), days="2025-03-01", by="LVA/Juris Ozols")
FAR = Draft("Sweden met Estonia", kind="meet", actors="SWE", recipients="EST", trigger="met", by="SWE")


def but(draft: Draft, **more: object) -> Draft:
    return replace(draft, **more)  # type: ignore[arg-type]


def add(ledger: Ledger, id: str, *drafts: Draft, day: int = 0, url: str | None = None) -> None:
    keep(ledger.store, dispatch(id, *drafts, day=later(day), outlet=f"{id} Post", url=url), *drafts)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        add(ledger, "a", but(VISIT, status="planned"), SENT, FAR)
        yield ledger


def since(ledger: Ledger, work: Callable[[], object]) -> list[Change]:
    ledger.diff()
    work()
    return list(ledger.diff().changes)


def short(several: list[Change]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]]:
    return [(one.kind, one.event.kind, one.before, one.after, one.told.claim.id if one.told else None) for one in several]


HAPPENED = but(VISIT, status="happened", quote="Ida Berg arrived in Riga", trigger="arrived")
DENIED = but(VISIT, status="denied", quote="No such visit took place", trigger="visit", by="LVA/Juris Ozols")
MORE = but(SENT, quote="It has sent 260 troops", numbers=((260, 260, "troops"),))
CLASH = but(MORE, by="EST", quote="900 troops were sent, Tallinn said", numbers=((900, 900, "troops"),))


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([but(SENT, by="SWE")], [], id="one more report"),
        pytest.param(
            [Draft("Norway condemned it", kind="condemn", trigger="condemned")],
            [("new", "condemn", (), ("happened",), "b-c0")], id="a new event",
        ),
        pytest.param([HAPPENED], [("status", "visit", ("planned",), ("happened",), "b-c0")], id="a plan comes true"),
        pytest.param([DENIED], [("denial", "visit", ("Liv Dahl",), ("Juris Ozols",), "b-c0")], id="a plan is denied"),
        pytest.param(
            [
                but(DENIED, by="NOR/Liv Dahl"),
                HAPPENED,
                but(HAPPENED, by="LVA/Juris Ozols", quote="She has landed in Riga", trigger="landed"),
            ],
            [
                ("status", "visit", ("planned",), ("happened",), "b-c1"),
                ("denial", "visit", ("Juris Ozols",), ("Liv Dahl",), "b-c0"),
            ],
            id="who denies what she told before is not heard telling it",
        ),
        pytest.param(
            [but(DENIED, by="NOR/Liv Dahl"), but(VISIT, by="NOR/Liv Dahl, NOR/Ida Berg", status="planned")],
            [("denial", "visit", ("Ida Berg",), ("Liv Dahl",), "b-c0")], id="nor telling it with others",
        ),
        pytest.param(
            [but(DENIED, by="NOR/Liv Dahl")], [("denial", "visit", (), ("Liv Dahl",), "b-c0")], id="taken back by the one who told it"
        ),
        pytest.param([DENIED, DENIED], [("denial", "visit", ("Liv Dahl",), ("Juris Ozols",), "b-c0")], id="denied twice by one"),
        pytest.param(
            [MORE], [("figure", "deploy", ("200 to 200 troops", "Juris Ozols"), ("260 to 260 troops", "Juris Ozols"), "b-c0")],
            id="a number is revised",
        ),
        pytest.param(
            [CLASH],
            [
                ("figure", "deploy", ("200 to 200 troops", "Juris Ozols"), ("900 to 900 troops", "Estonia"), "b-c0"),
                ("contradiction", "deploy", ("200 to 200 troops", "Juris Ozols"), ("900 to 900 troops", "Estonia"), "b-c0"),
            ],
            id="two speakers contradict one another",
        ),
        pytest.param([but(SENT, status="planned")], [], id="what is done was once planned"),
    ],
)  # fmt: skip
def test_a_new_report(drafts: list[Draft], expected: list[object], ledger: Ledger) -> None:
    found = since(ledger, lambda: add(ledger, "b", *drafts, day=1))
    assert short(found) == expected
    assert all(one.judgement is None for one in found)
    assert ledger.diff().changes == ()


def test_a_judgement_parts_and_joins(ledger: Ledger) -> None:
    add(ledger, "b", but(VISIT, status="planned"), day=1)
    (event,) = ledger.timeline("NOR", kinds=["visit"])
    judge = ledger.judge("Ana")
    (parted,) = since(ledger, lambda: judge.not_same("a-c0", "b-c0"))
    assert parted.kind == "split" and parted.before == (event.event_id,) and parted.judgement is not None
    (merged,) = since(ledger, lambda: judge.undo(1))
    assert merged.kind == "merge" and len(merged.before) == 2 and merged.after == (event.event_id,)
    assert merged.told is None and merged.judgement is not None and merged.judgement.kind == "undo"
    (merged,) = since(ledger, lambda: judge.same("a-c1", "a-c2"))
    assert merged.kind == "merge" and merged.judgement is not None and merged.judgement.id == 3


def test_a_judgement_changes_a_status_and_takes_a_claim_away(ledger: Ledger) -> None:
    (change,) = since(ledger, lambda: ledger.judge("Ana").field("a-c1", "status", "denied"))
    assert short([change]) == [("status", "deploy", ("happened",), ("denied",), "a-c1")]
    assert change.judgement is not None and change.judgement.field == "status"
    (change,) = since(ledger, lambda: ledger.judge("Ana").wrong("a-c2"))
    assert (change.kind, change.event.kind) == ("gone", "meet") and change.judgement is not None and change.judgement.kind == "wrong"


def test_a_number_goes_with_the_claim_that_is_judged_wrong(ledger: Ledger) -> None:
    add(ledger, "b", MORE, day=1)
    (change,) = since(ledger, lambda: ledger.judge("Ana").wrong("b-c0"))
    assert short([change]) == [("figure", "deploy", ("260 to 260 troops", "Juris Ozols"), (), "b-c0")]
    assert change.judgement is not None and change.judgement.kind == "wrong"
    (change,) = since(ledger, lambda: ledger.judge("Ana").undo(1))
    assert (change.kind, change.after) == ("figure", ("260 to 260 troops", "Juris Ozols"))
    add(ledger, "c", MORE, day=2)
    assert since(ledger, lambda: ledger.judge("Ana").wrong("b-c0")) == []  # another report still gives it
    judge = ledger.judge("Ana")
    (change,) = since(ledger, lambda: judge.field("c-c0", "numbers", "280 troops"))
    assert (change.kind, change.before[0], change.after[0]) == ("figure", "260 to 260 troops", "280 troops")


def test_contradictions_are_those_of_figures(ledger: Ledger) -> None:
    """About leaves room, and numbers of what is only possible contradict none."""
    near = but(SENT, by="EST", quote="About 210 troops were sent", numbers=((210, 210, "troops"),), modifier="about")
    guess = but(CLASH, status="possible", quote="It may be 800", numbers=((800, 800, "troops"),))
    found = since(ledger, lambda: add(ledger, "b", near, guess, day=1))
    assert "contradiction" not in {one.kind for one in found}
    assert [one.contradictions for one in ledger.series("NOR")] == [()]
    found = since(ledger, lambda: add(ledger, "c", CLASH, day=1))
    assert [one.kind for one in found].count("contradiction") == sum(len(one.contradictions) for one in ledger.series("NOR")) > 0


def test_a_new_version_and_a_new_reading_change_what_they_change(ledger: Ledger) -> None:
    url = "https://desk.example/1"
    toll = Draft("At least 30 sailors died in the storm", kind="casualties", recipients="LVA", numbers=((30, None, "sailors"),))
    add(ledger, "v", toll, url=url)
    more = but(toll, quote="At least 34 sailors died in the storm", numbers=((34, None, "sailors"),), id="v-later")
    (change,) = since(ledger, lambda: add(ledger, "v", more, url=url, day=1))
    assert short([change]) == [("figure", "casualties", ("30 to None sailors", "v Post"), ("34 to None sailors", "v Post"), "v-later")]
    report = dispatch("a", VISIT, SENT, FAR)
    again = claims(report, but(VISIT, status="planned"), SENT, but(FAR, status="possible"))
    (change,) = since(ledger, lambda: ledger.store.reread("a", 1, again, "newer"))
    assert short([change]) == [("status", "meet", ("happened",), ("possible",), "a-c2")]


def test_times(ledger: Ledger) -> None:
    everything = [one.kind for one in ledger.diff("2000-01-01", note=False).changes]
    assert everything == ["new"] * 3
    assert ledger.store.asked() == [] and ledger.diff("last", note=False).since == ""
    first = ledger.diff()
    assert [one.kind for one in first.changes] == everything and ledger.store.asked() == [first.until]
    assert ledger.diff(first.until, note=False).changes == ledger.diff("2999-01-01T10:00+02:00", note=False).changes == ()
    assert ledger.diff("2999-01-01T10:00+02:00", note=False).since == "2999-01-01T08:00:00.000000+00:00"
    with pytest.raises(UsageError, match="is no time"):
        ledger.diff("yesterday")
