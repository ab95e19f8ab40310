"""The measure of pages, and that the project's own pages keep to what is promised."""

import json
from pathlib import Path

import pytest
from bench.quality.pages import f1, measure

PAGES = Path(__file__).parents[2] / "bench" / "pages"


def test_the_pages_of_the_project() -> None:
    found = measure(PAGES)
    assert found["pages"] >= 40 and found["debris_claims"] == 0
    assert found["text"]["f1"] >= 0.95 and found["dates"] >= 0.95 and found["kinds"] == 1.0


def test_f1_counts_words() -> None:
    assert f1("one two two", "one two two") == 1.0 and f1("one", "two") == 0.0 and f1("", "") == 0.0
    assert f1("one two", "one two three four") == pytest.approx(2 / 3)


def test_what_is_missing_counts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>404 Not found</title><h1>Not found</h1>")
    (tmp_path / "a.json").write_text(json.dumps({"kind": "article", "date": None, "text": "Words."}))
    found = measure(tmp_path)
    assert (found["text"]["f1"], found["dates"], found["kinds"]) == (0.0, 0.0, 0.0)
    with pytest.raises(FileNotFoundError, match="has no NAME"):
        measure(tmp_path / "none")
