"""What an amount is reckoned by: `$80 per square metre`, `five percent a year`, `a 65-year-old`."""

from reportedly.model.syntax import Token
from reportedly.reading.quantities.nouns import NOUN
from reportedly.reading.quantities.words import words

OLD = frozenset({"old", "olds"})
LONGEST = 2  # words of a unit


def rate(tokens: list[Token], k: int, unit: str) -> str:
    """` per year`, ` of age` or nothing, by the words from token `k` on, which come after the amount and its unit."""
    if k >= len(tokens) or tokens[k].sent is not tokens[k - 1].sent:
        return ""
    while k + 1 < len(tokens) and tokens[k].text == "-":
        k += 1
    word = tokens[k].lower
    if unit in words().ages and (word in OLD or (word == "of" and k + 1 < len(tokens) and tokens[k + 1].lower == "age")):
        return " of age"
    if word in words().each and k + 1 < len(tokens) and tokens[k + 1].sent is tokens[k].sent:
        found = _measure(tokens, k + 1)
        if found is not None:
            return f" per {found}"
        if word == "per" and tokens[k + 1].tag in NOUN:
            return f" per {tokens[k + 1].lemma}"
    return ""


def _measure(tokens: list[Token], k: int) -> str | None:
    """The unit in the singular that begins at token `k`."""
    for size in range(LONGEST, 0, -1):
        found = words().units.get(" ".join(t.lower for t in tokens[k : k + size]))
        if found is not None and len(tokens[k].text) > 1:
            return found
    return None
