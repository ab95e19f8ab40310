"""`python -m bench.quality TASK DATA [--errors] [--floors] [--raise | --lower]`: measures the product on coded data.

DATA is a file or folder in the format of the task's data set. Prints one JSON line; the figures of the records listed
in blind.json stand beside the whole as `blind`. With `--errors` prints what was wrong by cause instead, the blind
records left out. Exit code 2 where the data or its measure is missing or malformed, 1 where `--floors` finds a figure
lower than it was.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.quality import errors, floors
from bench.quality.scored import scored

TASKS = ("claims", "time", "attribution", "quantity", "places", "plover", "factuality", "linking", "links", "copies", "pages")
TARGETS = Path(__file__).with_name("targets.json")


def measure(task: str, data: Path) -> dict[str, Any]:
    """The figures of a task on its data. Raises FileNotFoundError or ValueError where the data isn't as it should be."""
    module = import_module(f"bench.quality.{task}")
    own = getattr(module, "measure", None)
    result: dict[str, Any] = own(data) if own else scored(task, module.predict, data)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures as asked and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was wrong by cause and rule")
    parser.add_argument("--most", type=int, default=errors.SHOWN, help="examples of each cause")
    parser.add_argument("--floors", action="store_true", help="fail where a figure is under its floor")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors")
    parser.add_argument("--lower", action="store_true", help="write the figures as floors even where they fell")
    asked = parser.parse_args(arguments)
    if not asked.data.exists():
        print(f"{asked.data} is no file or folder: name one that holds coded data for {asked.task}.", file=sys.stderr)
        return 2
    try:
        if asked.errors:
            print(errors.report(_wrong(import_module(f"bench.quality.{asked.task}"), asked.data), asked.most))
            return 0
        result = measure(asked.task, asked.data)
    except (FileNotFoundError, ValueError, KeyError) as error:
        print(f"{asked.task}: no field {error} in a record" if isinstance(error, KeyError) else error, file=sys.stderr)
        return 2
    print(json.dumps({"bench": asked.task, **result}))
    return kept(asked.task, asked.data, result, asked) if asked.floors or asked.lift or asked.lower else 0


def _wrong(module: ModuleType, data: Path) -> list[errors.Miss]:
    if not hasattr(module, "wrong"):
        raise ValueError(f"{module.__name__} lists no errors.")
    return list(module.wrong(data))


def kept(task: str, data: Path, result: dict[str, Any], asked: argparse.Namespace) -> int:
    """Compares with the floors of each part of the result; writes them where asked. 1 where a figure is under its floor."""
    every, lost = floors.load(), []
    parts = {stem: part for stem, part in result.items() if isinstance(part, dict)} if data.suffix == ".jsonl" or task not in WHOLE else {}
    for stem, part in (parts or {data.resolve().stem: result}).items():
        name = f"{task}/{stem}"
        file = data / f"{stem}.jsonl" if parts and data.is_dir() else data
        mark = floors.fingerprint(file)
        mine = every.get(name)
        if (mine is None or mine["data"] != mark) and (asked.lift or asked.lower):
            wanted = json.loads(TARGETS.read_text(encoding="utf-8")).get(name, {})
            mine = {"data": mark, "floors": dict.fromkeys(wanted, 0.0)}
        if mine is None or mine["data"] != mark:
            print(f"No floors for {name} on this data ({mark}).", file=sys.stderr)
            continue
        fallen = floors.fallen(part, mine["floors"])
        lost += [f"{name}: {line}" for line in fallen]
        if asked.lower:
            every[name] = mine | {"floors": floors.lowered(part, mine["floors"])}
        elif asked.lift and not fallen and mine["floors"]:
            every[name] = mine | {"floors": floors.raised(part, mine["floors"])}
    print("\n".join(lost), file=sys.stderr, end="\n" if lost else "")
    if asked.lower or (asked.lift and not lost):
        floors.save(every)
    return 1 if lost and not asked.lower else 0


WHOLE = ("claims", "links", "pages")  # one result for a folder of reports


if __name__ == "__main__":
    sys.exit(main())
