"""Ten reports on topics of no data set, coded by hand: what the reading makes of them otherwise is listed, and the list is true."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.quality import golden

FILES = sorted(golden.REPORTS.glob("*.json"))


def test_the_list_of_differences_is_true() -> None:
    now, listed = golden.differences(), golden.listed()
    fresh = [f"{report}: {line}" for report, lines in now.items() for line in lines if line not in listed.get(report, [])]
    gone = [f"{report}: {line}" for report, lines in listed.items() for line in lines if line not in now.get(report, [])]
    assert now == listed, "\n".join(["Run `make golden` and look at what changed.", "new:", *fresh, "gone:", *gone])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_coded_claim_stands_on_words_of_the_report(file: Path) -> None:
    coded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    assert coded["id"] == file.stem and 150 <= len(coded["text"].split()) <= 350
    for claim in coded["claims"]:
        assert coded["text"].count(claim["evidence"]) == 1 and claim["trigger"] in claim["evidence"]


TEXT = "Peru sent rice to Chile. Chile thanked Peru."
CODED = {
    "text": TEXT,
    "claims": [
        {
            "id": "c1",
            "evidence": "Peru sent rice to Chile",
            "trigger": "sent",
            "kind": "aid",
            "event": ["AID"],
            "actors": [{"name": "Peru", "country": "PER"}],
            "recipients": [{"name": "Chile", "country": "CHL"}],
            "sources": [],
            "status": "happened",
            "time": None,
            "place": None,
            "quantities": [],
        }
    ],
}


def row(trigger: str, **other: Any) -> dict[str, Any]:
    """A claim record as read."""
    at = TEXT.index(trigger)
    event = {"trigger": trigger, "trigger_span": [at, at + len(trigger)], "kind": "aid", "plover": "AID"}
    fields = {key: CODED["claims"][0][key] for key in golden.FIELDS if key != "kind"}
    return {"event": event, **fields, **other}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ([row("sent")], []),
        ([], ["missed c1 aid “sent”"]),
        ([row("sent"), row("thanked")], ["spurious aid “thanked”"]),
        ([row("sent", status="planned")], ["c1 status: happened <> planned"]),
        ([row("sent", recipients=[])], ["c1 recipients: CHL <> -"]),
        ([row("sent", quantities=[{"low": 2, "high": None}])], ["c1 quantities: - <> 2.."]),
        ([row("sent", time={"start": "2025-01-01", "end": None})], ["c1 time: - <> 2025-01-01..None"]),
    ],
)
def test_differences_are_told_in_few_words(read: list[dict[str, Any]], expected: list[str]) -> None:
    assert list(golden.compared(CODED, read)) == expected
