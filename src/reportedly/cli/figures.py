"""`reportedly figures`: the numbers that were given, by whom and when."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import CodebookFolder, Json, Kinds, LedgerPath, Sides

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.answers.figures import Figure
    from reportedly.answers.series import Series


WHEN = 16


def command(
    sides: Sides,
    counted: Annotated[
        str | None,
        typer.Option("--counted", metavar="WORD", help="Only what counts this, such as `troops` or `killed`."),
    ] = None,
    kind: Kinds = None,
    whole: Annotated[bool, typer.Option("--series", help="With `--json`: a series a line, with totals and contradictions.")] = False,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """Lists numbers with their ranges, by what is counted, day and speaker.

    Examples:

        reportedly figures RUS PRK
        reportedly figures RUS PRK --counted troops
        reportedly figures COD RWA --counted killed --json

    `≥ 300` is *at least*, `≤ 12,000` *up to*, `~100` *about*, `1,000s` *thousands*,
    and `+` *another, an additional*. `A ‹ B` is *A cites B*. The same number of the
    same speaker is one row, with the number of reports that print it. Nothing is
    averaged, and killed, wounded, captured and deployed are never mixed. A total is
    given where one speaker plainly adds to a number of their own; numbers of one
    week whose ranges do not meet are listed as contradictions. `--json` prints one
    figure a line.
    """
    from reportedly.answers.series import series
    from reportedly.api import Ledger
    from reportedly.cli.asking import kinds_of, say_where_none, two_at_most
    from reportedly.cli.output import out, write_lines
    from reportedly.cli.progress import ASKING, busy
    from reportedly.cli.words import listed
    from reportedly.errors import UsageError
    from reportedly.model.codec import encode

    if whole and not as_json:
        raise UsageError("--series goes with --json: without it the series are shown anyway.")
    two_at_most(sides)
    kinds = kinds_of(kind, codebook)
    with Ledger(ledger, create=False) as open_ledger, busy(ASKING):
        figures = open_ledger.figures(*sides, counted=counted, kinds=kinds)
    if as_json:
        write_lines(encode(one) for one in (series(figures) if whole else figures))
    elif figures:
        print_series(series(figures))
    elif counted and (others := counted_things(ledger, sides, kinds)):
        out().print(f"No figures of {' and '.join(sides)} that count {counted}. Counted are: {listed(others, 12)}.")
    else:
        say_where_none("figures", sides)


def counted_things(ledger: str | None, sides: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """What else the figures of these sides count, the most told first."""
    from collections import Counter

    from reportedly.api import Ledger

    with Ledger(ledger, create=False) as open_ledger:
        told = Counter(one.counted for one in open_ledger.figures(*sides, kinds=kinds) if one.counted)
    return [thing for thing, _ in told.most_common()]


def print_series(several: "Sequence[Series]") -> None:
    """Each series under what it counts, with its totals and contradictions below."""
    from rich.text import Text

    from reportedly.cli.output import out

    for number, one in enumerate(several):
        out().print("\n" if number else "", end="")
        out().print(Text(counting(one), style="bold underline"))
        out().print(figures_table(one.figures, heads=not number))
        for place, line in enumerate(findings(one)):
            out().print("\n" if not place else "", end="")
            out().print(line)


def counting(one: "Series") -> str:
    """`soldiers deployed, of North Korea`."""
    from reportedly.codebook import countries

    unit = f" ({one.unit})" if one.unit and one.unit != one.counted else ""
    return f"{one.counted or one.thing}{unit}, {one.measure}" + (f": {countries.name_of(one.side)}" if one.side else "")


def findings(one: "Series") -> "Iterator[Text]":
    """A line for each total, for each number of which it is not plain what it adds to, and for each contradiction."""
    from rich.text import Text

    from reportedly.cli.words import added, interval, number

    for total in one.totals:
        parts = " + ".join(_short(part) for part in total.parts)
        sum_ = interval(total.low, total.high, total.modifier)
        yield Text("Total of ").append(total.speaker or "(report)", style="bold").append(f": {sum_} = {parts}")
    for loose in one.loose:
        told = f"No total with {added(_short(loose), True)}: {loose.speaker or 'the report'} gives no number that it plainly adds to."
        yield Text(told, style="dim")
    for two in one.contradictions:
        times = f", {two.times:.1f} times" if two.times and two.times >= 1.05 else ""
        line = Text("Contradiction: ", style="bold red").append(f"{_by(two.lower)} against {_by(two.higher)}", style="not bold default")
        yield line.append(f", {number(round(two.gap))} apart{times}", style="not bold default")


def _by(one: "Figure") -> str:
    from reportedly.cli.words import days

    about = [one.speaker or one.outlet or "(report)", as_of(one) or f"said {days(one.published, one.published)}"]
    return f"{_short(one)} ({', '.join(about)})"


def _short(one: "Figure") -> str:
    from reportedly.cli.words import interval

    return interval(one.low, one.high, one.modifier)


def figures_table(figures: "Iterable[Figure]", heads: bool = True) -> "Table":
    """One row a figure: when, how many, who says so and where, and the words."""
    from reportedly.cli.grid import Column, grid

    columns = (
        Column("When", most=WHEN, least=WHEN),
        Column("How many", most=19, least=19),
        Column("Who says so", most=19, least=19),
        Column("Words", share=1),
    )
    return grid(columns, ((_when(one), _number(one), _who(one), _words(one)) for one in figures), airy=True, heads=heads)


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
        copies = one.reports - one.families
        extra = f", {copies} {'copy' if copies == 1 else 'copies'}" if copies else ""
        cell.append(f"\n{count(one.reports, 'report')}{extra}", style="dim")
    return cell


def _words(one: "Figure") -> "Text":
    from rich.text import Text

    from reportedly.cli.words import around

    quoted = around(one.quote, one.text, 100)
    if one.text not in one.quote:  # it stands before or after the clause that it belongs to
        quoted = f"{one.text} … {quoted}"
    return Text(f"“{quoted}”", style="dim").append(f"\n{one.claim_id}", style="not dim")
