"""Copies found among look-alikes: `python -m bench.quality copies FILE` or, without data, `python -m bench.quality.copies [SIZE]`.

FILE has JSON lines {"id", "dispatch", "text"}: texts of one dispatch are copies of each other, all other pairs are not.
Without it `bench/texts/wire.py` makes 5,000: of each story several reporters write their own dispatch, and outlets
edit it.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.quality.scored import files_of, records_of
from bench.texts.wire import texts
from reportedly.linking.copies import families, sign

SIZE = 5000


def measure(data: Path) -> dict[str, Any]:
    """The figures of each file."""
    return {file.stem: figures(records_of(file)) for file in files_of("copies", data)}


def figures(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Precision, recall and F1 of pairs, and CPU seconds."""
    start = time.process_time()
    found = families(
        {record["id"]: sign(record["text"]) for record in records}, {record["id"]: record["text"] for record in records}.__getitem__
    )
    seconds = time.process_time() - start
    dispatch = {record["id"]: record["dispatch"] for record in records}
    right = pairs(Counter(dispatch.values()).values())
    told = pairs(len(family) for family in found)
    both = sum(pairs(Counter(dispatch[name] for name in family).values()) for family in found)
    p, r = both / told if told else 1.0, both / right if right else 1.0
    return {
        "texts": len(records), "pairs": right, "found": told,
        "p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0, "cpu_s": round(seconds, 2),
    }  # fmt: skip


def pairs(sizes: Iterable[int]) -> int:
    """The number of pairs in groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in sizes)


def main(arguments: Sequence[str]) -> int:
    """Measures on made texts."""
    size = int(arguments[0]) if arguments else SIZE
    print(json.dumps({"bench": "copies", "made": figures([asdict(text) for text in texts(size)])}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
