"""What someone says, thinks or wants, as a report words it."""

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says, thinks or wants what, as the report words it: any source, named or not.

    Each of `source`, `cue` and `content` is its stretches of the text in order; no source is told where it is empty.
    `level` is 0 for what the report itself says that someone says, 1 for a statement within that, and so on.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    level: int = 0
    rule: str = ""
