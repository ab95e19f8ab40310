"""What stands right before and after a number: bounds, `another`, currency signs."""

from dataclasses import dataclass

from reportedly.model.syntax import Token
from reportedly.reading.quantities.numbers import Number
from reportedly.reading.quantities.words import Phrases, words


@dataclass(frozen=True, slots=True)
class Modified:
    """Tokens `[first, end)` of a number with its modifiers, and what they say; `symbol` is the currency."""

    first: int
    end: int
    modifier: str | None
    additional: bool
    symbol: str | None


def modified(tokens: list[Token], number: Number, floor: int) -> Modified:
    """The number with its modifiers, none of them before token `floor`."""
    symbol, first = _currency(tokens, number, floor)
    own = "about" if number.about else "at-least" if number.plus else "less-than" if number.under else None
    modifier, additional, first = _before(tokens, own, first, floor)
    end = number.last + 1
    told = phrase_after(tokens, words().after, end)
    if told is not None:
        modifier, end = _stronger(modifier, told[0]), told[1]
    if end < len(tokens) and tokens[end].sent is tokens[number.first].sent:
        following = tokens[end + 1].lower if end + 1 < len(tokens) else ""
        word = tokens[end].lower
        if word in words().additional_after and word != "others" and following != "than":
            additional, end = True, end + 1
    return Modified(first, end, modifier, additional, symbol)


def _currency(tokens: list[Token], number: Number, floor: int) -> tuple[str | None, int]:
    """The currency by a sign written on to the number or before it, and where the amount begins."""
    currencies = words().currencies
    symbol, first = currencies.get(number.before or ""), number.first
    if first <= floor or tokens[first - 1].sent is not tokens[first].sent:
        return symbol, first
    sign = tokens[first - 1]
    named = currencies.get(sign.lower)
    if named is None or not (sign.tag == "$" or sign.end == tokens[first].start or not sign.lower.isalpha() or sign.text.isupper()):
        return symbol, first
    symbol, first = named, first - 1
    country = tokens[first - 1] if first > floor else sign
    if sign.text == "$" and country.text.isupper() and f"{country.lower}$" in currencies:
        symbol, first = currencies[f"{country.lower}$"], first - 1
    return symbol, first


def _before(tokens: list[Token], modifier: str | None, first: int, floor: int) -> tuple[str | None, bool, int]:
    """Up to three modifiers before a number: (modifier, additional, where they begin)."""
    w, additional = words(), False
    for _ in range(3):
        told = phrase_before(tokens, w.additional_before, first, floor)
        if told is not None:
            additional, first = True, told[1]
            continue
        told = phrase_before(tokens, w.before, first, floor)
        if told is not None and not (told[1] == first - 1 and tokens[told[1]].tag == "RP"):  # `handed over two men` is no bound
            modifier, first = _stronger(modifier, told[0]), told[1]
        elif additional and first > floor and tokens[first - 1].lower in ("a", "an", "the"):
            first -= 1
        else:
            break
    return modifier, additional, first


def phrase_before(tokens: list[Token], phrases: Phrases, k: int, floor: int) -> tuple[str, int] | None:
    """The longest listed phrase that ends right before token `k`: its name and where it begins."""
    if k <= floor:
        return None
    for ws, name in phrases.get(tokens[k - 1].lower, ()):
        start = k - len(ws)
        if start >= floor and _stands(tokens, ws, start):
            return name, start
    return None


def phrase_after(tokens: list[Token], phrases: Phrases, k: int) -> tuple[str, int] | None:
    """The longest listed phrase that begins at token `k`: its name and the index after it."""
    if k >= len(tokens):
        return None
    for ws, name in phrases.get(tokens[k].lower, ()):
        if k + len(ws) <= len(tokens) and _stands(tokens, ws, k):
            return name, k + len(ws)
    return None


def _stands(tokens: list[Token], ws: tuple[str, ...], start: int) -> bool:
    """True where the words stand at `start`, in one sentence."""
    return tokens[start].sent is tokens[start + len(ws) - 1].sent and all(tokens[start + j].lower == w for j, w in enumerate(ws))


def _stronger(old: str | None, new: str) -> str:
    """Of two modifiers the bound wins over `about`."""
    return old if old is not None and new == "about" else new
