"""Names as sequences of token texts, and the longest one that begins at a token.

The parser splits `Guinea-Bissau` into three tokens; `words_of` splits a name of the data the same way, so
that names can be looked up by token texts alone.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

import yaml

_HYPHEN = re.compile(r"(?<=[^\W\d_])([-–])(?=[^\W\d_])")
_POINTED = re.compile(r"^(?:[A-Za-z]\.)+[A-Za-z]?$")
_ABBREVIATED = frozenset({"St.", "Mt.", "Ft.", "No.", "Gen.", "Dr.", "N.", "S.", "D.C.", "D.R."})


class Word(Protocol):
    """What a lookup needs of a token."""

    @property
    def text(self) -> str: ...
    @property
    def lower(self) -> str: ...


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The token texts, case kept, into which the parser splits `name`."""
    out: list[str] = []
    for part in name.replace("’", "'").split():
        for piece in _HYPHEN.sub(r" \1 ", part).split() if "-" in part or "–" in part else (part,):
            end = piece.endswith("'s") and len(piece) > 2
            core = piece[:-2] if end else piece
            comma = core.endswith(",") and len(core) > 1
            core = core[:-1] if comma else core
            if core.startswith("(") and core.endswith(")"):
                out += ["(", core[1:-1], ")"]
            elif core.endswith(".") and core not in _ABBREVIATED and not _POINTED.match(core) and len(core) > 4:
                out += [core[:-1], "."]
            else:
                out.append(core)
            if comma:
                out.append(",")
            if end:
                out.append("'s")
    return tuple(out)


def key_of(name: str) -> tuple[str, ...]:
    """The lower-cased token texts of `name`: the key under which it is looked up."""
    return tuple(word.lower() for word in words_of(name))


def plain(lower: str) -> str:
    """A token's lower-cased text with the typographic apostrophe made plain."""
    return lower.replace("’", "'") if "’" in lower else lower


def key_at(tokens: Sequence[Word], i: int, n: int) -> tuple[str, ...]:
    """The lower-cased texts of tokens [i, i + n)."""
    return tuple(plain(token.lower) for token in tokens[i : i + n])


def capital(text: str) -> bool:
    """True where a word is written as a name: with a capital or a sign that has no case at its beginning."""
    return not text[:1].islower()


def listed(value: object) -> tuple[str, ...]:
    """A value of the data that is a list with commas, or a list, or missing."""
    if value is None:
        return ()
    parts = [str(value)] if not isinstance(value, list) else [str(item) for item in value]
    return tuple(piece.strip() for part in parts for piece in part.split(",") if piece.strip())


def read_yaml(*path: str) -> Any:
    """A file of the codebook's data, as plain objects. `path` starts in the package `reportedly.codebook`."""
    file = resources.files("reportedly.codebook").joinpath(*path)
    return yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
