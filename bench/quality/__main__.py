"""`python -m bench.quality NAME FOLDER [--floors] [--raise]`: measures the product on coded data.

NAME is claims, time, quantity, places or links; FOLDER holds the coded data. Prints one JSON line. Exit code
2 where the folder or its measure is missing, 1 where `--floors` finds a figure lower than it was.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench.quality import floors

NAMES = tuple(name for name in ("claims", "time", "quantity", "places", "links") if Path(__file__).with_name(f"{name}.py").is_file())


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `measure(folder)` of the named module."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--floors", action="store_true", help="fail where a figure is under its floor")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        print(f"{asked.folder} is no folder: name one that holds coded data for {asked.name}.", file=sys.stderr)
        return 2
    try:
        result = import_module(f"bench.quality.{asked.name}").measure(asked.folder)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps({"bench": asked.name, **result}))
    return _kept(asked.name, asked.folder, result, asked.lift) if asked.floors or asked.lift else 0


def _kept(name: str, folder: Path, result: dict[str, object], lift: bool) -> int:
    """Compares with the floors; with `lift` also writes those that are higher now."""
    every = floors.load()
    mine = every.get(name)
    if mine is None or mine["data"] != floors.fingerprint(folder):
        print(f"No floors for {name} on this data ({floors.fingerprint(folder)}).", file=sys.stderr)
        return 0
    lost = floors.fallen(result, mine["floors"])
    for line in lost:
        print(f"{name}: {line}", file=sys.stderr)
    if lift and not lost:
        every[name] = mine | {"floors": floors.raised(result, mine["floors"])}
        floors.save(every)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
