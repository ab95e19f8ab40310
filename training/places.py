"""Fits the points of `codebook/words/near.yaml`: `python -m training.places FILE...` (places in coded texts, as in `places/README`).

Climbs one number at a time, in an order drawn with a fixed seed, up or down by a step that is halved when no number
gains any more. What is climbed is how likely the right places are held by the points that decide, summed over the names
that were found and have a right and a wrong place in the gazetteer, less a toll for every step away from what was
written by hand. Blind records are left out; what the names found are does not change. Prints the points that moved, for
the hand to write. Needs nothing but the product.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.places import FAR, kilometres
from bench.quality.scored import records_of

from reportedly.model.syntax import Tree
from reportedly.reading.places import Found, choose, find
from reportedly.reading.places.weights import Weights, use, weights
from reportedly.reading.syntax import parse

SEED, STEPS, TOLL = 7, (0.8, 0.4, 0.2), 0.4
SHARPNESS = choose.SHARPNESS[-1]
FIXED = ("domains", "outlet_words", "english", "evidence")
Point = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text, what was found in it, and for some of it (by number) which of its entries are right."""

    tree: Tree
    outlet: str | None
    found: Sequence[Found]
    right: dict[int, tuple[bool, ...]]


def texts(file: Path) -> Iterator[Text]:
    """The open records of a file, read."""
    records = split("places", records_of(file))[0]
    for record, tree in zip(records, parse((record["text"], ()) for record in records), strict=True):
        found = find(tree)
        yield Text(tree, record.get("outlet"), found, known(record, found))


def known(record: dict[str, Any], found: Sequence[Found]) -> dict[int, tuple[bool, ...]]:
    """Which entries of each name lie where the coder put it, for names of which some do and some do not."""
    out = {}
    for number, one in enumerate(found):
        gold = next((g for g in record["places"] if g["start"] < one.span.end and one.span.start < g["end"]), None)
        if gold is not None and gold["lat"] is not None:
            right = tuple(kilometres(gold, {"lat": e.lat, "lon": e.lon}) <= FAR for e in one.entries)
            if any(right) and not all(right):
                out[number] = right
    return out


def likely(every: Sequence[Text]) -> float:
    """The sum of how likely the right places are by the points that count now."""
    total = 0.0
    for text in every:
        if text.right:
            points, _ = choose.weighed(text.tree, text.found, text.outlet)
            for number, right in text.right.items():
                chances = choose.chances(points[number], SHARPNESS)
                total += sum(chance for chance, yes in zip(chances, right, strict=True) if yes)
    return total


def moved(now: Weights, point: Point, step: float) -> Weights:
    """The points with one of them changed."""
    name, part = point
    value = getattr(now, name)
    return replace(now, **{name: value | {part: round(value[part] + step, 2)} if part else round(value + step, 2)})


def points_of(now: Weights) -> list[Point]:
    """What can be changed: (field, part of it or '')."""
    rows: list[Point] = []
    for name in Weights.__dataclass_fields__:
        if name not in FIXED:
            value = getattr(now, name)
            rows += [(name, part) for part in value] if isinstance(value, dict) else [(name, "")]
    return rows


def climb(every: Sequence[Text], now: Weights, steps: Sequence[float] = STEPS) -> Weights:
    """The points that make the right places likeliest. Leaves the product's own points as they were."""
    order, draw = points_of(now), random.Random(SEED)
    with use(now):
        best = likely(every)
    for step in steps:
        gained = True
        while gained:
            gained = False
            draw.shuffle(order)
            for point in order:
                for way in (step, -step):
                    tried = moved(now, point, way)
                    with use(tried):
                        sum_ = likely(every)
                    if sum_ > best + TOLL * step:
                        best, now, gained = sum_, tried, True
                        print(f"{best:.1f} {point} {way:+}", flush=True)
                        break
            if step == steps[0]:
                break
    return now


def main(files: Sequence[Path]) -> None:
    """Fits and prints the points that moved."""
    every = [text for file in files for text in texts(file)]
    before = weights()
    after = climb(every, before)
    for name, part in points_of(before):
        old, new = ((getattr(w, name)[part] if part else getattr(w, name)) for w in (before, after))
        if old != new:
            print(name, part, old, "->", new)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
