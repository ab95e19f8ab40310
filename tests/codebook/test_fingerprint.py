"""Another codebook is another fingerprint."""

from pathlib import Path

import pytest

from reportedly.codebook import fingerprint as module
from reportedly.codebook.fingerprint import fingerprint


@pytest.fixture(autouse=True)
def afresh() -> None:
    fingerprint.cache_clear()


def test_the_same_each_time() -> None:
    first = fingerprint()
    fingerprint.cache_clear()
    assert fingerprint() == first and len(first) == 12


def test_kinds_of_ones_own_count(tmp_path: Path) -> None:
    found = {fingerprint(), fingerprint(tmp_path)}
    for text in ("title: A", "title: B"):
        (tmp_path / "flyover.yaml").write_text(text)
        fingerprint.cache_clear()
        found.add(fingerprint(tmp_path))
    (tmp_path / "flyover.yaml").rename(tmp_path / "overfly.yaml")
    fingerprint.cache_clear()
    found.add(fingerprint(tmp_path))
    (tmp_path / "notes.txt").write_text("nothing that is read")
    fingerprint.cache_clear()
    assert len(found) == 4 and fingerprint(tmp_path) in found


def test_what_says_nothing_of_reading_is_left_out() -> None:
    from importlib import resources

    names = [name for part in module.PARTS for name, _ in module._files(resources.files(part), part)]
    assert "reportedly.codebook/kinds/visit.yaml" in names and "reportedly.reading/pipeline.py" in names
    assert not any("linking.yaml" in name or name.endswith(("_build.py", ".pyc")) for name in names)
