"""Floors of quality: figures that were reached once on some data and may not be lost again.

`floors.json` holds, by `task/name of the data`, the fingerprint of the data and the least value of each figure, named
by its path in the result (`value.f1`). Floors of other data don't apply. They rise with `--raise`; only `--lower` lowers.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")


def fingerprint(data: Path) -> str:
    """Of the names and bytes of the folder's JSON files, or of the one file."""
    digest = hashlib.sha256()
    for file in [data] if data.is_file() else sorted(data.glob("*.json*")):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def load(file: Path | None = None) -> dict[str, Any]:
    """The floors by task and data."""
    found: dict[str, Any] = json.loads((file or FILE).read_text(encoding="utf-8"))
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


def lowered(result: Mapping[str, Any], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors as measured now, higher or lower; one without a figure is dropped."""
    return {path: value for path in floors if (value := figure(result, path)) is not None}


def save(all_floors: Mapping[str, Any], file: Path | None = None) -> None:
    """Writes the file anew."""
    (file or FILE).write_text(json.dumps(dict(sorted(all_floors.items())), indent=1) + "\n", encoding="utf-8")
