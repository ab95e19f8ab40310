"""The history of reports, claims, events and judgements, and what versions of a report changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.answers.versions import Passage, passages, sentences
from reportedly.api import Ledger
from reportedly.errors import NotFoundError, UsageError
from tests.made import Draft, claims, dispatch, keep, later

URL = "https://desk.example/1"
PLAN = Draft("Ida Berg will fly to Riga", kind="visit", actors="NOR/Ida Berg", trigger="fly", status="planned", days="2025-03-10")
DONE = replace(PLAN, quote="Ida Berg flew to Riga", status="happened", trigger="flew")
SENT = Draft("Norway sent 200 troops to Latvia")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        keep(ledger.store, dispatch("a", PLAN, SENT, url=URL), PLAN, SENT)
        keep(ledger.store, dispatch("b", DONE, day=later(7)), DONE)
        yield ledger


def lines(ledger: Ledger, id: str | None = None) -> list[tuple[str, str, str, str]]:
    entries = ledger.log(id)
    assert [one.at for one in entries] == sorted(one.at for one in entries)
    return [(one.what, one.subject, one.before, one.after) for one in entries]


def test_of_an_event_how_it_came_together(ledger: Ledger) -> None:
    (event,) = ledger.timeline("NOR", kinds=["visit"])
    ledger.judge("Ana").field("b-c0", "place", "Riga")
    ledger.judge("Ana").undo(1)
    assert lines(ledger, event.event_id) == [
        ("told", "a-c0", "", "planned"),
        ("told", "b-c0", "planned", "happened"),
        ("judged", "b-c0", "", ""),
        ("judged", "1", "", ""),
    ]


def test_of_a_claim_through_versions_and_readings(ledger: Ledger) -> None:
    ledger.judge("Ana").wrong("a-c1")
    ledger.store.reread("a", 1, claims(dispatch("a", PLAN, SENT), PLAN, replace(SENT, status="denied")), "newer")
    other = replace(PLAN, id="a-new")
    keep(ledger.store, dispatch("a", other, url=URL, day=later(1)), other)
    assert lines(ledger, "a-c1") == [
        ("told", "a-c1", "", "happened"),
        ("judged", "a-c1", "", ""),
        ("changed", "a-c1", "happened", "denied"),
        ("gone", "a-c1", "denied", ""),
    ]
    assert [one[0] for one in lines(ledger, "a-new")] == ["told", "changed"]


def test_of_a_report(ledger: Ledger) -> None:
    ledger.judge("Ana").wrong("a-c1")
    ledger.store.reread("a", 1, claims(dispatch("a", PLAN, SENT), PLAN), "newer")
    keep(ledger.store, dispatch("a", PLAN, url=URL, day=later(1)), PLAN)
    assert lines(ledger, "a") == [
        ("added", "a", "", "2"),
        ("judged", "a-c1", "", ""),
        ("reread", "a", "test", "newer"),
        ("version", "a", "", "2"),
    ]
    reread = ledger.log("a")[2].comparison
    assert reread is not None and [claim.id for claim in reread.gone] == ["a-c1"] and not reread.new and not reread.changed


def test_of_the_ledger_and_of_a_judgement(ledger: Ledger) -> None:
    ledger.judge("Ana").wrong("a-c1")
    ledger.diff()
    ledger.judge("Ben").undo(1)
    ledger.judge("Ana").right("a-c0")
    assert [one[0] for one in lines(ledger)] == ["added", "added", "judged", "asked", "judged", "judged"]
    assert [entry.by for entry in ledger.log("1")] == ["Ana", "Ben"] and len(ledger.log("2")) == 1
    for unknown in ("9", "xyz"):
        with pytest.raises(NotFoundError):
            ledger.log(unknown)
    with pytest.raises(UsageError, match="ids begin with"):
        ledger.log("a-c")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One. Two.", "One. Two.", []),
        ("One. Two.", "One. Three. Two.", [((), ("Three.",))]),
        ("One. Two.\n\nThree.", "One.\n\nThree.", [(("Two.",), ())]),
        ("About 30 died. It rained.", "About 34 died. It rained.", [(("About 30 died.",), ("About 34 died.",))]),
        ("One.  Two.", "One.\nTwo.", []),
        ("", "One.", [((), ("One.",))]),
    ],
)
def test_passages(before: str, after: str, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert passages(before, after) == tuple(Passage(*one) for one in expected)


def test_sentences() -> None:
    text = 'A headline\n\n"We met." He left.  The U.S. sent 3.5 tonnes. “Good,” she said.'
    assert sentences(text) == ["A headline", '"We met."', "He left.", "The U.S. sent 3.5 tonnes.", "“Good,” she said."]


def test_versions_of_a_report(ledger: Ledger) -> None:
    more = replace(SENT, quote="Norway sent 300 troops to Latvia")
    keep(ledger.store, dispatch("a", PLAN, more, url=URL, day=later(1), title="Corrected"), PLAN, more)
    first, second = ledger.versions("a")
    assert first.passages == () and first.comparison is None and (first.current, second.current) == (False, True)
    assert second.passages == (Passage((f"{SENT.quote}.",), (f"{more.quote}.",)),)
    assert second.about == (("title", "", "Corrected"), ("date", "2025-03-04", "2025-03-05"))
    assert second.comparison is not None and [one.fields for one in second.comparison.changed] == [("quote",)]
    with pytest.raises(UsageError, match="is no report"):
        ledger.versions("b-c0")
