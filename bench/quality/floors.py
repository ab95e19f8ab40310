"""Floors of quality: figures that were reached once on some data and may not be lost again.

`floors.yaml` holds, by measure, the fingerprint of the data and the least value of each figure, named by its
path in the result (`timebank.value`, `found.f1`). Floors of other data don't apply.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("floors.yaml")
HEAD = """# Floors of quality, by measure: `python -m bench.quality NAME FOLDER --floors` fails where one is
# not reached, `--raise` writes what is higher. They only rise. `data` is the fingerprint of the files measured.
"""


def fingerprint(folder: Path) -> str:
    """Of the names and bytes of the folder's JSON files."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.json*")):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def load(file: Path | None = None) -> dict[str, Any]:
    """The floors by measure."""
    found: dict[str, Any] = yaml.safe_load((file or FILE).read_text(encoding="utf-8")) or {}
    return found


def figure(result: Mapping[str, Any], path: str) -> float | None:
    """The figure at a path of keys joined by dots; None where there is none."""
    value: Any = result
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return float(value) if isinstance(value, int | float) else None


def fallen(result: Mapping[str, Any], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that is under its floor or missing."""
    out = []
    for path, floor in floors.items():
        value = figure(result, path)
        if value is None or value < floor:
            out.append(f"{path} is {value}, its floor {floor}")
    return out


def raised(result: Mapping[str, Any], floors: Mapping[str, float]) -> dict[str, float]:
    """The same floors, each as high as the result where that is higher."""
    return {path: max(floor, figure(result, path) or floor) for path, floor in floors.items()}


def save(all_floors: Mapping[str, Any], file: Path | None = None) -> None:
    """Writes the file anew."""
    (file or FILE).write_text(HEAD + yaml.safe_dump(dict(all_floors), sort_keys=False), encoding="utf-8")
