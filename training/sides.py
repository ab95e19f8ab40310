"""Fits the weights of sides: `python -m training.sides FOLDER...` (folders of coded reports, as in `gold/README`).

Logistic regression with an L2 penalty over the features that the reading gives, one example for each side of a report and
each part of an event that was coded and found. Blind stories are left out. Before the weights of all are written, every
story is read with the weights of the others, and the share of events whose sides come out right is printed beside that of
the rules alone: the figure to believe. Writes `reading/sides/sides.json`. Needs scikit-learn (`pip install -e '.[train]'`),
which the product does not. No step is random.
"""

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.blind import split

import reportedly
from reportedly.codebook.kinds import load
from reportedly.intake import read_path
from reportedly.model.report import Report
from reportedly.reading import places, syntax
from reportedly.reading.pipeline import told_in
from reportedly.reading.sides.company import Company, key_of
from reportedly.reading.sides.decide import cases, chosen, roles
from reportedly.reading.sides.features import Case, Weighing

OUT = Path(reportedly.__file__).parent / "reading" / "sides" / "sides.json"
SEEN = 3  # a feature of fewer examples tells nothing of others
STRENGTH = 0.1  # of the fit, inverse of the penalty
SMALL = 0.01  # weights below it are left out
FOLDS = 10
WEAK = frozenset({"the", "of", "and", "for", "security", "council", "united", "international", "president", "minister"})
Row = tuple[list[str], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """One found event: its story, its coded claim, the case, and for each part and side the features and whether it has it."""

    group: str
    coded: Mapping[str, Any]
    case: Case
    company: Company
    rows: Mapping[tuple[str, str], Row]


def examples(folder: Path) -> Iterator[Example]:
    """The found events of a folder's open stories."""
    records = {record["id"]: record for path in sorted(folder.glob("*.json")) if (record := json.loads(path.read_text(encoding="utf-8")))}
    opened = {record["id"] for record in split("claims", records.values())[0]}
    reports = [one for one in read_path(folder) if isinstance(one, Report) and one.id in opened]
    trees = syntax.parse(((one.text, one.regions) for one in reports), syntax.BATCH)
    for report, tree in zip(reports, trees, strict=True):
        record = records[report.id]
        for case, company in cases(told_in(report, tree, places.resolve(tree, places.find(tree), report.outlet), load())):
            coded = _coded(record, case)
            if coded is not None and not case.full.told_by:
                yield Example(record["group"], coded, case, company, dict(_rows(coded, case, company)))


def _coded(record: Mapping[str, Any], case: Case) -> Mapping[str, Any] | None:
    """The coded claim on whose trigger the event stands, of its kind or type."""
    for claim in record["claims"]:
        start = record["text"].index(claim["evidence"])
        at = start + claim["evidence"].index(claim["trigger"])
        on = case.full.span.start < at + len(claim["trigger"]) and case.full.span.end > at
        if on and (claim["kind"] == case.full.kind or case.full.plover in claim["event"]):
            return dict(claim)
    return None


def _rows(coded: Mapping[str, Any], case: Case, company: Company) -> Iterator[tuple[tuple[str, str], Row]]:
    weighing = Weighing(case, company)
    for role in roles(case.full):
        wanted = coded["recipients"] if role == "recipient" else coded["actors"]
        exact = {party["name"].casefold() for party in wanted if not party["country"]} & company.sides.keys()
        for key, side in company.sides.items():
            # A body by its very name is no other one that shares a word with it.
            has = any(same(party, key, side.party.name) for party in wanted if key in exact or party["name"].casefold() not in exact)
            yield (role, key), ([f"{role} {one}" for one in weighing.features(side, role)], has)


def same(party: Mapping[str, Any], key: str, name: str) -> bool:
    """True where a coded party is the side of that key."""
    if party["country"]:
        return bool(party["country"] == key)
    words, other = set(party["name"].casefold().split()), set(name.casefold().split())
    return party["name"].casefold() == key or (not key.isupper() and bool((words & other) - WEAK))


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each feature that is seen often enough, by name."""
    vectors, linear = (importlib.import_module(f"sklearn.{name}") for name in ("feature_extraction", "linear_model"))
    seen = Counter(name for names, _ in rows for name in names)
    table = vectors.DictVectorizer()
    made = table.fit_transform([{name: 1.0 for name in names if seen[name] >= SEEN} for names, _ in rows])
    made.indices, made.indptr = made.indices.astype("int32"), made.indptr.astype("int32")
    model = linear.LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=1000, tol=1e-6).fit(made, [has for _, has in rows])
    found = dict(zip(table.get_feature_names_out(), (float(one) for one in model.coef_[0]), strict=True))
    for role in ("actor", "recipient", "both"):
        found[f"{role} all"] = found.get(f"{role} all", 0.0) + float(model.intercept_[0])
    return {name: round(weight, 3) for name, weight in sorted(found.items()) if abs(weight) >= SMALL}


def right(example: Example, weights: Mapping[str, float] | None) -> bool:
    """True where the sides of an event are those that are coded: by the weights, or by the rules alone."""
    for role in roles(example.case.full):
        wanted = {key for (part, key), (_, has) in example.rows.items() if part == role and has}
        coded = example.coded["recipients"] if role == "recipient" else example.coded["actors"]
        if len({p["country"] or p["name"] for p in coded}) != len(wanted):
            return False
        if weights is None:
            mention = example.case.full
            got = {key_of(p) for p in (mention.recipients if role == "recipient" else mention.actors)}
        else:
            sums = {at: sum(weights.get(name, 0.0) for name in names) for at, (names, _) in example.rows.items()}
            got = set(chosen(sums, role))
        if got != wanted:
            return False
    return not (example.case.full.symmetric and example.coded["recipients"])


def crossed(several: Sequence[Example]) -> dict[str, tuple[int, int, int]]:
    """For each story: events, right by the rules, right by the weights of the other stories."""
    groups = sorted({one.group for one in several})
    out: dict[str, tuple[int, int, int]] = {}
    for number in range(FOLDS):
        mine = set(groups[number::FOLDS])
        weights = fit([row for one in several if one.group not in mine for row in one.rows.values()])
        for group in mine:
            told = [one for one in several if one.group == group]
            out[group] = (len(told), sum(right(one, None) for one in told), sum(right(one, weights) for one in told))
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures across stories, then fits on all and writes the weights."""
    folders = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    if not folders or not all(folder.is_dir() for folder in folders):
        print("Name the folders of coded reports to fit on: python -m training.sides GOLD/DEV bench/coded", file=sys.stderr)
        return 2
    several = [one for folder in folders for one in examples(folder)]
    told = crossed(several)
    for group, (every, rules, fitted) in sorted(told.items()):
        print(f"{group:40} {every:4} events, right by rules {rules:4}, by weights of the other stories {fitted:4}", file=sys.stderr)
    weights = fit([row for one in several for row in one.rows.values()])
    lines = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in weights.items())
    OUT.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    every, rules, fitted = (sum(row[k] for row in told.values()) for k in range(3))
    print(f"{len(weights)} weights of {every} events; right by rules {rules / every:.3f}, by weights of other stories {fitted / every:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
