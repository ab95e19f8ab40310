"""Fits the weights of `codebook/linking.yaml`: `python -m training.links FOLDER... [--write]` prints them, or puts them there.

Logistic regression over pairs of claims that are compared: the coded claims of FOLDER themselves, and those that are read
in their texts and stand for a coded one, so that the weights bear mistakes of the reading. Blind stories are left out. What
the stories cannot tell is `HELD`. No step is random.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from bench.quality.blind import is_blind
from bench.quality.claims import coded, files_of, reports_of, score_of
from bench.quality.compare import load
from bench.quality.links import told_of
from numpy.typing import NDArray

from reportedly.exports.record import as_record
from reportedly.linking.compare import reasons
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms, of_reports
from reportedly.model.event import ClaimKey, Told
from reportedly.reading.pipeline import read_many

DRAW = 3.0  # how strongly weights are drawn to 0 (the precision of a Gaussian)
EAGER = 0.8  # added to the base: in groups a missed pair costs more than among pairs, where most are of two events
# What the coded stories, which are of few pairs of states, cannot tell. Pairs of which it holds are left out of the fit.
HELD = {
    "actors-apart": -4.0,
    "recipients-apart": -2.5,
    "sides-turned": -2.5,
    "recipients-overlap": -0.5,
    "time-far": -3.5,
    "plan-late": -1.2,
    "number-additional": -5.0,
}
FOR = ["same", "near", "meets", "alike", "within", "words", "most"]
AGAINST = [
    *("none", "other", "apart", "far", "abroad", "clash", "additional", "unknown", "unlike"),
    *("before", "late", "later", "one", "broad", "overlap", "turned"),
]
FREE = ["base", "kind-lasting", "report-same", "report-near", "report-trigger", "number-one", "number-of-other"]
YAML = Path(__file__).parents[1] / "src/reportedly/codebook/linking.yaml"
Keys = dict[ClaimKey, str]
Values = NDArray[np.float64]


def claims_of(data: Path) -> Iterator[tuple[list[Told], Keys]]:
    """The coded claims of the open stories of a folder, then the read ones, each with the coded events."""
    files = {gold["id"]: gold for file in files_of(data) if not is_blind("claims", gold := coded(file))}
    told = [one for gold in files.values() for one in told_of(gold)]
    yield told, {one.key: files[one.report_id]["claims"][one.ordinal]["event_key"] for one in told}
    measure, read, keys = load(score_of(data)), list[Told](), Keys()
    reports = [report for report in reports_of(data) if report.id in files]
    for report, reading in zip(reports, read_many(reports), strict=True):
        gold, rows = files[report.id], [as_record(report, claim, None) for claim in reading.claims]
        measure.prepare(gold)
        numbers = {id(row): number for number, row in enumerate(rows)}
        for claim, row in measure.align(gold["claims"], rows):
            keys[ClaimKey(report.id, numbers[id(row)])] = claim["event_key"]
        read += [Told(claim, report.id, n, report.published, report.outlet) for n, claim in enumerate(reading.claims)]
    yield read, keys


def pairs_of(told: Sequence[Told], keys: Keys) -> Iterator[tuple[dict[str, float], bool]]:
    """Reasons and answer of each pair that shares a ground and a side, or the place where one tells no side."""
    several: list[Terms] = [one for one in of_reports(told) if one.key in keys]
    for a, b in combinations(several, 2):
        if a.sides and b.sides:
            beside = bool(a.sides & b.sides)
        else:
            beside = bool(a.spot and b.spot and a.spot.name == b.spot.name)
        if beside and rules().ground(a.kind) == rules().ground(b.kind):
            yield reasons(a, b), keys[a.key] == keys[b.key]


def fitted(folders: Sequence[Path]) -> dict[str, float]:
    """The weights, `base` among them."""
    pairs = [
        pair for folder in folders for told, keys in claims_of(folder) for pair in pairs_of(told, keys) if not HELD.keys() & pair[0].keys()
    ]
    names = ["base", *rules().reasons]
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(pairs), len(names)))
    rows[:, 0] = 1
    for row, (found, _) in zip(rows, pairs, strict=True):
        for name, value in found.items():
            row[column[name]] = value
    answers = np.array([answer for _, answer in pairs], np.float64)
    weights = bounded(rows, answers, [bounds(name) for name in names])
    told = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return told | HELD | {"base": round(told["base"] + EAGER, 2)}


def bounds(name: str) -> tuple[float, float]:
    """Between what a weight must lie: what is said to speak for one happening must not speak against it, and so on."""
    words = name.split("-")[1:] or [name]
    if name in FREE or name.startswith(("status-", "done-after", "report-possible", "report-planned")):
        return -np.inf, np.inf
    if any(word in AGAINST for word in words):
        return -np.inf, 0.0
    return (0.0, np.inf) if any(word in FOR for word in words) else (-np.inf, np.inf)


def bounded(rows: Values, answers: Values, within: Sequence[tuple[float, float]]) -> Values:
    """The most likely weights within bounds, drawn to 0: Newton's steps, one weight at a time."""
    weights, sums = np.zeros(rows.shape[1]), np.zeros(rows.shape[0])
    columns = [np.ascontiguousarray(column) for column in rows.T]
    for _ in range(200):
        largest = 0.0
        for number, (column, (low, high)) in enumerate(zip(columns, within, strict=True)):
            likely = 1 / (1 + np.exp(-sums))
            slope = column @ (answers - likely) - DRAW * weights[number]
            curve = (column**2) @ (likely * (1 - likely)) + DRAW
            moved = min(max(weights[number] + slope / curve, low), high)
            step = moved - weights[number]
            sums, weights[number], largest = sums + step * column, moved, max(largest, abs(step))
        if largest < 1e-4:
            break
    return weights


def written(text: str, weights: dict[str, float]) -> str:
    """The file's text with these weights."""
    text = re.sub(r"^base: \S+", f"base: {weights['base']}", text, flags=re.MULTILINE)
    for name, weight in weights.items():
        text = re.sub(rf"^(  {re.escape(name)}: \[)[^,]+", rf"\g<1>{weight}", text, flags=re.MULTILINE)
    return text


def main(arguments: Sequence[str]) -> int:
    """Prints the weights as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.links", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="put them into the codebook")
    asked = parser.parse_args(arguments)
    weights = fitted(asked.folders)
    if asked.write:
        YAML.write_text(written(YAML.read_text(encoding="utf-8"), weights), encoding="utf-8")
    print(json.dumps(weights))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
