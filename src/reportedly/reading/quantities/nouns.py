"""What a number counts: the noun phrase after it, without trailing clauses."""

from collections.abc import Set
from dataclasses import dataclass

from reportedly.model.span import Span
from reportedly.model.syntax import Token
from reportedly.reading.quantities.numbers import Number
from reportedly.reading.quantities.words import words

INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "POS", "CD", "FW", "AFX"})
NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
OWNED = frozenset({"nsubj", "dobj", "npadvmod", "nsubjpass", "ROOT", "appos"})
OWNS = frozenset({"nsubj", "dobj", "pobj", "nsubjpass", "attr"})
LONGEST = 24  # tokens that a counted phrase may have, with what it holds
PRONOUNS = frozenset({"them", "us", "these", "those", "which", "whom", "it"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase: its span and head token; `unit` its normal form where it is a measure."""

    span: Span
    head: Token
    unit: str | None = None


def unit_at(tokens: list[Token], k: int) -> tuple[str, int] | None:
    """The unit or currency of up to four words that begins at `k`, the longest, and the index after it."""
    w = words()
    sent = tokens[k].sent if k < len(tokens) else None
    for size in (4, 3, 2, 1):
        if k + size > len(tokens) or tokens[k + size - 1].sent is not sent:
            continue
        name = " ".join(t.lower for t in tokens[k : k + size])
        found = w.units.get(name) or w.currencies.get(name)
        if found is not None:
            return found, k + size
    return None


def counted(tokens: list[Token], number: Number, end: int, taken: Set[int] = frozenset()) -> Counted | None:
    """What a number counts whose modifiers end before token `end`; None where nothing is named.

    `taken` are the tokens of times, which are never counted.
    """
    limit = min(tokens[number.first].sent.tokens[-1].i + 1, end + LONGEST)
    if taken:
        limit = next((k for k in range(end, limit) if k in taken), limit)
    return _after(tokens, end, limit) or _body(tokens, number) or _floating(tokens, number) or _copula(tokens, number)


def _after(tokens: list[Token], end: int, limit: int) -> Counted | None:
    """The phrase that follows a number."""
    w = words()
    k, of = end, False
    while k < limit and tokens[k].lower in w.skipped and k - end < 4:
        if tokens[k].lower in ("-", "–") and tokens[k].start != tokens[k - 1].end:
            return None
        of = of or tokens[k].lower == "of"
        k += 1
    if k < limit and of and tokens[k].tag == "CD":
        k += 1  # 12 of the 30 prisoners
    if k >= limit or (of and tokens[k].lower in PRONOUNS):
        return None
    if k == end and tokens[k].lower in w.sufferers and tokens[k].tag in ("JJ", "NN", "NNS"):
        return Counted(tokens[k].span, tokens[k])
    measure = unit_at(tokens, k)
    if of and measure is not None and tokens[k - 1].tag == "CD":
        return None  # 500 of the 122mm type
    letter = len(tokens[k].text) == 1 and tokens[k].text.isalpha() and tokens[k].tag[:2] != "NN"
    if measure is not None and not letter:
        unit, stop = measure
        head = tokens[stop - 1]
        return Counted(Span(tokens[k].start, tokens[_with_of(tokens, stop, limit) - 1].end), head, unit)
    noun_end = _phrase_end(tokens, k, limit)
    if noun_end is None:
        return None
    head = _head(tokens, k, noun_end)
    stop = _with_of(tokens, _coordinated(tokens, head, noun_end, limit), limit)
    return Counted(Span(tokens[k].start, tokens[stop - 1].end), head)


def _with_of(tokens: list[Token], stop: int, limit: int) -> int:
    """Where `containers` ends with what they hold: `containers of ammunition`."""
    if stop < limit and tokens[stop].lower == "of" and tokens[stop - 1].lower in words().measures:
        return _phrase_end(tokens, stop + 1, limit) or stop
    return stop


def _body(tokens: list[Token], number: Number) -> Counted | None:
    """`a force of about 4,000`: the body that the number is the strength of."""
    token: Token | None = tokens[number.last]
    while token is not None and token.lower != "of" and token.head is not token and token.i >= number.first - 4:
        token = token.head
    if token is None or token.lower != "of" or not token.i < number.first:
        return None
    noun = token.head
    if noun.i >= token.i or noun.lower not in words().bodies or noun.tag != "NN":
        return None
    return Counted(noun.span, noun)


def _floating(tokens: list[Token], number: Number) -> Counted | None:
    """`supplied soldiers by the thousand`, `shells in their millions`: what the phrase is said of."""
    token = tokens[number.last]
    own = tokens[number.first].lower == "by" or any(c.tag == "PRP$" for c in token.children)
    if not number.vague or not own or token.dep != "pobj":
        return None
    above = token.head.head
    if above.tag[:2] == "VB":
        named = (c for dep in ("dobj", "nsubjpass", "nsubj") for c in above.children if c.dep == dep)
        above = next(named, above)
    return _phrase(tokens, above) if above.tag in NOUN else None


def _copula(tokens: list[Token], number: Number) -> Counted | None:
    """`of whom 3,000 were recruits`: what the number is said to be."""
    token = tokens[number.last]
    if token.dep != "nsubj" or token.head.lemma != "be":
        return None
    noun = next((c for c in token.head.children if c.dep == "attr" and c.tag == "NNS"), None)
    return _phrase(tokens, noun) if noun is not None else None


def _phrase(tokens: list[Token], noun: Token) -> Counted:
    """The noun with the modifiers right before it."""
    first = noun.i
    while first and tokens[first - 1].head is noun and tokens[first - 1].dep in ("compound", "amod"):
        first -= 1
    return Counted(Span(tokens[first].start, noun.end), noun)


def _phrase_end(tokens: list[Token], k: int, limit: int) -> int | None:
    """The index after the last noun of the phrase that begins at `k`; None where there is no noun."""
    last = None
    start = k
    while k < limit:
        t = tokens[k]
        if t.tag in ("DT", "PRP$", "PDT") and k == start:
            k += 1
            continue
        if t.tag in NOUN:
            # a noun that a verb or another phrase owns ends this one
            if last is not None and t.dep in OWNED and tokens[last].dep in OWNS and tokens[last].head is not t:
                break
            last = k
        elif t.tag not in INSIDE:
            between = t.lower in (",", "and", "or") and last is None and k > start and tokens[k - 1].tag[:2] in ("JJ", "VB")
            if not between:
                break
        elif (
            (t.tag == "CD" and last is not None)
            or (t.tag in ("VBN", "VBG") and last is not None)
            or (last is not None and t.tag[:2] == "JJ" and (k + 1 >= limit or tokens[k + 1].tag not in NOUN))
        ):
            break
        k += 1
    return last + 1 if last is not None else None


def _head(tokens: list[Token], k: int, stop: int) -> Token:
    """The last noun of the phrase; a possessor is not the head."""
    return next((t for t in reversed(tokens[k:stop]) if t.tag in NOUN), tokens[stop - 1])


def _coordinated(tokens: list[Token], head: Token, stop: int, limit: int) -> int:
    """`builders and deminers`: a second noun without number or article shares the number."""
    if stop + 1 < limit and tokens[stop].lower in ("and", "or", "&"):
        after = _phrase_end(tokens, stop + 1, limit)
        first = tokens[stop + 1]
        if (
            after is not None
            and first.tag not in ("DT", "CD", "PRP$")
            and tokens[after - 1].tag in ("NNS", "NNPS")
            and head.tag in ("NNS", "NNPS", "NN")
            and (tokens[after - 1].head is head or tokens[after - 1].dep == "conj")
        ):
            return after
    return stop
