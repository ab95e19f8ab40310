"""States and provinces by the short forms that papers write after a town (`Ky.`, `W.Va.`, `N. C.`)."""

from collections.abc import Sequence
from functools import lru_cache

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import capital, key_of
from reportedly.model.syntax import Token
from reportedly.reading.places.words import words


@lru_cache(maxsize=1)
def _states() -> dict[tuple[str, str], Entry]:
    rows = (entry for name in words().states for entry in gazetteer.lookup(key_of(name)))
    return {(entry.country or "", entry.admin1): entry for entry in rows if entry.level == "state" and entry.country in ("USA", "CAN")}


def division(tokens: Sequence[Token], i: int) -> tuple[tuple[str, str], int] | None:
    """The (country, code) of a division whose short form begins at token `i`, and of how many tokens it is.

    The parser takes the last point off some (`W.Va` `.`) and parts what is written with a space (`W. Va.`).
    """
    known, first = words().divisions, tokens[i]
    if not capital(first.text):
        return None
    if "." in first.text and i + 1 < len(tokens) and tokens[i + 1].sent is first.sent and capital(tokens[i + 1].text):
        pair = known.get(f"{first.lower}{tokens[i + 1].lower}")
        if pair:
            return pair, 2
    alone = known.get(first.lower) or (known.get(f"{first.lower}.") if "." in first.text else None)
    return (alone, 1) if alone else None


def abbreviated(tokens: Sequence[Token], i: int) -> tuple[Entry, int] | None:
    """The state whose short form with a point begins at token `i`, and of how many tokens it is; not `300 B.C.`, `Miss. Brenlow`."""
    before, after = tokens[i - 1].text if i else "", tokens[i + 1].text if i + 1 < len(tokens) else ""
    other = before[:1].isdigit() or (tokens[i].text.count(".") == 1 and before != "," and after[:1].isupper())
    found = division(tokens, i) if "." in tokens[i].text and not other else None
    entry = _states().get(found[0]) if found else None
    return (entry, found[1]) if entry and found else None
