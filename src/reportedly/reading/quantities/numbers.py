"""Runs of tokens that make one number, with a currency or unit written on to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model.syntax import Token
from reportedly.reading import numerals
from reportedly.reading.quantities.words import words

GLUED = re.compile(r"(~|≈|minus-|sub-|-|US\$|[A-Z]{1,3}[$=]?|[$€£¥])?(\d[\d,]*(?:\.\d+)?|\.\d+)([a-zA-Zµμ%″\"°/²³]*)(\+)?")
SCALES = frozenset(numerals.MULTIPLES)
SPELLED = frozenset(numerals.SMALL) | frozenset(["hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "several"])
PLURALS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "tens"})
LARGEST = 1e18  # more digits than that are a serial number or a slip
DASH = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `[first, last]`. `base` are the figures before `million` and the like.

    `before` is a currency, `after` a unit written on to the figures; `plus`, `about`, `under` are `40+`,
    `~40`, `sub-40`; `linked` is a range.
    """

    first: int
    last: int
    low: float
    high: float
    base: float
    vague: bool = False
    before: str | None = None
    after: str | None = None
    plus: bool = False
    about: bool = False
    under: bool = False
    linked: bool = False


def numbers(tokens: Sequence[Token]) -> list[Number]:
    """All numbers of the text in order."""
    found: list[Number] = []
    i, n = 0, len(tokens)
    while i < n:
        lower = tokens[i].lower
        c = lower[0]
        number = None
        if lower in SPELLED or lower in PLURALS:
            number = _spelled(tokens, i)
        elif ("0" <= c <= "9" or (not c.isalpha() and lower[-1].isalnum()) or lower[-1].isdigit() or lower in numerals.FRACTIONS) or (
            c in "abcdefghijklmnopqrstuvwxyz" and any(ch.isdigit() for ch in lower)
        ):
            number = _figures(tokens, i)
        if number is None:
            i += 1
            continue
        if number.high < LARGEST:
            found.append(number)
        i = number.last + 1
    return found


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """Multiples after a number: `1.5 million`, `20 billion`, `2 dozen`, `3-million`, `$1.5m`."""
    last, factor = number.last, 1.0
    while last + 1 < len(tokens) and tokens[last + 1].sent is tokens[number.first].sent:
        k = last + 1
        if tokens[k].text in DASH and k + 1 < len(tokens) and tokens[k + 1].lower in SCALES and len(tokens[k + 1].lower) > 3:
            k += 1
        word = tokens[k].lower.removesuffix(".")
        if word not in SCALES or (len(word) == 1 and tokens[k].start != tokens[k - 1].end and word != "m"):
            break
        if (
            word in ("m", "k")
            and not (number.before or _symbol_before(tokens, number.first))
            and (word == "m" and tokens[k + 1].tag[:2] != "NN" if k + 1 < len(tokens) else True)
        ):
            break
        factor *= numerals.MULTIPLES[word]
        last = k
    if factor == 1.0:
        return number
    return replace(number, last=last, low=number.low * factor, high=number.high * factor)


def _symbol_before(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].tag == "$"


def _figures(tokens: Sequence[Token], i: int) -> Number | None:
    """A number that begins with digits."""
    text = tokens[i].text
    value = numerals.figure(tokens[i].lower)
    if value is None and i + 1 < len(tokens) and tokens[i + 1].lower == "of":
        value = numerals.fraction(text)
    if value is None:
        match = GLUED.fullmatch(text)
        if match is None:
            return None
        value = numerals.figure(match[2])
        if value is None:
            return None
        w = words()
        before, after = (match[1] or "").lower(), match[3].lower()
        if before == "us" and _symbol_before(tokens, i):  # `$US40`
            before = "us$"
        if before in ("minus-", "-"):
            value, before = -value, ""
        about = before in ("~", "≈")
        under = before == "sub-"
        if about or under:
            before = ""
        if before and before not in w.currencies:
            return None
        scale, last = 1.0, i
        if after and after not in numerals.MULTIPLES and i + 1 < len(tokens) and f"{after} {tokens[i + 1].lower}" in w.units:
            after, last = f"{after} {tokens[i + 1].lower}", i + 1
        if after in numerals.MULTIPLES and (before or after not in ("m", "b") or _symbol_before(tokens, i)):
            scale, after = numerals.MULTIPLES[after], ""
        elif (after and after not in w.units and after not in w.currencies and after not in ("s",)) or after == "s":
            return None
        value *= scale
        base = value / scale
        number = Number(
            i, last, value, value, base, before=before or None, after=after or None, plus=bool(match[4]),
            about=about, under=under,
        )  # fmt: skip
        return _scaled(tokens, number)
    last = i
    base = value
    while (
        last + 1 < len(tokens) and len(tokens[last + 1].text) == 3 and tokens[last + 1].text.isdigit()
        and value == int(value) and 0 < base < 1000 and "," not in text
        and tokens[last + 1].start == tokens[last].end + 1 and (last > i or len(text) <= 3)
        and tokens[last + 1].sent is tokens[i].sent
    ):  # fmt: skip
        last += 1
        value = value * 1000 + int(tokens[last].text)
    if last + 1 < len(tokens) and tokens[last + 1].text in ("1/2", "1/4", "3/4", "½", "¼", "¾") and value == int(value):
        last += 1
        value += numerals.FRACTIONS[tokens[last].text]
    if i and tokens[i - 1].lower == "minus":
        return _scaled(tokens, Number(i - 1, last, -value, -value, value))
    return _scaled(tokens, Number(i, last, value, value, base))


def _spelled(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: `two hundred and six`, `half a million`, `several hundred`, `tens of thousands`."""
    word, n, sent = tokens[i].lower, len(tokens), tokens[i].sent

    def at(k: int) -> str:
        return tokens[k].lower if k < n and tokens[k].sent is sent else ""

    vague = words().vague
    if word in PLURALS:
        longer = f"{word} of {at(i + 2)}"
        if at(i + 1) == "of" and longer in vague:
            return Number(i, i + 2, vague[longer], vague[longer], vague[longer], vague=True)
        return Number(i, i, vague[word], vague[word], vague[word], vague=True) if word in vague else None
    if word == "half":
        if at(i + 1) in ("a", "an") and at(i + 2) in SCALES:
            value = 0.5 * numerals.MULTIPLES[at(i + 2)]
            return Number(i, i + 2, value, value, value)
        return None
    if word == "several":
        if at(i + 1) in SCALES:
            value = 2 * numerals.MULTIPLES[at(i + 1)]
            return Number(i, i + 1, value, value, value, vague=True)
        return None
    if word in ("hundred", "thousand", "million", "billion", "trillion", "dozen") and (
        i and tokens[i - 1].lower not in ("a", "one", "few", "couple") and tokens[i - 1].tag != "DT"
    ):
        return None
    if word in SPELLED and i > 1 and tokens[i - 1].lower == "the" and tokens[i - 2].lower == "by" and word in SCALES:
        value = numerals.MULTIPLES[word] * (2 if word == "dozen" else 1)
        return Number(i - 2, i, value, value, value, vague=True)
    first, last, read = i, i, [word]
    while True:
        k = last + 1
        if (at(k) in DASH and at(k + 1) in numerals.SMALL and tokens[k].start == tokens[last].end) or (
            at(k) in DASH and at(k + 1) in SCALES and len(at(k + 1)) > 3
        ):
            read += [at(k + 1)]
            last = k + 1
        elif (
            at(k) in numerals.SMALL and (read[-1] in SCALES or (numerals.SMALL.get(read[-1], 0) >= 20 and numerals.SMALL[at(k)] < 10))
        ) or (at(k) in SCALES and len(at(k)) > 3):
            read += [at(k)]
            last = k
        elif (
            at(k) == "and"
            and read[-1] in SCALES
            and read[-1] != "dozen"
            and at(k + 1) in numerals.SMALL
            and (tokens[k + 1].dep != "nummod" or tokens[k + 1].head is tokens[i].head)
            and numerals.value(read)
            and at(k + 2) not in SCALES
        ):
            read += [at(k + 1)]
            last = k + 1
        else:
            break
    read_value = numerals.value(read)
    if read_value is None:
        return None
    if first and tokens[first - 1].lower in ("a", "an") and read[0] in SCALES:
        first -= 1
    return Number(first, last, read_value, read_value, read_value)
