"""What a number counts: the noun phrase after it, without trailing clauses."""

from dataclasses import dataclass

from reportedly.model.span import Span
from reportedly.model.syntax import Token
from reportedly.reading.quantities.numbers import Number
from reportedly.reading.quantities.words import words

INSIDE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "POS", "CD", "FW", "AFX"}
)
NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
SKIP = frozenset({"of", "the", "more", "additional", "further", "extra", "-", "–", "or", "so", "other", "plus", "odd", "+", "these", "those", "its", "their",
                  "his", "our", "such", "fewer", "less"})  # fmt: skip
OF_KEEPS = frozenset({"rounds", "barrels", "containers", "tonnes", "tons", "shells", "litres", "liters", "pieces", "units", "sets", "types", "kilograms", "kilogrammes",
                      "gallons", "bottles", "cases", "boxes", "truckloads", "percent", "cent", "%", "pairs", "crates", "boatloads", "bags",
                      "parts", "tonne", "pounds", "ounces", "grams", "soldiers"})  # fmt: skip
PRONOUNS = frozenset({"them", "us", "these", "those", "which", "whom", "it"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase: its span and head token; `unit` its normal form where it is a measure."""

    span: Span
    head: Token
    unit: str | None = None


def unit_at(tokens: list[Token], k: int) -> tuple[str, int] | None:
    """The unit or currency that the tokens from `k` on name, and the index after it; the longest of up to four words."""
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


def counted(tokens: list[Token], number: Number, end: int) -> Counted | None:
    """The phrase counted by a number whose modifiers end before token `end`; None where nothing is named."""
    sent = tokens[number.first].sent
    limit = sent.tokens[-1].i + 1
    k = end
    of = False
    while k < limit and tokens[k].lower in SKIP and k - end < 4:
        if tokens[k].lower in ("-", "–") and tokens[k].start != tokens[k - 1].end:
            return None
        of = of or tokens[k].lower == "of"
        k += 1
    if k >= limit:
        return None
    if of and tokens[k].lower in PRONOUNS:
        return None
    measure = unit_at(tokens, k)
    if measure is not None and not (
        len(tokens[k].text) == 1 and tokens[k].text.isalpha() and tokens[k].tag[:2] != "NN"
    ):
        unit, after = measure
        head = tokens[after - 1]
        stop = after
        if after < limit and tokens[after].lower == "of" and head.lower in OF_KEEPS:
            stop = _phrase_end(tokens, after + 1, limit) or after
        return Counted(Span(tokens[k].start, tokens[stop - 1].end), head, unit)
    stop = _phrase_end(tokens, k, limit)
    if stop is None:
        return None
    head = _head(tokens, k, stop)
    stop = _coordinated(tokens, head, stop, limit)
    if stop < limit and tokens[stop].lower == "of" and (tokens[stop - 1].lower in OF_KEEPS):
        stop = _phrase_end(tokens, stop + 1, limit) or stop
    return Counted(Span(tokens[k].start, tokens[stop - 1].end), head)


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
            if last is not None and t.dep in ("nsubj", "dobj", "npadvmod", "nsubjpass", "ROOT", "appos") and tokens[last].dep in (
                "nsubj", "dobj", "pobj", "nsubjpass", "attr") and tokens[last].head is not t:  # fmt: skip
                break
            last = k
        elif t.tag not in INSIDE:
            between = (
                t.lower in (",", "and", "or")
                and last is None
                and k > start
                and tokens[k - 1].tag[:2] in ("JJ", "VB")
            )
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
    """`military construction workers and deminers`: a second noun without number or article shares the number."""
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
