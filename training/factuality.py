"""Fits the weights of certainty: `python -m training.factuality UW_TRAIN.jsonl`.

Ridge regression of the coded score on the features that the reading gives, over the open documents alone; the mean
is a feature of its own, without penalty. Writes `reading/status/certainty.json`. Needs scikit-learn (`pip install -e
'.[train]'`), which the product does not. No step is random.
"""

import importlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.quality.blind import split
from bench.quality.factuality import mentions
from bench.quality.scored import records_of

import reportedly
from reportedly.reading.status import status_of
from reportedly.reading.status.features import features

OUT = Path(reportedly.__file__).parent / "reading" / "status" / "certainty.json"
SEEN = 3  # a feature of fewer events tells nothing of others
STRENGTH = 15.0  # of the penalty
SMALL = 0.005  # weights below it are left out


def examples(file: Path) -> tuple[list[list[str]], list[float]]:
    """The features and the coded score of each event of the open documents."""
    rows, scores = [], []
    for record, token, said in mentions(split("factuality", records_of(file))[0]):
        if token is not None:
            rows.append(sorted(features(token, status_of(token, said))))
            scores.append(float(record["score"]))
    return rows, scores


def fit(rows: Sequence[Sequence[str]], scores: Sequence[float]) -> dict[str, float]:
    """The weight of each feature that is seen often enough, by name."""
    vectors, linear = (importlib.import_module(f"sklearn.{name}") for name in ("feature_extraction", "linear_model"))
    seen = Counter(name for row in rows for name in row)
    names = vectors.DictVectorizer()
    table = names.fit_transform([{name: 1.0 for name in row if seen[name] >= SEEN} for row in rows])
    model = linear.Ridge(alpha=STRENGTH, solver="sparse_cg", tol=1e-8, max_iter=5000).fit(table, np.array(scores))
    found = dict(zip(names.get_feature_names_out(), (float(one) for one in model.coef_), strict=True))
    found["all"] = found.get("all", 0.0) + float(model.intercept_)
    return {name: round(weight, 3) for name, weight in sorted(found.items()) if abs(weight) >= SMALL}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits on the files named and writes the weights."""
    files = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    if not files or not all(file.is_file() for file in files):
        print("Name the coded files to fit on: python -m training.factuality UW_TRAIN.jsonl", file=sys.stderr)
        return 2
    rows: list[list[str]] = []
    scores: list[float] = []
    for file in files:
        more, told = examples(file)
        rows += more
        scores += told
    weights = fit(rows, scores)
    lines = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in weights.items())
    OUT.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(f"{len(weights)} weights of {len(rows)} events in {OUT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
