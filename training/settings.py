"""Fits the weights of times and places: `python -m training.settings FOLDER...` (folders of coded reports, as in `gold/README`).

A conditional logit with an L2 penalty over the features that the reading gives: one example for each coded claim, in which
all times (places) of the report and `none` stand to choose. Claims that the reading did not find are put in where their
triggers stand, so that they teach too; they are not counted. Blind stories are left out. Before the weights of all are
written, every story is read with the weights of the others, and the share of claims whose time (place) comes out right, of
those with one in the coding or the reading, is printed beside that of the rules alone: the figure to believe. Writes
`reading/settings/settings.json`. Needs scikit-learn, which brings scipy (`pip install -e '.[train]'`); the product needs
neither. No step is random.
"""

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from bench.quality.blind import split

import reportedly
from reportedly.codebook.kinds import load
from reportedly.intake import read_path
from reportedly.model.claim import Claim
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party, Place, Time
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reading import syntax
from reportedly.reading.claims import claim_of
from reportedly.reading.dateline import filed
from reportedly.reading.pipeline import Draft, drafted
from reportedly.reading.settings import Ground, Told
from reportedly.reading.settings.choose import FIELDS, cases, choices, chosen, weighed_by
from reportedly.reading.settings.features import Weighing, names_of
from reportedly.reading.settings.options import Option
from reportedly.reading.settings.scenes import placed

OUT = Path(reportedly.__file__).parent / "reading" / "settings" / "settings.json"
SEEN = 3  # a feature of fewer options tells nothing of others
PENALTY = {"time": 10.0, "place": 20.0}
SMALL = 0.01  # weights below it are left out
FOLDS = 10
WEAK = frozenset({"the", "of", "and", "city", "region", "province", "republic", "north", "south", "east", "west", "new", "sea", "island"})


@dataclass(frozen=True, slots=True)
class Example:
    """One coded claim and one field: none and each option with their features, which of them are right, and the rules' choice.

    `counted` is true where the reading found the claim, `wanted` where the coder gave it a time (place).
    """

    group: str
    weighing: Weighing
    options: Sequence[Option]
    rows: Sequence[Sequence[str]]
    right: Sequence[bool]
    ruled: int
    wanted: bool
    counted: bool

    @property
    def field(self) -> str:
        """`time` or `place`."""
        return self.weighing.name


def examples(folder: Path) -> Iterator[Example]:
    """The examples of a folder's open stories."""
    records = {record["id"]: record for path in sorted(folder.glob("*.json")) if (record := json.loads(path.read_text(encoding="utf-8")))}
    opened = {record["id"] for record in split("claims", records.values())[0]}
    reports = [one for one in read_path(folder) if isinstance(one, Report) and one.id in opened]
    trees = syntax.parse(((one.text, one.regions) for one in reports), syntax.BATCH)
    for report, tree in zip(reports, trees, strict=True):
        record, draft = records[report.id], drafted(report, tree, load())
        pairs = [(told, coded(record, told.claim)) for told in draft.told]
        yield from _examples(record, draft, pairs, True)
        if more := list(unfound(record, draft, [claim for _, claim in pairs if claim is not None])):
            every = sorted([*((told, None) for told, _ in pairs), *more], key=lambda pair: pair[0].token.i)
            yield from _examples(record, draft, every, False)


def coded(record: Mapping[str, Any], claim: Claim) -> Mapping[str, Any] | None:
    """The coded claim on whose trigger a claim stands, of its kind or type."""
    for one in record["claims"]:
        start, end = trigger(record, one)
        on = claim.event.trigger_span.start < end and claim.event.trigger_span.end > start
        if on and (one["kind"] == claim.event.kind or claim.event.plover in one["event"]):
            return dict(one)
    return None


def trigger(record: Mapping[str, Any], claim: Mapping[str, Any]) -> tuple[int, int]:
    """Where the trigger of a coded claim stands."""
    start = record["text"].index(claim["evidence"]) + claim["evidence"].index(claim["trigger"])
    return start, start + len(claim["trigger"])


def unfound(record: Mapping[str, Any], draft: Draft, found: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Told, Mapping[str, Any]]]:
    """The coded claims that the reading did not find, as it would have read their times and places."""
    page, had = draft.page, {claim["id"] for claim in found}
    mentions: list[tuple[EventMention, Mapping[str, Any]]] = []
    for claim in record["claims"]:
        start, end = trigger(record, claim)
        tokens = [token for token in page.tree.tokens if token.start < end and token.end > start]
        if claim["id"] not in had and tokens:
            top = next((token for token in tokens if token.head is token or token.head not in tokens), tokens[0])
            actors, recipients = _parties(claim["actors"]), _parties(claim["recipients"])
            said = (top.i, Span(start, end), claim["kind"], claim["event"][0], actors, recipients)
            mentions.append((EventMention(*said, objects=frozenset()), claim))
    page.triggers |= {mention.index for mention, _ in mentions}
    for mention, claim in mentions:
        told = claim_of(page, mention, (), (claim["status"], "status:plain"))
        yield Told(told, page.tree.tokens[mention.index], mention.index in page.undated), claim


def _parties(several: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(one["name"], "state" if one["country"] else "group", one["country"], Span(0, 1)) for one in several)


def _examples(
    record: Mapping[str, Any], draft: Draft, pairs: Sequence[tuple[Told, Mapping[str, Any] | None]], counted: bool
) -> Iterator[Example]:
    page = draft.page
    ground = Ground(page.report, page.times, page.spots, draft.places)
    town = filed(page.report)
    known = cases(placed([told for told, _ in pairs], draft.places, page.report.published, town))
    for field in FIELDS:
        for (weighing, options), (_, claim) in zip(choices(field, known, ground, town), pairs, strict=True):
            if claim is None:
                continue
            wanted = claim[field]
            values = [option.nearest(weighing.token) if option.key != weighing.key else weighing.value for option in options]
            right = [not wanted, *(bool(wanted) and value is not None and same(wanted, value) for value in values)]
            groups = (weighing.nothing(), *(weighing.features(option) for option in options))
            rows = [list(chain(*map(names_of, several))) for several in groups]
            number = next((n for n, option in enumerate(options, 1) if option.key == weighing.key), 0)
            yield Example(record["group"], weighing, options, rows, right, number, bool(wanted), counted)


def same(wanted: Mapping[str, Any], value: Time | Place) -> bool:
    """True where a time shares half of the days with the coded one, or a place a name of its own and no other country."""
    if isinstance(value, Place):
        if wanted["country"] and value.country and wanted["country"] != value.country:
            return False
        theirs, ours = wanted["name"].casefold(), value.name.casefold()
        return theirs == ours or bool((set(theirs.split()) & set(ours.split())) - WEAK)
    days = [date.fromisoformat(wanted["start"] or wanted["end"]), date.fromisoformat(wanted["end"] or wanted["start"])]
    mine = [one for one in (value.start or value.end, value.end or value.start) if one is not None]
    shared = (min(days[1], mine[1]) - max(days[0], mine[0])).days + 1
    return shared * 2 >= (max(days[1], mine[1]) - min(days[0], mine[0])).days + 1


def fit(several: Sequence[Example], field: str) -> dict[str, float]:
    """The weight of each feature that is seen often enough, by name."""
    optimize, sparse = (importlib.import_module(f"scipy.{name}") for name in ("optimize", "sparse"))
    teaching = [one for one in several if any(one.right)]
    seen = Counter(name for one in teaching for row in one.rows for name in set(row))
    names = {name: number for number, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}
    columns: list[int] = []
    ends = [0]
    for row in (row for one in teaching for row in one.rows):
        columns += sorted({names[name] for name in row if name in names})
        ends.append(len(columns))
    table = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(names)))
    right = np.array([has for one in teaching for has in one.right], dtype=float)
    starts = np.cumsum([0, *(len(one.rows) for one in teaching)])[:-1]
    of = np.repeat(np.arange(len(teaching)), [len(one.rows) for one in teaching])

    def loss(weights: Any) -> tuple[float, Any]:
        """Minus the log of the likelihood of what is right, with its slope."""
        sums = table @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
        every, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = table.T @ (powers / every[of] - powers * right / good[of])
        return (np.log(every) - np.log(good)).sum() + PENALTY[field] / 2 * weights @ weights, slope + PENALTY[field] * weights

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: round(float(found[n]), 3) for name, n in names.items() if abs(found[n]) >= SMALL}


def tally(several: Sequence[Example], weights: Mapping[str, float] | None) -> tuple[int, int]:
    """How many claims come out right, of those with a time (place) in the coding or the reading; None is the rules alone."""
    right = told = 0
    total = weighed_by(weights or {})
    for one in several:
        if one.counted:
            number = one.ruled if weights is None else chosen(one.weighing, one.options, total)
            told += one.wanted or number > 0
            right += number > 0 and one.right[number]
    return right, told


def crossed(several: Sequence[Example], field: str) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """For each story: (right, told) by the rules, and by the weights of the other stories."""
    groups = sorted({one.group for one in several})
    for number in range(FOLDS):
        mine = set(groups[number::FOLDS])
        weights = fit([one for one in several if one.group not in mine], field)
        for group in sorted(mine):
            here = [one for one in several if one.group == group]
            yield group, tally(here, None), tally(here, weights)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures across stories, then fits on all and writes the weights; `time` or `place` among the arguments fits that one alone."""
    names = list(sys.argv[1:] if arguments is None else arguments)
    fields = [field for field in FIELDS if field in names] or list(FIELDS)
    folders = [Path(name) for name in names if name not in FIELDS]
    if not folders or not all(folder.is_dir() for folder in folders):
        print("Name the folders of coded reports to fit on: python -m training.settings GOLD/DEV bench/coded/first", file=sys.stderr)
        return 2
    every = [(folder, one) for folder in folders for one in examples(folder)]
    weights: dict[str, dict[str, float]] = json.loads(OUT.read_text(encoding="utf-8")) if fields != list(FIELDS) else {}
    for field in fields:
        several = [one for _, one in every if one.field == field]
        told = {group: figures for group, *figures in crossed(several, field)}
        for folder in folders:
            here = [told[group] for group in sorted({one.group for home, one in every if home == folder})]
            (rules, of), (fitted, by) = (tuple(map(sum, zip(*(row[k] for row in here), strict=True))) for k in range(2))
            print(f"{field:5} {folder}: by rules {rules}/{of} = {rules / of:.3f}, by other stories {fitted}/{by} = {fitted / by:.3f}")
        weights[field] = fit(several, field)
    OUT.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{sum(map(len, weights.values()))} weights of {len(every) // len(FIELDS)} claims in {OUT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
