"""Quotations: what stands between marks, within a paragraph."""

from dataclasses import dataclass

from reportedly.model.syntax import Tree

OPENING = frozenset({"“", "«", "``", "‘‘"})
CLOSING = frozenset({"”", "»", "’’"})
EITHER = frozenset({'"', "''"})
MARKS = OPENING | CLOSING | EITHER
SHORT = 4  # words: a shorter quotation within a clause is a turn of phrase


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[first, last]`, marks included. A mark left open ends with its paragraph."""

    first: int
    last: int

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index <= self.last

    @property
    def long(self) -> bool:
        """True where more than a turn of phrase is quoted."""
        return self.last - self.first - 1 > SHORT


def quotations(tree: Tree) -> tuple[Quotation, ...]:
    """All quotations, in text order."""
    out: list[Quotation] = []
    opened: int | None = None
    paragraph, previous = -1, -1
    for token in tree.tokens:
        if token.sent.paragraph != paragraph:
            if opened is not None and previous > opened:
                out.append(Quotation(opened, previous))
            opened, paragraph = None, token.sent.paragraph
        if token.text in OPENING or (token.text in EITHER and opened is None):
            opened = token.i if opened is None else opened
        elif token.text in CLOSING | EITHER and opened is not None:
            out.append(Quotation(opened, token.i))
            opened = None
        previous = token.i
    if opened is not None and previous > opened:
        out.append(Quotation(opened, previous))
    return tuple(out)
