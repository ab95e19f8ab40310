"""The blind quarter of each dev set: records whose texts and errors nobody looks at while rules are written.

`blind.json` lists them: {task: [ids]}. What is listed is the story (`group`) for claims, the document (`doc`) for
factuality, whose documents are those of the time task, and the record itself for the rest. `--errors` never shows one.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("blind.json")
KEYS = {"claims": "group", "links": "group", "factuality": "doc", "linking": "topic"}


@cache
def ids(task: str) -> frozenset[str]:
    """The ids set aside for a task; empty where none are."""
    listed: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return frozenset(listed.get(task, ()))


def is_blind(task: str, record: dict[str, Any]) -> bool:
    """True if the record belongs to the blind quarter of its task."""
    return record.get(KEYS.get(task, "id")) in ids(task)


def split(task: str, records: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The open records and the blind ones."""
    every = list(records)
    return [r for r in every if not is_blind(task, r)], [r for r in every if is_blind(task, r)]
