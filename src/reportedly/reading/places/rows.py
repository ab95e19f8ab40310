"""Names in a row that share one head noun: `Barrow, Clay and Oconee counties`."""

from collections.abc import Iterator, Sequence

from reportedly.codebook.gazetteer import Entry, lookup
from reportedly.codebook.phrases import capital, plain
from reportedly.model.syntax import Token

SHARED = {"counties": "county", "parishes": "parish", "districts": "district", "provinces": "province"}
LONGEST = 4


def rows(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, tuple[Entry, ...]]]:
    """For each name of such a row: its first and last token, its key with the head noun, what it can be."""
    for token in tokens:
        if token.lower in SHARED:
            yield from _row(tokens, token.i, SHARED[token.lower])


def _row(tokens: Sequence[Token], at: int, head: str) -> Iterator[tuple[int, int, str, tuple[Entry, ...]]]:
    last = at - 1
    while last >= 0 and tokens[last].sent is tokens[at].sent:
        name = _name(tokens, last, head)
        if name is None:
            return
        yield name
        last = name[0] - 1
        if last < 0 or tokens[last].lower not in (",", "and", "or", "&"):
            return
        if tokens[last].lower in ("and", "or") and last > 0 and tokens[last - 1].text == ",":
            last -= 1
        last -= 1


def _name(tokens: Sequence[Token], last: int, head: str) -> tuple[int, int, str, tuple[Entry, ...]] | None:
    for n in range(min(LONGEST, last + 1), 0, -1):
        first = last - n + 1
        if not all(capital(t.text) and t.text[0].isalpha() for t in tokens[first : last + 1]):
            continue
        key = tuple(plain(t.lower) for t in tokens[first : last + 1])
        entries = lookup((*key, head))
        if not entries:
            entries = tuple(e for e in lookup(key) if e.level in ("state", "province", "district", "county"))
        if entries:
            return first, last, " ".join((*key, head)), entries
    return None
