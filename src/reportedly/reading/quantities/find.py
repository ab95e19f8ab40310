"""Finds quantities in a parsed report: numbers with range, modifier, what they count, unit and change."""

from collections.abc import Sequence

from reportedly.model.mentions import Quantity, Time
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.quantities.names import is_name
from reportedly.reading.quantities.nouns import Counted, counted
from reportedly.reading.quantities.numbers import Number, numbers
from reportedly.reading.quantities.words import Phrases, words

SIGNS = {"about": "~", "at-least": ">", "more-than": ">", "up-to": "<", "less-than": "<"}
REACH = 3  # sentences that an ellipsis looks back


def find(tree: Tree, times: Sequence[Time], *, durations: bool = False) -> tuple[Quantity, ...]:
    """Quantities in text order, not overlapping. Numbers of `times`, ages, ordinals and names are none.

    With `durations` lengths of time and ages count as quantities too, as corpora of quantities have them.
    """
    tokens = tree.tokens
    found = numbers(tokens)
    if not found:
        return ()
    taken = _taken(tokens, times, durations)
    out: list[Quantity] = []
    floor = 0
    for number in found:
        if any(k in taken for k in range(number.first, number.last + 1)) or is_name(
            tokens, number, durations
        ):
            continue
        quantity, floor = _quantity(tree, number, floor, out)
        out.append(quantity)
    return tuple(out)


def _taken(tokens: list[Token], times: Sequence[Time], durations: bool) -> set[int]:
    """Tokens inside time expressions."""
    taken: set[int] = set()
    k, n = 0, len(tokens)
    for t in times:
        if durations and t.type == "DURATION":
            continue
        while k < n and tokens[k].end <= t.span.start:
            k += 1
        while k < n and tokens[k].start < t.span.end:
            taken.add(k)
            k += 1
    return taken


def phrase_before(tokens: list[Token], phrases: Phrases, k: int, floor: int) -> tuple[str, int] | None:
    """The longest listed phrase that ends right before token `k`: its name and where it begins."""
    if k <= floor:
        return None
    for ws, name in phrases.get(tokens[k - 1].lower, ()):
        start = k - len(ws)
        if (
            start >= floor
            and tokens[start].sent is tokens[k - 1].sent
            and all(tokens[start + j].lower == w for j, w in enumerate(ws))
        ):
            return name, start
    return None


def phrase_after(tokens: list[Token], phrases: Phrases, k: int) -> tuple[str, int] | None:
    """The longest listed phrase that begins at token `k`: its name and the index after it."""
    if k >= len(tokens):
        return None
    for ws, name in phrases.get(tokens[k].lower, ()):
        end = k + len(ws)
        if (
            end <= len(tokens)
            and tokens[end - 1].sent is tokens[k].sent
            and all(tokens[k + j].lower == w for j, w in enumerate(ws))
        ):
            return name, end
    return None


def _quantity(tree: Tree, number: Number, floor: int, before: list[Quantity]) -> tuple[Quantity, int]:
    tokens, w = tree.tokens, words()
    first, end = number.first, number.last + 1
    modifier: str | None = "about" if number.about else "at-least" if number.plus else None
    additional = False
    rules = ["number:range" if number.linked else "number:vague" if number.vague else "number:plain"]
    symbol = w.currencies.get(number.before or "")
    if first > floor and tokens[first - 1].sent is tokens[number.first].sent:
        symbol_before = w.currencies.get(tokens[first - 1].lower)
        if symbol_before is not None and (
            tokens[first - 1].tag == "$"
            or tokens[first - 1].end == tokens[first].start
            or not tokens[first - 1].lower.isalpha()
            or tokens[first - 1].text.isupper()
        ):
            symbol = symbol_before
            first -= 1
            if (
                first > floor
                and tokens[first - 1].text in ("US", "HK", "A", "C", "S", "NZ", "NT", "R")
                and tokens[first].text == "$"
            ):
                first -= 1
                symbol = w.currencies.get(f"{tokens[first].lower}$", symbol)
    for _ in range(3):
        told = phrase_before(tokens, w.additional_before, first, floor)
        if told is not None:
            additional, first = True, told[1]
            continue
        told = phrase_before(tokens, w.before, first, floor)
        if told is None:
            if first > floor and tokens[first - 1].lower in ("a", "an", "the") and additional:
                first -= 1
                continue
            break
        modifier, first = _stronger(modifier, told[0]), told[1]
    told = phrase_after(tokens, w.after, end)
    if told is not None:
        modifier, end = _stronger(modifier, told[0]), told[1]
    if (
        end < len(tokens)
        and tokens[end].lower in w.additional_after
        and not (end + 1 < len(tokens) and tokens[end + 1].lower == "than")
        and tokens[end].sent is tokens[number.first].sent
        and tokens[end].lower != "others"
    ):
        additional, end = True, end + 1
    if number.before or symbol:
        thing = _money(tree, number, first, end, symbol)
    elif number.after:
        unit = w.units.get(number.after) or w.currencies.get(number.after) or number.after
        token = tokens[number.last]
        thing = counted(tokens, number, end)
        glued = Span(token.end - len(number.after), token.end)
        thing = Counted(
            glued if thing is None else Span(glued.start, thing.span.end),
            thing.head if thing else token,
            unit,
        )
    else:
        thing = counted(tokens, number, end)
    head, text, span, unit = tokens[number.last], "", None, None
    if thing is not None:
        head, text, span, unit = thing.head, thing.span.of(tree.text), thing.span, thing.unit
        if symbol and thing.span.start < tokens[end - 1].end:
            text = (
                text
                if text.isalpha()
                else symbol.split()[-1] + "s"
                if symbol in ("dollar", "euro")
                else symbol
            )
    else:
        noun = _elided(tree, number, before)
        if noun is not None:
            text, span = noun
            rules.append("counted:ellipsis")
        if head.dep in ("nummod", "compound", "quantmod") and head.head.i > number.last:
            head = head.head
    low: float | None = number.low
    high: float | None = number.high
    if number.vague:
        modifier = modifier if modifier in ("more-than", "at-least", "up-to") else "vague"
    if modifier == "vague" or modifier in ("at-least", "more-than"):
        high = None if not number.linked else high
    elif modifier in ("up-to", "less-than"):
        if number.linked:
            pass
        else:
            low, high = None, number.high
    if modifier:
        rules.append(f"modifier:{modifier}")
    change = SIGNS.get(modifier or "", "=")
    if change == "=":
        change = _moved(tokens, number)
    stop = max(end, number.last + 1)
    quantity = Quantity(
        Span(tokens[first].start, tokens[stop - 1].end), tree.text[tokens[first].start : tokens[stop - 1].end], low, high,
        modifier, additional, text, span, head.i, unit, change, tuple(rules),
    )  # fmt: skip
    return quantity, stop


def _stronger(old: str | None, new: str) -> str:
    """Of two modifiers the bound wins over `about`."""
    return old if old is not None and new == "about" else new


def _money(tree: Tree, number: Number, first: int, end: int, symbol: str | None) -> Counted:
    """The currency sign as what is counted."""
    token = tree.tokens[number.last]
    k = number.first
    sign = tree.tokens[k - 1] if k and tree.tokens[k - 1].lower in words().currencies else tree.tokens[k]
    return Counted(sign.span, token, symbol)


def _elided(tree: Tree, number: Number, before: list[Quantity]) -> tuple[str, Span] | None:
    """`an additional 3,000 to 4,000 deployed`: what the quantity before counted, in this or the last sentences."""
    here = tree.tokens[number.first].sent.index
    for q in reversed(before):
        if tree.tokens[q.head].sent.index < here - REACH:
            return None
        if q.counted_span is not None and q.unit is None:
            return q.counted, q.counted_span
    return None


def _moved(tokens: list[Token], number: Number) -> str:
    """`up` or `down` where the number is the measure of a rise or a fall."""
    w = words()
    node = tokens[number.last]
    for _ in range(4):
        node = node.head
        if node.tag[:2] == "VB" or node.lower in ("up", "down", "rise", "drop", "fall"):
            if node.lemma in w.up:
                return "up"
            if node.lemma in w.down:
                return "down"
            near = {t.lower for t in tokens[max(0, number.first - 3) : number.first]}
            return "up" if "up" in near else "down" if "down" in near else "="
    return "="
