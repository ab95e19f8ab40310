"""A quotation with the words marked that the fields of a claim stand on, and the fields themselves."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly.cli.claims import by_field
from reportedly.cli.words import days, parties, quantity, says
from reportedly.model.claim import Claim
from reportedly.model.mentions import Time
from reportedly.model.report import Region
from reportedly.model.span import Span

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

# Of two marks on the same words the later one wins: the trigger stands out most.
STYLES = {
    "place": "italic",
    "number": "yellow",
    "when": "green",
    "to": "magenta",
    "who": "blue",
    "says": "cyan",
    "what": "bold underline",
}


def marks(claim: Claim) -> Iterator[tuple[Span, str]]:
    """The spans of a claim's fields, each with its style's name."""
    if claim.place:
        yield claim.place.span, "place"
    for value in claim.quantities:
        yield value.span, "number"
        if value.counted_span:
            yield value.counted_span, "number"
    if claim.time:
        yield claim.time.span, "when"
    for party in claim.recipients:
        yield party.span, "to"
    for party in claim.actors:
        yield party.span, "who"
    for speaker in claim.sources:
        if speaker.span:
            yield speaker.span, "says"
    yield claim.event.trigger_span, "what"


def quotation(claim: Claim) -> "Text":
    """The quotation in full on one line; fields that stand outside it have no mark."""
    from rich.text import Text

    shown = Text(claim.quote)
    for span, name in sorted(marks(claim), key=lambda mark: list(STYLES).index(mark[1])):
        if claim.span.covers(span):
            shown.stylize(STYLES[name], span.start - claim.span.start, span.end - claim.span.start)
    flat = Text(" ").join(part for part in shown.split() if part.plain.strip())
    return Text("“").append_text(flat).append("”")


def whole(text: str, claims: Iterable[Claim], regions: Iterable[Region] = ()) -> "Text":
    """A report's text with the marks of all its claims; what was not read is dim."""
    from rich.text import Text

    shown = Text(text)
    for region in regions:
        shown.stylize("dim strike", *region.span)
    found = (mark for claim in claims for mark in marks(claim))
    for span, name in sorted(found, key=lambda mark: list(STYLES).index(mark[1])):
        shown.stylize(STYLES[name], *span)
    return shown


def fields(claim: Claim, rules: bool = False) -> "Table":
    """The claim's fields, a line each, in the colours of their marks; the rules that made them if wanted."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    table.add_column(width=6, no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in _lines(claim):
        table.add_row(Text(name, style=STYLES.get(name, "dim")), words)
    if rules:
        table.add_row(Text("rules", style="dim"), Text("\n".join(by_field(claim.rules)), style="dim"))
    return table


def _lines(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "who", parties(claim.actors) or "?"
    if claim.recipients:
        yield "to", parties(claim.recipients)
    yield "says", says(claim.sources)
    if claim.time:
        yield "when", _time(claim.time)
    if claim.place:
        country = f" ({claim.place.country})" if claim.place.country else ""
        yield "place", claim.place.name + country
    for value in claim.quantities:
        yield "number", f"{quantity(value)}  “{value.text}”"


def _time(time: Time) -> str:
    known = days(time.start, time.end)
    return f"{known}  “{time.text}”" if known else f"(not resolved)  “{time.text}”"
