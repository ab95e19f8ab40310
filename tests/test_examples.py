"""The dispatches in examples/ are what the tutorial says they are."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "examples"


def objects() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]


def test_three_stories_of_several_outlets() -> None:
    stories = Counter(item["id"][:7] for item in objects())
    assert len(stories) == 3
    assert sum(stories.values()) >= 25
    for story in stories:
        outlets = {item["outlet"] for item in objects() if item["id"].startswith(story)}
        assert len(outlets) >= 3, story


def test_every_object_is_whole() -> None:
    for item in objects():
        assert set(item) == {"id", "url", "outlet", "date", "title", "text"}
        assert item["url"].split("/")[2].endswith(".example"), item["id"]
        assert 80 <= len(item["text"].split()) <= 220, item["id"]
        assert item["date"] is None or date.fromisoformat(item["date"])


def test_ids_are_the_names_of_the_files() -> None:
    assert {item["id"] for item in objects()} == {path.stem for path in FOLDER.glob("*.json")}


def test_some_are_plain_text_and_one_is_undated() -> None:
    assert len(list(FOLDER.glob("*.txt"))) >= 2
    assert sum(item["date"] is None for item in objects()) == 1


def test_wire_copies_repeat_another_dispatch_under_a_new_headline() -> None:
    copies = [item for item in objects() if item["id"].endswith("-copy")]
    assert len(copies) == 3
    for copy in copies:
        first = copy["text"].split("\n\n")[0]
        others = [item for item in objects() if item is not copy and first in item["text"] and item != copy]
        assert others, copy["id"]
        assert all(other["title"] != copy["title"] for other in others)
