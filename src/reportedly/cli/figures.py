"""`reportedly figures`: the numbers that were given, by whom and when."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import CodebookFolder, Json, Kinds, LedgerPath, Sides

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.figures import Figure


def command(
    sides: Sides,
    counted: Annotated[
        str | None,
        typer.Option("--counted", metavar="WORD", help="Only what counts this, such as `troops` or `killed`."),
    ] = None,
    kind: Kinds = None,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """Lists numbers with their ranges, by speaker and day.

    Examples:

        reportedly figures RUS PRK
        reportedly figures RUS PRK --counted troops
        reportedly figures COD RWA --counted killed --json

    `≥ 300` is *at least*, `≤ 12,000` *up to*, `~100` *about*, `1,000s` *thousands*,
    and `+` *another, an additional*. Nothing is averaged. `--json` prints one figure a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.asking import kinds_of, say_where_none, two_at_most
    from reportedly.cli.output import out, write_lines
    from reportedly.model.codec import encode

    two_at_most(sides)
    kinds = kinds_of(kind, codebook)
    with Ledger(ledger, create=False) as open_ledger:
        figures = open_ledger.figures(*sides, counted=counted, kinds=kinds)
    if as_json:
        write_lines(encode(figure) for figure in figures)
    elif figures:
        out().print(figures_table(figures))
    else:
        say_where_none("figures", sides)


def figures_table(figures: "Iterable[Figure]") -> "Table":
    """One row a figure: when, how many, who says so and where, and the words."""
    from reportedly.cli.grid import Column, grid

    columns = (
        Column("When", most=16, least=16),
        Column("How many", most=19, least=16),
        Column("Who says so", most=19, least=16),
        Column("Words", share=1),
    )
    return grid(columns, ((_when(one), _number(one), _who(one), _words(one)) for one in figures), airy=True)


def _when(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import days

    cell = Text(as_of(one))
    if one.published:
        cell.append(("\n" if cell.plain else "") + f"said {days(one.published, one.published)}", style="dim")
    return cell


def as_of(one: "Figure") -> str:
    """The days that the figure is about; '' where not known."""
    from reportedly.cli.words import days

    return days(*one.as_of) if one.as_of else ""


def _number(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.claims import STYLES
    from reportedly.cli.words import added, interval

    number = added(interval(one.low, one.high, one.modifier), one.additional)
    # What has a unit is counted in it, and is called so.
    cell = Text(f"{number} {one.counted or one.unit or ''}".rstrip(), style="bold")
    return cell.append(f"\n{one.kind}, ", style="not bold dim").append(one.status, style=f"not bold {STYLES.get(one.status, '')}")


def _who(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import count

    cell = Text(one.speaker or "(report)")
    if one.outlet:
        cell.append(f"\n{one.outlet}", style="dim")
    if one.reports > 1:
        cell.append(f"\n{count(one.reports, 'report')}", style="dim")
    return cell


def _words(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import shorten

    return Text(f"“{shorten(one.quote, 100)}”", style="dim").append(f"\n{one.claim_id}", style="not dim")
