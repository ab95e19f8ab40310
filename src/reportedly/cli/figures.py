"""`reportedly figures`: the numbers that were given, by whom and when."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import CodebookFolder, Json, Kinds, LedgerPath, Sides

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.figures import Figure


WHEN = 16


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
    and `+` *another, an additional*. `A ‹ B` is *A cites B*. The same number of the
    same speaker is one row, with the number of reports that print it. Nothing is
    averaged. `--json` prints one figure a line.
    """
    from reportedly.api import Ledger
    from reportedly.cli.asking import kinds_of, say_where_none, two_at_most
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.cli.words import listed
    from reportedly.model.codec import encode

    two_at_most(sides)
    kinds = kinds_of(kind, codebook)
    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        figures = open_ledger.figures(*sides, counted=counted, kinds=kinds)
    if as_json:
        write_lines(encode(figure) for figure in figures)
    elif figures:
        out().print(figures_table(figures))
    elif counted and (others := counted_things(ledger, sides, kinds)):
        out().print(f"No figures of {' and '.join(sides)} that count {counted}. Counted are: {listed(others, 12)}.")
    else:
        say_where_none("figures", sides)


def counted_things(ledger: Path | None, sides: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """What else the figures of these sides count, the most told first."""
    from collections import Counter

    from reportedly.api import Ledger

    with Ledger(ledger, create=False) as open_ledger:
        told = Counter(one.counted for one in open_ledger.figures(*sides, kinds=kinds) if one.counted)
    return [thing for thing, _ in told.most_common()]


def figures_table(figures: "Iterable[Figure]") -> "Table":
    """One row a figure: when, how many, who says so and where, and the words."""
    from reportedly.cli.grid import Column, grid

    columns = (
        Column("When", most=WHEN, least=WHEN),
        Column("How many", most=19, least=16),
        Column("Who says so", most=19, least=16),
        Column("Words", share=1),
    )
    return grid(columns, ((_when(one), _number(one), _who(one), _words(one)) for one in figures), airy=True)


def _when(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import days, folded

    cell = Text(folded(as_of(one), WHEN))
    if not cell.plain and not one.published:
        return Text("(no date)", style="dim")
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
    cell = Text(f"{number} {one.phrase}".rstrip(), style="bold")
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

    from reportedly.cli.words import around

    quoted = around(one.quote, one.text, 100)
    if one.text not in one.quote:  # it stands before or after the clause that it belongs to
        quoted = f"{one.text} … {quoted}"
    return Text(f"“{quoted}”", style="dim").append(f"\n{one.claim_id}", style="not dim")
