"""Rows of one key brought together by a shuffle, and worked on by a Python function, group by group.

As `applyInArrow` does, but a group costs no call from Java, of which there would be hundreds of millions.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from reportedly.exports.parquet.tables import batch_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Row = dict[str, Any]
Work = Callable[[list[Row]], Iterable[Row]]
AT_ONCE = 2000


def by(frame: "DataFrame", keys: str | list[str], work: Work, schema: pa.Schema) -> "DataFrame":
    """What `work` makes of the rows of each group; `keys` name its columns. A group must fit into memory; its rows are in no order."""
    names = [keys] if isinstance(keys, str) else keys
    return mapped(frame.repartition(*names).sortWithinPartitions(*names), partial(_groups, names, work), schema)


def each(frame: "DataFrame", work: Work, schema: pa.Schema) -> "DataFrame":
    """What `work` makes of each row, given as a list of one."""
    return mapped(frame, partial(_singly, work), schema)


def mapped(frame: "DataFrame", work: Callable[[Iterable[pa.RecordBatch]], Iterator[Row]], schema: pa.Schema) -> "DataFrame":
    """What `work` makes of each partition: rows of that schema."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return frame.mapInArrow(partial(_batches, work, schema), from_arrow_schema(schema))


def _batches(
    work: Callable[[Iterable[pa.RecordBatch]], Iterator[Row]], schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    coming = iter(work(batches))
    while rows := list(islice(coming, AT_ONCE)):
        yield batch_of(rows, schema)


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    for batch in batches:
        yield from batch.to_pylist()


def _groups(names: list[str], work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    for _, group in groupby(_rows(batches), key=itemgetter(*names)):
        yield from work(list(group))


def _singly(work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    for row in _rows(batches):
        yield from work([row])
