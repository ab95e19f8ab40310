"""Numbers that count nothing: in names, ages, scores, ordinals, telephone numbers, `one` as a pronoun."""

from collections.abc import Sequence

from reportedly.model.syntax import Token
from reportedly.reading.quantities.numbers import Number
from reportedly.reading.quantities.words import words

AGED = frozenset({"old", "olds"})
YEARS = (1900, 2100)
UNITS_OF_AGE = frozenset({"year", "years", "month", "months", "day", "days", "week", "weeks"})


def is_name(tokens: Sequence[Token], number: Number, durations: bool = False) -> bool:
    """True where the number is part of a name, an age, a rank, a score or a pronoun and so no quantity."""
    w = words()
    first, last = number.first, number.last
    sent = tokens[first].sent
    low, high = sent.tokens[0].i, sent.tokens[-1].i

    def word(k: int) -> str:
        return tokens[k].lower if low <= k <= high else ""

    def tag(k: int) -> str:
        return tokens[k].tag if low <= k <= high else ""

    before, after = word(first - 1), word(last + 1)
    if first == last and tokens[first].lower == "one" and _pronoun(tokens, number, before, after, tag(last + 1)):
        return True
    if number.vague or number.before or before in w.currencies:
        return False
    if not durations:
        k = last + 1
        if word(k) == "-":
            k += 1
        if word(k) in UNITS_OF_AGE and (
            word(k + 1) in AGED or (word(k + 1) == "-" and word(k + 2) in AGED) or (word(k + 1) == "of" and word(k + 2) == "age")
        ):
            return True
        if before == "aged":
            return True
    if before == "," and after in (",", ".") and tag(first - 2)[:3] == "NNP" and number.low < 120 and first == last:
        return True  # an age: `Adjei, 25, said`
    if _of_a_name(tokens, number, low, high):
        return True
    if before in w.named and tokens[first].text[0].isdigit() and tag(last + 1) not in ("NNS",):
        return not (
            before in ("day", "week", "line", "area", "order", "group", "case", "item", "number", "level", "no")
            and tag(last + 1)[:2] == "NN"
        )
    if (
        before in ("-", "–")
        and first - 2 >= low
        and tokens[first - 1].start == tokens[first - 2].end
        and tokens[first].start == tokens[first - 1].end
    ):
        return tokens[first - 2].tag[:2] in ("NN", "CD", "JJ") or tokens[first - 2].text.isupper()
    if before == "of" and tag(first - 2)[:3] == "NNP" and word(first - 2) == "group":
        return True
    if after in ("°", "st", "nd", "rd", "th") or (after == "." and word(last + 2).isdigit()):
        return True
    return (
        tag(first - 1) in ("NNP", "NNPS", "NN")
        and tag(last + 1)[:2] not in ("NN", "JJ", "CD")
        and tokens[first].text[0].isdigit()
        and (tokens[first].head is tokens[first - 1])
        and after not in w.units
        and number.first == number.last
        and not number.after
    )


def _of_a_name(tokens: Sequence[Token], number: Number, low: int, high: int) -> bool:
    """`the Act 2017 concerning`, `the Index 600 rose`, `a Harrier 12 Plus`: bare figures inside or after a capitalised name."""
    first, last = number.first, number.last
    if first != last or not tokens[first].text.isdigit() or first <= low:
        return False
    before = tokens[first - 1]
    year = YEARS[0] <= number.low < YEARS[1]
    if before.tag not in ("NNP", "NNPS") or before.text.islower() or (before.lower in words().currencies and not year):
        return False
    if last >= high:
        return year
    after = tokens[last + 1]
    if after.tag == "NNP" and after.text[:1].isupper() and tokens[first].head in (before, after.head, after):
        return True
    return year and after.tag not in ("NNS", "NNPS") and after.lower not in words().units


def _pronoun(tokens: Sequence[Token], number: Number, before: str, after: str, tag: str) -> bool:
    """`one of the`, `the one who`, `no one`; a count in `one person`."""
    w = words()
    token = tokens[number.first]
    if before in w.one_not_after or after == "of":
        return True
    if token.dep in ("dobj", "nsubjpass") and token.head.lemma in w.harm:
        return False
    if after in w.one_not_before:
        return True
    return not (token.dep == "nummod" or tag[:2] in ("NN", "JJ") or (token.dep in ("dobj", "attr") and after in (".", ",", "")))
