"""What is cut into slices and read is what the whole file gives, to the letter."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.intake.folder import read_file
from reportedly.intake.given import Given
from reportedly.intake.skipped import Skipped
from reportedly.intake.slices import Slice, cut, read_slice
from reportedly.intake.source import Source
from reportedly.model.report import Report
from tests.batch.made import texts, warc

GIVEN = Given(outlet="Baltic Desk")
RECORDS = texts(4)
LINES = "\n".join(map(json.dumps, [*RECORDS, {"id": 7, "text": ""}, {"text": RECORDS[0]["text"], "date": "2025-02-30"}])) + "\n\n{bad\n[]\n"


def told(items: object) -> list[object]:
    """Reports as they are, problems by their words; sums over a whole file are left out."""
    assert not isinstance(items, Report)
    return [item if isinstance(item, Report) else str(item) for item in items if not isinstance(item, Skipped)]


def sliced(file: Path) -> list[object]:
    found: list[object] = []
    for one in cut(Source.of_file(file)):
        found += told(read_slice(one, GIVEN)) if isinstance(one, Slice) else [str(one)]
    return found


FILES = [
    ("news.warc.gz", warc(RECORDS)),
    ("news.warc", gzip.decompress(warc(RECORDS))),
    ("broken.warc.gz", warc(RECORDS)[:-60]),
    ("pictures.warc.gz", warc(RECORDS[:2]) + warc(RECORDS[2:], "image/png")),
    ("none.warc", b"no archive"),
    ("news.jsonl", LINES.encode()),
    ("news.jsonl.gz", gzip.compress(LINES.encode())),
    ("wide.jsonl", LINES.encode("utf-16")),
    ("broken.jsonl.gz", gzip.compress(LINES.encode())[:-30]),
    ("empty.jsonl", b"\n\n"),
]


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
def test_slices_are_the_whole(name: str, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    whole = told(read_file(file, GIVEN))
    assert sliced(file) == whole and whole


def test_files_that_are_not_there_or_not_cut(tmp_path: Path) -> None:
    assert "no such file" in sliced(tmp_path / "none.jsonl")[0]
    assert "which a batch reads" in sliced(tmp_path / "one.html")[0]


@given(st.sampled_from(["warc", "line", "row"]), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    try:
        found = list(read_slice(Slice(kind, "x.warc", "x.warc", 3, data), GIVEN))
    except ValueError:
        assert kind == "row"  # which the program writes itself
        return
    assert all(isinstance(item, Report | InputError) for item in found)
