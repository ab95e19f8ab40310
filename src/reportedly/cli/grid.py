"""The one look of all tables: no frame, bold heads, as wide as the terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `share` > 0 takes what room is left; else it is as wide as its cells, at most `most`."""

    head: str
    share: int = 0
    most: int | None = None
    least: int | None = None
    right: bool = False


def grid(columns: Sequence[Column], rows: Iterable["Sequence[str | Text]"], airy: bool = False, heads: bool = True) -> "Table":
    """A table of `rows`, a line apart where `airy`, without `heads` where they were shown before.

    Words that don't fit are wrapped, never cut.
    """
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        show_header=heads,
        padding=(0, 1, 0, 0),
        leading=1 if airy else 0,
    )
    for column in columns:
        table.add_column(
            column.head,
            ratio=column.share or None,
            max_width=column.most,
            min_width=column.least,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*row)
    return table
