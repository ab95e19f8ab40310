"""The patterns of pages.yaml against their own cases."""

import re
from typing import Any

import pytest

from reportedly.intake.pages.words import data, words

RAW = data()
NAMED: list[tuple[str, Any]] = [*RAW["parts"].items(), ("entries", RAW["entries"]), *((note["kind"], note) for note in RAW["notes"])]


@pytest.mark.parametrize(("name", "rule"), NAMED, ids=[name for name, _ in NAMED])
def test_cases_match_and_others_do_not(name: str, rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    assert rule["cases"] and rule["not"]
    assert [case for case in rule["cases"] if not pattern.search(case)] == []
    assert [case for case in rule["not"] if pattern.search(case)] == []


@pytest.mark.parametrize("wall", RAW["walls"], ids=[wall["kind"] for wall in RAW["walls"]])
def test_walls(wall: dict[str, Any]) -> None:
    def matches(text: str) -> bool:
        return any(re.search(wall[place], text, re.IGNORECASE) for place in ("title", "text"))

    assert [case for case in wall["cases"] if not matches(case)] == []
    assert [case for case in wall["not"] if matches(case)] == []


def test_words_before_a_date() -> None:
    assert words().published_words.search("First published: 9 July") and words().modified_words.search("Last updated 9 July")
    assert not words().published_words.search("unpublished")
