"""The versions of a report as a person compares them: words that went struck out, words that came underlined."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.answers.versions import Passage, Version

TOKEN = re.compile(r"\s*(?:\w(?:[\w,.’'-]*\w)?|[^\w\s])")  # `3,000`, `co-operate`, or a mark
ALIKE = 0.4  # sentences of which less is the same stand one below the other


def print_versions(several: "list[Version]") -> None:
    """Each version with what it changed."""
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.cli.claims import heading
    from reportedly.cli.judged import moment
    from reportedly.cli.output import out
    from reportedly.cli.reread import comparison_lines
    from reportedly.cli.words import count

    console = out()
    console.print(heading(next(one for one in several if one.current).kept.report))
    for one in several:
        line = Text(f"\nVersion {one.kept.version}", style="bold")
        line.append(f"  came {moment(one.kept.added_at)} UTC, {count(one.kept.claims, 'claim')}", style="not bold dim")
        console.print(line.append("  counts" if one.current and len(several) > 1 else "", style="not bold green"))
        if one.comparison is None:
            continue
        for name, before, after in one.about:
            console.print(
                Padding(Text(f"{name}: ").append(before or "none", "red").append(" → ").append(after or "none", "green"), (0, 0, 0, 2))
            )
        for passage in one.passages:
            for shown in passage_lines(passage):
                console.print(Padding(shown, (0, 0, 0, 2)))
        if not one.passages and not one.about:
            console.print(Padding(Text("the same words", style="dim"), (0, 0, 0, 2)))
        lines = comparison_lines(one.comparison.new, one.comparison.gone, one.comparison.changed)
        if lines:
            console.print(Padding(Text("Claims:", style="dim"), (0, 0, 0, 2)))
        for shown in lines:
            console.print(Padding(shown, (0, 0, 0, 2)))
    if len(several) == 1:
        console.print(Text("There is only this version.", style="dim"))


def passage_lines(passage: "Passage") -> "Iterator[Text]":
    """Sentences that are much alike as one with its changes; others with - and +."""
    from rich.text import Text

    before, after = list(passage.before), list(passage.after)
    for old in before:
        new = max(after, key=lambda other: _alike(old, other), default=None)
        if new is not None and _alike(old, new) >= ALIKE:
            while after[0] != new:
                yield Text(f"+ {after.pop(0)}", style="green")
            yield Text("~ ").append_text(_words(old, after.pop(0)))
        else:
            yield Text(f"- {old}", style="red")
    yield from (Text(f"+ {new}", style="green") for new in after)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _words(before: str, after: str) -> "Text":
    from rich.text import Text

    one, other = (TOKEN.findall(text) for text in (before, after))
    shown = Text()
    for step, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if step == "equal":
            shown.append("".join(one[a:b]))
            continue
        # In brackets too, since not every terminal strikes out.
        for sign, style, tokens in (("-", "red strike", one[a:b]), ("+", "green underline", other[c:d])):
            words = "".join(tokens)
            if words:
                shown.append(" " if words[0].isspace() else "").append(f"[{sign}{words.strip()}]", style=style)
    return shown


def records(several: "Iterable[Version]") -> "Iterator[dict[str, Any]]":
    """Each version as a JSON object."""
    from reportedly.cli.reports import as_object
    from reportedly.cli.reread import as_changes

    for one in several:
        yield {
            **as_object(one.kept),
            "current": one.current,
            "passages": [{"before": list(passage.before), "after": list(passage.after)} for passage in one.passages],
            "about": {name: [before, after] for name, before, after in one.about},
            **(as_changes(one.comparison) if one.comparison is not None else {}),
        }
