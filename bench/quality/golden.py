"""`python -m bench.quality.golden [--write]`: the golden reports, as they are read and as they were coded by hand.

Prints what differs, or with `--write` lists it in `differences.yaml`, which a test holds to be true: a difference
that is not listed fails, and so does a listed one that is gone. No reading of a golden report is made better by
changing what is coded there.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from reportedly.exports.record import as_record
from reportedly.intake import read_path
from reportedly.model.report import Report
from reportedly.reading.pipeline import read_many

GOLDEN = Path(__file__).parents[2] / "tests" / "reading" / "golden"
REPORTS, LISTED = GOLDEN / "reports", GOLDEN / "differences.yaml"
HEAD = """# What the reading still makes of the golden reports otherwise than the coder. Written by `make golden`.
# `missed` and `spurious` are whole claims; else `id field: as coded <> as read`.
"""
Row = Mapping[str, Any]
FIELDS = ("kind", "status", "actors", "recipients", "sources", "time", "place", "quantities")


def differences() -> dict[str, list[str]]:
    """What differs, by report, in the order of the coded claims."""
    reports = [item for item in read_path(REPORTS) if isinstance(item, Report)]
    out = {}
    for report, reading in zip(reports, read_many(reports), strict=True):
        coded = json.loads((REPORTS / f"{report.id}.json").read_text(encoding="utf-8"))
        out[report.id] = list(compared(coded, [as_record(report, claim) for claim in reading.claims]))
    return out


def compared(coded: Row, read: Sequence[Row]) -> Iterator[str]:
    """Missed claims and differing fields, then what was read beside them."""
    pairs = aligned(coded, read)
    for number, gold in enumerate(coded["claims"]):
        if number not in pairs:
            yield f"missed {gold['id']} {gold['kind']} “{gold['trigger']}”"
            continue
        row = read[pairs[number]]
        for field in FIELDS:
            wanted, got = shown(gold, field), shown(row, field)
            if wanted.casefold() != got.casefold():
                yield f"{gold['id']} {field}: {wanted} <> {got}"
    for number, row in enumerate(read):
        if number not in pairs.values():
            yield f"spurious {row['event']['kind']} “{row['event']['trigger']}”"


def aligned(coded: Row, read: Sequence[Row]) -> dict[int, int]:
    """Which row reads which coded claim: of its type, its trigger within the coded words; on the coded trigger first."""
    found = []
    for i, gold in enumerate(coded["claims"]):
        start = coded["text"].index(gold["evidence"])
        at = start + gold["evidence"].index(gold["trigger"])
        for j, row in enumerate(read):
            first, last = row["event"]["trigger_span"]
            typed = row["event"]["kind"] == gold["kind"] or row["event"]["plover"] in gold["event"]
            if typed and first < start + len(gold["evidence"]) and last > start:
                on = first < at + len(gold["trigger"]) and last > at
                found.append((-4 * on - 2 * (row["event"]["kind"] == gold["kind"]) - (row["status"] == gold["status"]), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(found):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def shown(row: Row, field: str) -> str:
    """A field in few words, alike for what is coded and what is read; a party by its side, or else its name."""
    value = row["event"]["kind"] if field == "kind" and isinstance(row["event"], dict) else row[field]
    if not value:
        return "-"
    if field in ("kind", "status"):
        return str(value)
    if field in ("actors", "recipients"):
        return ", ".join(sorted({party["country"] or party["name"] for party in value}))
    if field == "sources":
        return " > ".join(one["country"] or one["name"] for one in sorted(value, key=lambda one: one.get("level", 0)))
    if field == "time":
        return f"{value['start']}..{value['end']}" if value["start"] or value["end"] else "-"
    if field == "place":
        return str(value["name"])
    return ", ".join(sorted(f"{_number(q['low'])}..{_number(q['high'])}" for q in value))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def listed() -> dict[str, list[str]]:
    """The differences that are known."""
    found: dict[str, list[str]] = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints or writes the differences."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality.golden", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write differences.yaml anew")
    text = HEAD + yaml.safe_dump(differences(), allow_unicode=True, width=1000, sort_keys=True)
    if parser.parse_args(arguments).write:
        LISTED.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
