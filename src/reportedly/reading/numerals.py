"""Numbers as English writes them: digits with thousands marks and decimals, words, fractions, multiples.

Shared by the phenomena that read numbers; it knows words only, not syntax. Numerals are language
closed classes (https://en.wikipedia.org/wiki/English_numerals).
"""

from collections.abc import Sequence
from functools import lru_cache

SMALL = {
    w: float(n)
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {w: 10.0 * (n + 2) for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])}
MULTIPLES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
}
FRACTIONS = {
    "half": 0.5,
    "quarter": 0.25,
    "third": 1 / 3,
    "1/2": 0.5,
    "1/4": 0.25,
    "3/4": 0.75,
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
}
# Words that only ever stand for a multiple when they are spelled out (`m` and `k` need a figure before them).
SPELLED = {w: v for w, v in MULTIPLES.items() if len(w) > 4}


@lru_cache(maxsize=65536)
def figure(text: str) -> float | None:
    """The value of digits as one token has them: `12`, `12,000`, `1.5`, `2½`; None for anything else."""
    if text in FRACTIONS:
        return FRACTIONS[text] if not text.isalpha() else None
    if text[-1:] in FRACTIONS and (whole := figure(text[:-1])) is not None:
        return whole + FRACTIONS[text[-1]]
    body = text.replace(",", "")
    if not body or (not body[0].isdigit() and not (body[0] == "." and body[1:2].isdigit())):
        return None
    if "," in text:
        head, *groups = text.split(".")[0].split(",")
        if not head or len(head) > 3 or any(len(g) != 3 for g in groups):
            if len(groups) == 1 and "." not in text and len(groups[0]) in (1, 2) and text.replace(",", "").isdigit():
                return float(f"{head}.{groups[0]}")  # a decimal comma: 1,8 million
            return None
    if not all(c in "0123456789." for c in body) or body.count(".") > 1 or body[-1] == ".":
        return None
    return float(body)


def fraction(text: str) -> float | None:
    """The value of `1/16` and `3⁄8`; None for anything else and for what is no part of a whole."""
    over, bar, under = text.replace("⁄", "/").partition("/")
    if not bar or not (over.isdecimal() and under.isdecimal()) or not 0 < int(over) < int(under):
        return None
    return int(over) / int(under)


def value(words: Sequence[str]) -> float | None:
    """The value of a numeral in lower-case words (`two hundred and six`, `1.5 million`); None for none.

    Hyphens between words are ignored; `a` counts as one before a multiple.
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("-", "–", "and", "a", "an", "of", "some"):
            continue
        if word in SMALL:
            number = SMALL[word]
            current = current * 100 + number if 10 <= current < 100 and number >= 10 else current + number
        elif word in MULTIPLES or word.removesuffix("s") in SPELLED:
            times = MULTIPLES.get(word) or SPELLED[word.removesuffix("s")]
            if times == 100.0 or times == 12.0:
                current = (current or 1.0) * times
            else:
                total = (
                    (total + (current or (1.0 if not total else 0.0))) * times
                    if current == 0 and total
                    else (total + (current or 1.0) * times)
                )
                current = 0.0
        elif word in FRACTIONS:
            current += FRACTIONS[word]
        elif (number_ := figure(word)) is not None:
            # 10 000: a group of three digits after a space goes on with the number before it
            current = current * 1000 + number_ if current and len(word) == 3 and word.isdigit() else current + number_
        else:
            return None
        seen = True
    return total + current if seen else None
