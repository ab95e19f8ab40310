"""Coded claims of one report beside those read from it, aligned as the public measure aligns them."""

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.quality.errors import Miss

Row = dict[str, Any]


@cache
def load(score: Path) -> ModuleType:
    """The measure as a module, so that errors are found by its own comparisons."""
    spec = importlib.util.spec_from_file_location("score_of_claims", score)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compared(score: Path, coded: Row, read: Sequence[Row]) -> Iterator[Miss]:
    """What is missed, spurious or different in a field, with the rules that made the field."""
    measure = load(score)
    measure.prepare(coded)
    pairs = measure.align(coded["claims"], list(read))
    hit = {id(row) for pair in pairs for row in pair}
    for claim in coded["claims"]:
        if id(claim) not in hit:
            yield Miss(f"missed {claim['kind']}", claim["trigger"].lower(), f"{coded['id']}: {claim['evidence']}")
    for row in read:
        if id(row) not in hit:
            event = row["event"]
            yield Miss(f"spurious {event['kind']}", _rule(row, "event"), f"{coded['id']}: {event['trigger']} | {row['quote']}")
    for gold, row in pairs:
        for field, right, wanted, got in _fields(measure, gold, row):
            if not right:
                shown = f"{coded['id']} {coded['date']}: {gold['trigger']} | {gold['evidence']}\n          {wanted}  <>  {got}"
                yield Miss(f"{field}", _rule(row, field), shown)


def _rule(row: Row, field: str) -> str:
    return next((rule for rule in row["rules"] if rule.startswith(RULES.get(field, field) + ":")), "")


RULES = {"sides": "actors", "speaker": "speaker", "chain": "speaker", "numbers": "quantities", "event": "event"}


def _fields(measure: ModuleType, gold: Row, row: Row) -> Iterator[tuple[str, bool, Any, Any]]:
    """Each field that the measure counts: whether it is right, what was coded, what was read."""
    yield "kind", gold["kind"] == row["event"]["kind"], gold["kind"], row["event"]["kind"]
    yield "status", gold["status"] == row["status"], gold["status"], row["status"]
    sides = all(
        measure.match_all(measure.sides(gold, key), measure.sides(row, key), measure.same_party) for key in ("actors", "recipients")
    )
    yield "sides", sides, _sides(gold), _sides(row)
    deepest, told = measure.innermost(gold["sources"]), measure.innermost(row["sources"])
    speaker = measure.match_all(deepest, told, measure.same_speaker)
    yield "speaker", speaker, _speakers(gold), _speakers(row)
    if speaker:
        same = len(gold["sources"]) == len(row["sources"]) and measure.match_all(
            gold["sources"], row["sources"], lambda g, p: measure.same_speaker(g, p) and g["level"] == p["level"]
        )
        yield "chain", same, _speakers(gold), _speakers(row)
    yield "numbers", measure.numbers(gold) == measure.numbers(row), _numbers(gold), _numbers(row)
    for field, alike, shown in (("time", measure.time_ok, _time), ("place", measure.place_ok, _place)):
        a, b = gold[field], row[field]
        yield field, bool(a) == bool(b) and (not a or alike(a, b)), shown(a), shown(b)


def _sides(row: Row) -> str:
    return " > ".join(", ".join(p["country"] or p["name"] for p in row[key]) or "-" for key in ("actors", "recipients"))


def _speakers(row: Row) -> str:
    return "; ".join(f"{s.get('level', 0)} {s['name']} ({s['country']})" for s in row["sources"]) or "the report itself"


def _numbers(row: Row) -> str:
    return ", ".join(f"{q['low']}..{q['high']} {q['counted']}" for q in row["quantities"]) or "none"


def _time(time: Row | None) -> str:
    return f"{time['start']}..{time['end']} {time.get('text') or ''}" if time else "none"


def _place(place: Row | None) -> str:
    return f"{place['name']} ({place['country']})" if place else "none"
