"""Places that no gazetteer has, where the words say that an event happened there: `clashes in Wadikar`, `near the village of Orbet`."""

from reportedly.codebook import countries, organisations
from reportedly.model.mentions import Place
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.settings.words import words

IN = frozenset({"in", "at", "near", "outside", "around"})
SHORTEST, LONGEST = 4, 2  # letters of each word, words of a name


def unheard(tree: Tree, token: Token, taken: frozenset[int]) -> Place | None:
    """The place that `token`, the last word of a name, tells; None where it is told of otherwise. `taken` are tokens of known names."""
    before = token.head
    if token.dep != "pobj" or token.tag not in ("NNP", "NNPS") or token.i in taken:
        return None
    called = before.lower == "of" and before.head.lower in words().settlements
    if not called and before.lower not in IN:
        return None
    name = [t for t in token.children if t.dep == "compound" and t.tag == "NNP" and t.i < token.i] + [token]
    first, last = name[0].i, token.i
    if last - first + 1 != len(name) or len(name) > LONGEST or taken & set(range(first, last + 1)):
        return None
    if any(len(t.text) < SHORTEST or not t.text[:1].isupper() or t.text.isupper() or t.lower in words().unplaced for t in name):
        return None
    if organisations.longest(tree.tokens, first) or countries.longest(tree.tokens, first) or _goes_on(tree, last):
        return None
    span = Span(tree.tokens[first].start, token.end)
    text = span.of(tree.text)
    return Place(span, text, text, "city", head=last, rules=("place:unheard",))


def _goes_on(tree: Tree, last: int) -> bool:
    """True where the name only modifies what follows: `in Orbet province`, `in Orbet's hands`."""
    after = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
    return after is not None and (after.pos in ("NOUN", "PROPN", "NUM", "PART") or after.text == "-")
