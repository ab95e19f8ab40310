"""Ranges: two numbers that stand for the ends of one quantity."""

from collections.abc import Sequence

from reportedly.model.syntax import Token
from reportedly.reading.quantities.numbers import DASH, Number
from reportedly.reading.quantities.words import words

LINKS = DASH | {"to", "or", "and"}


def ranges(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """`10,000 to 12,000`, `between 3 and 5`, `three or four`, `3 to 4 million` (one multiple for both)."""
    out: list[Number] = []
    for b in found:
        a = out[-1] if out else None
        if a is not None and not a.linked and not b.vague and not a.vague and tokens[a.first].sent is tokens[b.first].sent:
            joined = _range(tokens, a, b)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(b)
    return out


def _range(tokens: Sequence[Token], a: Number, b: Number) -> Number | None:
    """The range of two numbers that follow one another; None where they make none."""
    gap = [t.lower for t in tokens[a.last + 1 : b.first]]
    currency = words().currencies
    units = words().units
    while gap and (gap[-1] in currency or gap[-1] == "up"):
        gap.pop()
    if len(gap) > 1 and gap[-2:] == ["up", "to"]:
        gap = [*gap[:-2], "to"]
    if gap and gap[0] in DASH and len(gap) > 1 and gap[1] in DASH:
        gap = gap[1:]
    while len(gap) > 1 and (gap[0] in units or gap[0] in currency or " ".join(gap[:2]) in units):
        gap = gap[2 if " ".join(gap[:2]) in units else 1 :]
    if len(gap) != 1 or gap[0] not in LINKS:
        return None
    link = gap[0]
    if not _same_unit(tokens, a, b):
        return None
    before = tokens[a.first - 1].lower if a.first else ""
    if before in currency and a.first > 1:
        before = tokens[a.first - 2].lower
    if link == "and" and before != "between":
        return None
    low, high = a.low, b.high
    if low > high or (b.base != b.high and a.low == a.base and a.low < 1000 <= b.high):
        scale = b.high / b.base if b.base else 1.0
        if scale > 1 and a.low <= b.base:
            low = a.low * scale
    if link == "or" and not (low < high <= low * 10 and (high - low <= max(10.0, low))):
        return None
    if link in DASH and low > high:
        return None
    if link == "to" and low > high:
        if before != "from":
            return None
        low, high = high, low
    first = a.first - 1 if before == "between" and tokens[a.first - 1].lower == "between" else a.first
    return Number(
        first, b.last, low, high, b.base, before=a.before or b.before, after=b.after or a.after, plus=b.plus,
        about=a.about, linked=True,
    )  # fmt: skip


def _same_unit(tokens: Sequence[Token], a: Number, b: Number) -> bool:
    """False where the first number has a unit of its own that the second does not share."""
    w = words()

    def unit(number: Number) -> str | None:
        k = number.last + 1
        two = " ".join(t.lower for t in tokens[k : k + 2])
        one = tokens[k].lower if k < len(tokens) else ""
        before = tokens[number.first - 1].lower if number.first else ""
        return (
            w.currencies.get(number.before or "") or w.currencies.get(before)
            or w.units.get(number.after or "") or w.units.get(two) or w.units.get(one)
            or w.currencies.get(one)
        )  # fmt: skip

    own, other = unit(a), unit(b)
    return own is None or own == other or (other is None and own not in ("percentage", "sen") and a.last + 2 == b.first)
