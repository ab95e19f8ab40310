"""Numbers that count nothing anew: they describe a thing, point back at one, or tell a part of a whole."""

from reportedly.model.syntax import Token
from reportedly.reading.quantities.nouns import NOUN, Counted
from reportedly.reading.quantities.numbers import DASH, Number
from reportedly.reading.quantities.words import words

FEW = 10.0
MANY = 100.0


def describes(tokens: list[Token], number: Number, thing: Counted | None) -> bool:
    """`a 152mm shell`, `a 16-point plan`, `the two leaders`, `three-quarters of the force`.

    `thing` is what the number would count.
    """
    if thing is None:
        return _definite(tokens, number, thing)
    if number.before:
        return False
    if thing.unit is not None and thing.unit != "percentage" and thing.unit not in words().money:
        return _attributive(tokens, thing)
    return _part(thing) or _hyphenated(tokens, number) or _definite(tokens, number, thing)


def _attributive(tokens: list[Token], thing: Counted) -> bool:
    """A measure right before the noun that it describes, or a calibre that names a type."""
    stop = next((k for k in range(thing.head.i, len(tokens)) if tokens[k].start >= thing.span.end), len(tokens))
    if stop >= len(tokens) or tokens[stop].sent is not thing.head.sent:
        return thing.unit == "millimetre"
    after = tokens[stop]
    if after.text in DASH and stop + 1 < len(tokens) and after.start == thing.span.end:
        after = tokens[stop + 1]
    if thing.unit == "millimetre":
        return after.lower != "of"
    return (
        after.tag in NOUN
        and (thing.head.head is after or after.start <= thing.span.end + 1)
        and (thing.head.tag == "NN" or thing.head.dep in ("compound", "nmod", "amod"))
    )


def _part(thing: Counted) -> bool:
    """`three-quarters`, `two thirds`."""
    return thing.head.lower in words().parts


def _hyphenated(tokens: list[Token], number: Number) -> bool:
    """A small number written on to a noun with a hyphen: `a 16-point plan`; not `a 12-member crew`."""
    k = number.last + 1
    if k + 1 >= len(tokens) or tokens[k].text not in DASH or tokens[k].start != tokens[number.last].end:
        return False
    noun = tokens[k + 1]
    return noun.start == tokens[k].end and noun.lower not in words().strength and number.high < MANY


def _definite(tokens: list[Token], number: Number, thing: Counted | None) -> bool:
    """`the two leaders`, unless a clause says which: `the two pilots who ejected`."""
    if number.vague or number.high > FEW or not tokens[number.first].text.isalpha() or not number.first:
        return False
    if tokens[number.first - 1].lower not in words().definite:
        return False
    return thing is None or not any(c.dep in ("relcl", "acl") for c in thing.head.children)
