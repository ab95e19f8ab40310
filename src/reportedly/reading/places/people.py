"""Tokens that are part of a person's name, by titles and given names: such are no places (`Jordan Reed`)."""

from collections.abc import Sequence

from reportedly.codebook.phrases import capital
from reportedly.model.syntax import Token
from reportedly.reading.places.words import words

NAME_TAGS = frozenset({"NNP", "NNPS"})


def is_name(token: Token) -> bool:
    """A word that is written and tagged as a name."""
    return capital(token.text) and token.text[:1].isalpha() and token.tag in NAME_TAGS


def runs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches [start, end) of names side by side in one sentence."""
    out: list[tuple[int, int]] = []
    for token in tokens:
        if not is_name(token):
            continue
        if out and out[-1][1] == token.i and tokens[token.i - 1].sent is token.sent:
            out[-1] = (out[-1][0], token.i + 1)
        else:
            out.append((token.i, token.i + 1))
    return out


def _titled(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].lower in words().titles and tokens[i - 1].sent is tokens[i].sent


def people(tokens: Sequence[Token], known: dict[int, int]) -> tuple[frozenset[int], frozenset[str]]:
    """Indexes of tokens inside persons' names, and the lower-cased surnames met.

    `known` maps the first token of a name of several words that the gazetteer has to its last token.
    """
    w, inside, surnames = words(), set[int](), set[str]()
    for start, end in runs(tokens):
        i = start
        while i < end:
            token = tokens[i]
            if i in known:
                i = known[i] + 1
                continue
            given = token.lower in w.given and i + 1 < end and not (_is_head(tokens[i + 1]) or _of_place(tokens[i + 1]))
            titled = _titled(tokens, i) and token.lower not in w.titles and not _is_head(token)
            if given or titled:
                stop = i + 1
                while stop < end and stop - i < 4 and not _is_head(tokens[stop]):
                    stop += 1
                inside.update(range(i, stop))
                if stop - i > 1 or titled:
                    surnames.add(tokens[stop - 1].lower)
                i = stop
            else:
                i += 1
    return frozenset(inside), frozenset(surnames)


def _is_head(token: Token) -> bool:
    return (token.lower,) in words().heads


def _of_place(token: Token) -> bool:
    """A word such as `Police` or `Department`, which no person's name goes on with."""
    return token.lower in words().after or token.lower in words().bodies
