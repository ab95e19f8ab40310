"""`reportedly codebook`: the kinds of events, explained."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import CodebookFolder, Json

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.codebook.kinds import Example, Kind

HEAD = """# The codebook

Written by `make docs` from `src/reportedly/codebook/kinds/`; don't edit it by hand. Each kind is one YAML
file, whose examples and counter-examples run as tests; in an example the trigger stands in bold.
"""


def command(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="The kind to explain.")] = None,
    codebook: CodebookFolder = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the whole codebook as the page docs/codebook.md.")] = False,
    as_json: Json = False,
) -> None:
    """Lists the kinds of events, or explains one of them.

    Examples:

        reportedly codebook
        reportedly codebook visit
        reportedly codebook --codebook my-kinds

    A kind has a definition, PLOVER and CAMEO codes, examples and
    counter-examples. A folder of your own kinds is checked when it is named: a mistake is
    reported with file, line and key.
    """
    from reportedly.cli.asking import known_kind
    from reportedly.cli.output import out, write_lines
    from reportedly.codebook.kinds import load

    kinds = load(codebook).kinds
    chosen = list(kinds.values()) if kind is None else [kinds[known_kind(kind, kinds)]]
    if as_json:
        write_lines(as_object(one) for one in chosen)
    elif markdown:
        typer.echo(HEAD + "\n" + "\n".join(page(one) for one in chosen).rstrip())
    elif kind is None:
        out().print(kinds_table(chosen))
        out().print("\n`reportedly codebook KIND` explains one of them.", style="dim")
    else:
        print_kind(chosen[0])


def as_object(kind: "Kind") -> dict[str, Any]:
    """What the codebook tells of a kind, without the frames' slots."""
    from reportedly.model.codec import encode

    return {
        "name": kind.name,
        "title": kind.title,
        "definition": " ".join(kind.definition.split()),
        "plover": kind.plover,
        "mode": kind.mode,
        "contexts": list(kind.contexts),
        "cameo": kind.cameo,
        "triggers": triggers(kind),
        "wider_triggers": triggers(kind, wide=True),
        "examples": [encode(example) for example in kind.examples],
        "counter_examples": list(kind.counter_examples),
    }


def triggers(kind: "Kind", wide: bool = False) -> list[str]:
    """The words that can name an event of the kind, each once, in the order of its frames; with `wide` those that
    name one in political news at large, a claim only between the sides of two states.
    """
    own = dict.fromkeys(trigger for frame in kind.frames if not frame.wide for trigger in frame.triggers)
    wider = dict.fromkeys(trigger for frame in kind.frames for trigger in frame.triggers if trigger not in own)
    return list(wider if wide else own)


def fields(example: "Example") -> str:
    """What an example must give: `KEN → RWA, happened`."""
    who = " → ".join(", ".join(side) for side in (example.actors, example.recipients) if side)
    return ", ".join(part for part in (who, example.status) if part)


def codes(kind: "Kind") -> str:
    """`SANCTION / convict · military · CAMEO 172`."""
    plover = kind.plover + (f" / {kind.mode}" if kind.mode else "")
    parts = [plover, ", ".join(kind.contexts), f"CAMEO {kind.cameo}" if kind.cameo else ""]
    return " · ".join(part for part in parts if part)


def kinds_table(kinds: "Iterable[Kind]") -> "Table":
    """One row a kind: name, PLOVER, CAMEO, and its definition."""
    from reportedly.cli.grid import Column, grid
    from reportedly.cli.words import shorten

    columns = (
        Column("Kind", most=16, least=12),
        Column("PLOVER", most=14, least=10),
        Column("CAMEO", most=5, least=5),
        Column("What it is", share=1),
    )
    rows = (
        (
            kind.name,
            kind.plover + (f"\n{kind.mode}" if kind.mode else ""),
            kind.cameo or "",
            shorten(kind.definition, 130),
        )
        for kind in kinds
    )
    return grid(columns, rows)


def print_kind(kind: "Kind") -> None:
    """Definition, codes, triggers, examples and counter-examples of one kind."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.output import out

    console = out()
    console.print(Text(kind.name, style="bold").append(f"  {codes(kind)}", style="not bold dim"))
    console.print(" ".join(kind.definition.split()))
    console.print(Text("\nTriggers", style="bold"))
    console.print(Padding(Text(", ".join(triggers(kind))), (0, 0, 0, 2)))
    console.print(Text("\nExamples", style="bold"))
    for example in kind.examples:
        shown = Text("+ ", style="green").append_text(_underlined(example))
        console.print(Padding(shown.append(f"  {fields(example)}", style="dim"), (0, 0, 0, 2)))
    if kind.counter_examples:
        console.print(Text("\nNot this kind", style="bold"))
    for words in kind.counter_examples:
        console.print(Padding(Text("- ", style="red").append(words, style="default"), (0, 0, 0, 2)))


def _underlined(example: "Example") -> "Text":
    from rich.text import Text

    shown = Text(example.text, style="default")
    at = example.text.find(example.trigger)
    if at >= 0:
        shown.stylize("underline", at, at + len(example.trigger))
    return shown


def page(kind: "Kind") -> str:
    """The section of docs/codebook.md on one kind."""
    return "\n".join(_page(kind)) + "\n"


def _page(kind: "Kind") -> Iterator[str]:
    yield f"## {kind.name}"
    yield codes(kind) + "\n"
    yield " ".join(kind.definition.split())
    yield f"\nTriggers: {', '.join(triggers(kind))}"
    if wider := triggers(kind, wide=True):
        yield f"\nAlso, between the sides of two states: {', '.join(wider)}"
    yield "\nExamples:\n"
    for example in kind.examples:
        text = example.text.replace(example.trigger, f"**{example.trigger}**", 1)
        yield f"- {text} ({fields(example)})"
    if kind.counter_examples:
        yield "\nNot this kind:\n"
        yield from (f"- {words}" for words in kind.counter_examples)
