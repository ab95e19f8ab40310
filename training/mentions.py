"""Fits the weights of `codebook/mentions.yaml`: `python -m training.mentions ECBPLUS.jsonl` prints them.

Logistic regression over the pairs of mentions of each topic, the blind topics left out. Needs scikit-learn (`pip install -e
'.[train]'`), which the product does not. No step is random.
"""

import argparse
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from bench.quality.blind import split
from bench.quality.linking import Record, articles_of
from bench.quality.scored import records_of

from reportedly.linking.mentions.cluster import context
from reportedly.linking.mentions.features import features
from reportedly.linking.mentions.terms import Article

SLACK = 1.0  # inverse strength of the regularisation


def pairs_of(records: Sequence[Record], every: Sequence[Article], articles: Sequence[Article]) -> tuple[list[str], Any, Any]:
    """The names of the features, their values and the answers, of all pairs within each topic."""
    topics: dict[str, list[tuple[Record, Article]]] = defaultdict(list)
    for record, one in zip(records, articles, strict=True):
        topics[record["topic"]].append((record, one))
    names: list[str] = []
    rows, answers = [], []
    for several in topics.values():
        known, cosines = context([one for _, one in several], every), dict[tuple[str, str], float]()
        mentions = [
            (mention, coded["cluster"]) for record, one in several for mention, coded in zip(one.mentions, record["mentions"], strict=True)
        ]
        for (a, first), (b, second) in combinations(mentions, 2):
            found = features(a, b, known, cosines)
            names = names or list(found)
            rows.append(np.fromiter(found.values(), np.float32, len(found)))
            answers.append(first == second)
    return names, np.array(rows), np.array(answers)


def main(arguments: Sequence[str]) -> int:
    """Prints the weights as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__)
    parser.add_argument("data", type=Path)
    asked = parser.parse_args(arguments)
    records = records_of(asked.data)
    opened, _ = split("linking", records)
    articles = dict(zip((record["id"] for record in records), articles_of(records), strict=True))
    names, rows, answers = pairs_of(opened, list(articles.values()), [articles[record["id"]] for record in opened])
    model = (
        importlib.import_module("sklearn.linear_model").LogisticRegression(C=SLACK, max_iter=3000, fit_intercept=False).fit(rows, answers)
    )
    print(json.dumps({name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
