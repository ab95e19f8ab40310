"""Every field of a claim has its rules and the words that they went by."""

from datetime import date
from pathlib import Path

import pytest

from reportedly.intake import build, read_path
from reportedly.model.claim import Claim, Reading, Reason
from reportedly.model.report import Report
from reportedly.reading.pipeline import read, read_many
from tests.reading.told import claim

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def readings() -> list[tuple[Report, Reading]]:
    """The readings of a third of the examples."""
    reports = [item for item in read_path(EXAMPLES) if isinstance(item, Report)][::3]
    return list(zip(reports, read_many(reports), strict=True))


def entries(one: Claim) -> dict[str, int]:
    """How many reasons each field should have."""
    counts = {name: len(getattr(one, name)) for name in ("actors", "recipients", "sources", "quantities")}
    return {"event": 1, "status": 1, "time": int(one.time is not None), "place": int(one.place is not None)} | counts


def test_every_entry_of_every_field_has_rules_and_words(readings: list[tuple[Report, Reading]]) -> None:
    for report, reading in readings:
        for one in reading.claims:
            for field, wanted in entries(one).items():
                found = [reason for reason in one.reasons if reason.field == field]
                assert len(found) == wanted, (one.quote, field)
                assert all(reason.rules and all(reason.rules) and reason.words for reason in found), (one.quote, field)
            assert all(span.of(report.text).strip() for reason in one.reasons for span in reason.words)


def test_no_rule_is_only_as_told(readings: list[tuple[Report, Reading]]) -> None:
    nameless = [(one.quote, r) for _, reading in readings for one in reading.claims for r in one.reasons if r.rules == ("as-told",)]
    assert not nameless


def because(text: str, trigger: str, field: str) -> tuple[Reason, list[str]]:
    """The first reason for a field of the claim at `trigger`, and its words."""
    one = claim(text, trigger)
    reason = next(reason for reason in one.reasons if reason.field == field)
    return reason, [span.of(text) for span in reason.words]


@pytest.mark.parametrize(
    ("text", "trigger", "field", "words"),
    [
        ("Peru will send soldiers to Chile.", "send", "status", ["will"]),
        ("Peru has not sent any soldiers to Chile.", "sent", "status", ["has", "not", "sent"]),
        ("Peru sent soldiers to Chile.", "sent", "status", ["sent"]),
        ("Peru is sending soldiers to Chile.", "sending", "status", ["is", "sending"]),
        ("Peru may sign a treaty with Chile.", "sign", "status", ["may"]),
        ("Peru plans to send soldiers to Chile.", "send", "status", ["plans"]),
        (
            "Peru sent soldiers to Chile, the foreign ministry of Ecuador said.",
            "sent",
            "sources",
            ["foreign ministry", "said"],
        ),
        ("At least 300 soldiers were sent by Peru to Chile.", "sent", "quantities", ["At least 300", "soldiers"]),
    ],
)
def test_the_words_are_those_that_decided(text: str, trigger: str, field: str, words: list[str]) -> None:
    assert because(text, trigger, field)[1] == words


def test_what_a_neighbour_tells_is_named_so() -> None:
    text = "Peru shelled two Chilean ships off Arica on Monday. A Chilean sailor was killed by Peru."
    reading = read(build(text, id="a", where="a", published=date(2025, 7, 9)))
    last = {reason.field: reason for reason in reading.claims[-1].reasons}
    assert last["place"].rules == ("scene",) and [span.of(text) for span in last["place"].words] == ["Arica"]
