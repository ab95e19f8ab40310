"""Large files cut into slices of one record each, which any process can take in by itself.

Cutting looks into nothing: it is quick, and what is wrong with a record shows when its slice is read. What a slice holds is
what the whole file would have given there, to the letter: the same ids, places and messages.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from reportedly.errors import InputError
from reportedly.intake.given import Given
from reportedly.intake.jsonfile import cut_lines, read_line, reports_of
from reportedly.intake.source import Source
from reportedly.intake.warc import cut_warc, read_warc
from reportedly.model.report import Report

ARCHIVES = (".warc", ".wet", ".warc.gz", ".wet.gz")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TABLES = (".parquet",)
KNOWN = ARCHIVES + LINES + TABLES
ROWS = 64  # of a table at once


@dataclass(frozen=True, slots=True)
class Slice:
    """One record: `kind` is warc, line or row; `where` the file, `name` its file name, `at` offset or number in it."""

    kind: str
    where: str
    name: str
    at: int
    data: bytes

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{self.where}@{self.at}" if self.kind == "warc" else f"{self.where}, {self.kind} {self.at}"


def cut(source: Source) -> Iterator[Slice | InputError]:
    """The slices of a WARC, WET, JSON Lines or Parquet file, in order; what is wrong with the file is a value among them."""
    if source.ending in ARCHIVES:
        yield from (_sliced(one, "warc", source) for one in cut_warc(source))
    elif source.ending in LINES:
        inner = source.unpacked() if source.ending.endswith(".gz") else source
        yield from (_sliced(one, "line", source) for one in cut_lines(inner))
    elif source.ending in TABLES:
        yield from (_sliced(one, "row", source) for one in _rows(source))
    else:
        yield InputError(f"{source.where}: not one of {', '.join(KNOWN)}, which a batch reads. `reportedly add` reads others.")


def read_slice(one: Slice, given: Given) -> Iterator[Report | InputError]:
    """The reports of a slice, as the readers of whole files give them."""
    if one.kind == "warc":
        source = Source(one.where, one.name, lambda: cast(BinaryIO, io.BytesIO(one.data)))
        yield from read_warc(source, given, one.at)
        return
    stem = Source(one.where, one.name, lambda: cast(BinaryIO, io.BytesIO())).stem
    if one.kind == "line":
        yield from read_line(one.where, stem, one.at, one.data, given)
    else:
        yield from reports_of(json.loads(one.data), given, f"{stem}-{one.at}", one.place)


def _sliced(one: tuple[int, str | bytes] | InputError, kind: str, source: Source) -> Slice | InputError:
    if isinstance(one, InputError):
        return one
    at, data = one
    return Slice(kind, source.where, source.name, at, data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)


def _rows(source: Source) -> Iterator[tuple[int, str] | InputError]:
    """The rows of a table of Parquet as JSON objects, numbered from 1."""
    import pyarrow
    from pyarrow import parquet

    try:
        with source.stream() as stream:
            number = 0
            for some in parquet.ParquetFile(stream).iter_batches(batch_size=ROWS):
                for row in some.to_pylist():
                    number += 1
                    yield number, json.dumps(row, default=_plain, ensure_ascii=False)
    except InputError as problem:
        yield problem
    except (pyarrow.ArrowException, OSError) as problem:
        yield InputError(f"{source.where}: no table of Parquet, or a damaged one ({str(problem).splitlines()[0][:120]}). Write it again.")


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else value.decode(errors="replace") if isinstance(value, bytes) else str(value)
