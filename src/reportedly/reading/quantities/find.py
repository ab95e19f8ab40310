"""Finds quantities in a parsed report: numbers with range, modifier, what they count, unit and change."""

from collections.abc import Sequence, Set

from reportedly.model.mentions import Quantity, Time
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.quantities.modifiers import Modified, modified
from reportedly.reading.quantities.names import is_name
from reportedly.reading.quantities.nouns import Counted, counted
from reportedly.reading.quantities.numbers import Number, numbers
from reportedly.reading.quantities.ranges import ranges
from reportedly.reading.quantities.rates import rate
from reportedly.reading.quantities.standing import describes
from reportedly.reading.quantities.words import words

PASSED = (" later", " ago", " earlier")
SIGNS = {"about": "~", "at-least": ">", "more-than": ">", "up-to": "<", "less-than": "<"}
REACH, LOOK = 3, 12  # sentences and quantities that an ellipsis looks back


def find(tree: Tree, times: Sequence[Time], *, durations: bool = False) -> tuple[Quantity, ...]:
    """Quantities in text order, not overlapping. Numbers of `times`, ages, ordinals and names are none.

    With `durations` lengths of time and ages count as quantities too, as corpora of quantities have them.
    """
    tokens = tree.tokens
    found = ranges(tokens, numbers(tokens))
    if not found:
        return ()
    taken = _taken(tokens, times, durations)
    out: list[Quantity] = []
    floor = 0
    for number in found:
        # A figure that looks like a year is none where it begins a range: `2000 to 2500 tents`.
        if any(k in taken for k in range(number.last if number.linked else number.first, number.last + 1)):
            continue
        if is_name(tokens, number, durations):
            continue
        m = modified(tokens, number, floor)
        thing = _thing(tree, number, m, taken)
        if not durations and describes(tokens, number, thing):
            continue
        out.append(_quantity(tree, number, m, thing, out))
        floor = m.end
    return tuple(out)


def _taken(tokens: list[Token], times: Sequence[Time], durations: bool) -> set[int]:
    """Tokens inside time expressions."""
    taken: set[int] = set()
    k, n = 0, len(tokens)
    for t in times:
        if durations and t.type in ("DURATION", "SET"):
            continue
        if durations and t.text.lower().endswith(PASSED):
            continue
        while k < n and tokens[k].end <= t.span.start:
            k += 1
        while k < n and tokens[k].start < t.span.end:
            taken.add(k)
            k += 1
    return taken


def _quantity(tree: Tree, number: Number, m: Modified, thing: Counted | None, before: list[Quantity]) -> Quantity:
    """The quantity of one number; `before` are those told so far."""
    tokens = tree.tokens
    rules = ["number:range" if number.linked else "number:vague" if number.vague else "number:plain"]
    head, text, span, unit = tokens[number.last], "", None, None
    if thing is not None:
        head, text, span, unit = thing.head, thing.span.of(tree.text), thing.span, thing.unit
        if m.symbol and span.start < tokens[m.end - 1].end and not text.isalpha():
            text = f"{m.symbol}s" if m.symbol in ("dollar", "euro") else m.symbol
    else:
        alone = tokens[number.last].lower == "one"  # a person: the blast injured one
        elided = None if alone else _elided(tree, number, before)
        if elided is not None:
            text, span = elided
            rules.append("counted:ellipsis")
        if head.dep in ("nummod", "compound", "quantmod") and head.head.i > number.last:
            head = head.head
    modifier, low, high = _bounds(number, m.modifier)
    if modifier:
        rules.append(f"modifier:{modifier}")
    change = SIGNS.get(modifier or "", "=")
    if change == "=":
        change = _moved(tokens, number)
    if unit is not None and thing is not None:
        unit += rate(tokens, max(thing.head.i + 1, m.end), unit)
    whole = Span(tokens[m.first].start, tokens[m.end - 1].end)
    quoted = whole.of(tree.text)
    return Quantity(whole, quoted, low, high, modifier, m.additional, text, span, head.i, unit, change, tuple(rules))


def _thing(tree: Tree, number: Number, m: Modified, taken: Set[int]) -> Counted | None:
    """What is counted: money, a unit written on to the figures, or the phrase after."""
    tokens, w = tree.tokens, words()
    if number.before or m.symbol:
        return _money(tree, number, m.symbol)
    thing = counted(tokens, number, m.end, taken)
    if not number.after:
        return thing
    token = tokens[number.last]
    start = token.end - len(number.after)
    return Counted(
        Span(start, thing.span.end if thing else token.end),
        thing.head if thing else token,
        w.units.get(number.after) or w.currencies.get(number.after) or number.after,
    )


def _bounds(number: Number, modifier: str | None) -> tuple[str | None, float | None, float | None]:
    """(modifier, low, high): the end that the modifier leaves open is None; a range keeps both."""
    if number.vague:
        modifier = modifier if modifier in ("more-than", "at-least", "up-to") else "vague"
    if number.linked:
        return modifier, number.low, number.high
    if modifier in ("vague", "at-least", "more-than"):
        return modifier, number.low, None
    if modifier in ("up-to", "less-than"):
        return modifier, None, number.high
    return modifier, number.low, number.high


def _money(tree: Tree, number: Number, symbol: str | None) -> Counted:
    """The currency sign as what is counted."""
    token = tree.tokens[number.last]
    k = number.first
    sign = tree.tokens[k - 1] if k and tree.tokens[k - 1].lower in words().currencies else tree.tokens[k]
    return Counted(sign.span, token, symbol)


def _elided(tree: Tree, number: Number, before: list[Quantity]) -> tuple[str, Span] | None:
    """`another 3,000 to 4,000 deployed`: what the quantity before counted, a few sentences back at most."""
    here = tree.tokens[number.first].sent.index
    for q in reversed(before[-LOOK:]):
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
