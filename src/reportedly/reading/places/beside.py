"""What a name's level is by the words beside it: a row of states, `the state of NAME`."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import key_of
from reportedly.model.syntax import Tree
from reportedly.reading.places.find import Found


@lru_cache(maxsize=512)
def doubtful(entry: Entry) -> bool:
    """True for a country whose name is something else too (Georgia, Jordan)."""
    sense = countries.lookup(key_of(entry.name))
    return sense is not None and sense.ambiguous


def _called_state(tree: Tree, found: Found) -> set[tuple[str, str]]:
    """`New York state`, `the state of Washington`, `Governor of Punjab`: the division, not the town."""
    tokens, states = tree.tokens, [e for e in found.entries if e.level in ("state", "province")]
    if not states:
        return set()
    after = tokens[found.last + 1].lower if found.last + 1 < len(tokens) else ""
    before = tokens[found.first - 2].lower if found.first > 1 and tokens[found.first - 1].lower == "of" else ""
    told = after in ("state", "province", "governor", "gov.", "lawmakers", "legislature") or before in ("state", "province", "governor")
    return {(e.level, e.country or "") for e in states} if told else set()


def beside(tree: Tree, found: Sequence[Found]) -> list[frozenset[tuple[str, str]]]:
    """For each name the (level, country) of those it stands in a row with (`Ohio, Georgia and Utah`)."""
    out: list[set[tuple[str, str]]] = [set() for _ in found]
    for i, one in enumerate(found):
        out[i] |= _called_state(tree, one)
    for i, (a, b) in enumerate(pairwise(found)):
        between = [token.lower for token in tree.tokens[a.last + 1 : b.first]]
        if not between or len(between) > 2 or not set(between) <= {",", "and", "or", "&"} or not a.entries or not b.entries:
            continue
        if a.inside and between == [","]:
            levels = {("state", a.inside[0])} if a.inside[1] else {("country", a.inside[0])}
            out[i + 1] |= levels
            continue
        for at, other in ((i, b), (i + 1, a)):
            first = other.entries[0]
            if first.level in ("country", "state") and not doubtful(first):
                out[at].add((first.level, first.country or "") if first.level == "state" else ("country", ""))
    return [frozenset(levels) for levels in out]
