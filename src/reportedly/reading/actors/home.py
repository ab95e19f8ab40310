"""Whose a person, an organ or a crowd is that no words give to a state: that of the story round it.

`Police fired on the marchers` in a report of Lima's streets tells of Peru's police. Every named side and place speaks for
its state, the nearer to the mention the more; the report as a whole speaks too. Nobody is given to a state where two
speak nearly alike, and nobody who belongs to a body of several states.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from reportedly.model.syntax import Token, Tree
from reportedly.reading.actors.names import Name
from reportedly.reading.actors.words import words
from reportedly.reading.grammar import SUBJECTS

# How much a side or place says for its state: before the mention in its sentence, after it, in the sentence before.
BEFORE, AFTER, LAST = 3.0, 1.5, 1.5
GROUND = 1.5  # places say more than sides, of which a clause has two
FIRST, SHARE = 1.0, 4.0  # the first state of a report; the share of all that is named
FILED = 2.0  # the state from which the report was filed
CLEAR = 2.0  # the best must outweigh the next by this factor


class Home:
    """The states of a report by where they are named. `ground` has the country of every place by its last token; `filed` is
    the country of its dateline."""

    def __init__(self, tree: Tree, names: Iterable[Name], ground: Mapping[int, str], filed: str | None = None) -> None:
        sides = {name.first: name.country for name in names if name.country and name.sort != "person" and name.kind != "media"}
        heads = {
            i: code
            for i, code in ground.items()
            if i not in sides and (tree.tokens[i].dep != "pobj" or tree.tokens[i].head.lower != "with")
        }
        self._told: dict[int, list[tuple[Token, str, bool]]] = {}
        self._often: Counter[str] = Counter()
        self._first = ""
        self._filed = filed
        for i, code in sorted((sides | heads).items()):
            token = tree.tokens[i]
            self._told.setdefault(token.sent.index, []).append((token, code, i in heads))
            self._often[code] += 1
            self._first = self._first or code

    def of(self, mentions: Iterable[Token], clear: float = CLEAR) -> str | None:
        """The state that speaks most for someone mentioned by these tokens; None where none outweighs the next `clear` times."""
        found: dict[str, float] = {}
        for token in mentions:
            for code, weight in self._near(token).items():
                found[code] = found.get(code, 0.0) + weight
        if not self._often:
            return None
        every = sum(self._often.values())
        for code, n in self._often.items():
            found[code] = found.get(code, 0.0) + SHARE * n / every + (FIRST if code == self._first else 0.0)
        if self._filed in found:
            found[self._filed] += FILED
        (best, weight), (_, next_best) = (*sorted(found.items(), key=lambda f: (-f[1], f[0])), ("", 0.0))[:2]
        return best if weight >= clear * next_best else None

    def _near(self, token: Token) -> dict[str, float]:
        found: dict[str, float] = {}
        at = token.sent.index
        for other, code, ground in self._told.get(at, ()):
            if _dealt_with(other, token):
                continue
            found[code] = max(found.get(code, 0.0), (BEFORE if other.i < token.i else AFTER) * (GROUND if ground else 1.0))
        for other, code, ground in self._told.get(at - 1, ()):
            found[code] = max(found.get(code, 0.0), LAST * (GROUND if ground else 1.0) * (1.0 if other.dep in SUBJECTS or ground else 0.5))
        return found


def _dealt_with(other: Token, token: Token) -> bool:
    """True where one acts on the other: whom police of a state accuse is hardly that state."""
    for subject, rest in ((other, token), (token, other)):
        top = subject
        while top.dep in ("conj", "compound", "amod", "poss", "appos", "nmod"):
            top = top.head
        verb = top.head
        if top.dep in SUBJECTS and any(c.dep in ("dobj", "dative", "prep", "agent") and rest in c.subtree() for c in verb.children):
            return True
    return False


def is_civic(token: Token) -> bool:
    """True of a common noun for an organ of a state, those who serve it, or its people in the streets."""
    w = words()
    return any(word in names for word in (token.lemma, token.lower) for names in (w.civic, w.dwellers))
