"""`python -m bench.quality.report FOLDER --out docs/quality.md`: the page of figures, from measurements of this moment.

FOLDER holds the data sets (see `sets.py`). Where one is missing says so and writes nothing, exit code 2.
No text of the data sets stands in the page: errors are counted by cause.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.quality import floors
from bench.quality.__main__ import TARGETS, measure
from bench.quality.sets import SETS, DataSet, missing

KNOWN = Path(__file__).with_name("known.json")
GAP = 0.05  # the blind part may be so much worse
CAUSES = 14  # rows a task
HEAD = """# Quality

Written by `make quality`; don't edit it by hand. How the reading does on data that people coded, beside what is to
be reached and what known tools of each kind do. The *blind* figures are those of a quarter of each set whose texts
and errors nobody looked at while rules were written ([why](decisions/blind-set.md)): the *gap* says how much of a
figure may not hold on reports nobody has seen. The data is no part of this repository.

`python -m bench.quality TASK DATA` measures other data of the same form; `make bench` fails where a figure falls.
"""
TITLES = {
    "claims": "Whole claims",
    "time": "Times",
    "attribution": "Speakers",
    "quantity": "Quantities",
    "places": "Places",
    "plover": "Event types",
    "factuality": "Factuality",
}
Result = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """A data set with its figures and how often each cause of error was met in its open records."""

    data: DataSet
    result: Result
    causes: Counter[str] = field(default_factory=Counter)
    listed: bool = True

    @property
    def coded(self) -> int | None:
        """How many things the open records have coded; None where the measure doesn't count them."""
        for key in ("gold", "records"):
            whole, blind = floors.figure(self.result, key), floors.figure(self.result, f"blind.{key}")
            if whole is not None:
                return int(whole - (blind or 0))
        return None


def measured(data: DataSet, folder: Path) -> Measured:
    """Measures one data set and counts its errors."""
    path = folder / data.path
    result = measure(data.task, path)
    module = import_module(f"bench.quality.{data.task}")
    if not hasattr(module, "wrong"):
        return Measured(data, result.get(path.stem, result), listed=False)
    return Measured(data, result.get(path.stem, result), Counter(miss.cause for miss in module.wrong(path)))


def page(several: Sequence[Measured], golden: str = "") -> str:
    """The whole page."""
    targets: dict[str, dict[str, float]] = json.loads(TARGETS.read_text(encoding="utf-8"))
    known: dict[str, list[Result]] = json.loads(KNOWN.read_text(encoding="utf-8"))
    lines = [
        HEAD,
        "## Figures",
        "| data | figure | to reach | dev | met | blind | gap | known tools |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in several:
        lines += rows(one, targets.get(one.data.name, {}), known.get(one.data.name, []))
    lines += ["", *sum_up(several, targets), "", "Known tools were run on comparable data:", *sources(known), ""]
    lines += ["## What the reading still gets wrong", WRONG]
    for one in several:
        lines += errors(one)
    return "\n".join([*lines, *([golden] if golden else [])]).rstrip() + "\n"


WRONG = """Errors of the open records by cause, counted, and for a hundred things coded there. A thing may be wrong in several ways.
"""


def rows(one: Measured, targets: Mapping[str, float], known: Sequence[Result]) -> Iterator[str]:
    """A row for each figure that has a target."""
    for path, target in targets.items():
        dev, blind = floors.figure(one.result, path), floors.figure(one.result.get("blind", {}), path)
        gap = "" if dev is None or blind is None else f"{dev - blind:+.3f}" + (" (!)" if dev - blind > GAP else "")
        tools = ", ".join(f"{tool['tool']} {tool['figures'][path]:.2f}" for tool in known if path in tool["figures"])
        yield f"| {one.data.name} | {path} | {target:.2f} | {_shown(dev)} | {_met(dev, target)} | {_shown(blind)} | {gap} | {tools} |"


def sum_up(several: Sequence[Measured], targets: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """How many figures are reached, and which gaps are too wide, in words."""
    asked = [(one, path, target) for one in several for path, target in targets.get(one.data.name, {}).items()]
    met = sum((floors.figure(one.result, path) or 0.0) >= target for one, path, target in asked)
    yield f"{met} of {len(asked)} figures are reached on dev. A gap of more than {GAP} is marked (!)."


def sources(known: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    """Where the figures of known tools come from."""
    told = dict.fromkeys((name.split("/")[0], tool["tool"], tool["on"]) for name, tools in known.items() for tool in tools)
    return (f"- {tool}: {TITLES[task].lower()}, {on}" for task, tool, on in told)


def errors(one: Measured) -> Iterator[str]:
    """The causes of errors of a data set, the commonest first."""
    yield f"### {TITLES[one.data.task]}: {one.data.name}"
    if not one.listed:
        yield "Errors of this task are not listed by cause.\n"
        return
    coded = one.coded
    yield f"{coded:,} things coded in the open records.\n" if coded else ""
    yield "| cause | count | in a hundred |"
    yield "|---|---|---|"
    for cause, count in one.causes.most_common(CAUSES):
        yield f"| {cause} | {count} | {100 * count / coded:.1f} |" if coded else f"| {cause} | {count} | |"
    rest = one.causes.total() - sum(count for _, count in one.causes.most_common(CAUSES))
    if rest:
        yield f"| others | {rest} | {100 * rest / coded:.1f} |" if coded else f"| others | {rest} | |"
    yield ""


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _met(value: float | None, target: float) -> str:
    return "yes" if value is not None and value >= target else "no"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures everything and writes the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality.report", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="the page to write; without it the page is printed")
    asked = parser.parse_args(arguments)
    away = list(missing(asked.folder))
    if away:
        print(f"Coded data is missing, so no page is written: {', '.join(map(str, away))}.", file=sys.stderr)
        return 2
    several = []
    for data in SETS:
        print(f"{data.name} …", file=sys.stderr)
        several.append(measured(data, asked.folder))
    text = page(several)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
