"""Finds time expressions in a parsed report. Sees only the text: nothing is resolved here."""

import re
from dataclasses import dataclass, replace

from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.times.gates import GATES, named
from reportedly.reading.times.patterns import Grammar, Rule, encode, grammar

DATED = frozenset({"date", "month", "weekday", "year", "season", "quarter", "half", "unit", "deictic",
                   "decade", "century", "last-quarter", "in-turn", "holiday", "unit-edge", "week-of", "part"})  # fmt: skip
DAYS = frozenset({"date", "weekday", "deictic", "holiday"})
LENGTHS = frozenset({"duration", "shift", "window"})
PLACED = frozenset({"START", "MID", "END", "EARLIER", "LATER"})
REACH = 5
HOURS = frozenset({"clock", "part"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression as found: tokens `[first, last]`, the rule, its parts in lower case and its company.

    `make` names the meaning the rule gives; `mods` are early, late, about and the like (TIMEX3 mods and
    EARLIER, LATER); `bound` is since, until, by, before, after, from, between or None.
    """

    first: int
    last: int
    span: Span
    rule: str
    make: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    mods: tuple[str, ...] = ()
    bound: str | None = None
    value: str | None = None

    def part(self, name: str) -> str | None:
        """The words of a part joined by spaces; None where the expression has none."""
        return next((" ".join(ws) for key, ws in self.parts if key == name), None)

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a part."""
        return next((ws for key, ws in self.parts if key == name), ())


def find(tree: Tree) -> tuple[TimeMention, ...]:
    """All time expressions in text order, not overlapping."""
    tokens, g = tree.tokens, grammar()
    codes = encode(tokens)
    out: list[TimeMention] = []
    at = 0
    while (hit := g.starts.search(codes, at)) is not None:
        i = hit.start()
        limit = tokens[i].sent.tokens[-1].i + 1
        rule, match = _longest(g, tokens, codes, i, limit)
        if rule is None or match is None:
            at = i + 1
            continue
        at = match.end()
        if rule.make == "none":
            continue
        floor = max(tokens[i].sent.tokens[0].i, out[-1].last + 1 if out else 0)
        for mention in _mentions(g, tokens, codes, rule, match, floor, limit):
            out.append(mention)
            at = mention.last + 1
    return tuple(_join_clocks(tree, out))


def _longest(g: Grammar, tokens: list[Token], codes: str, i: int, limit: int) -> tuple[Rule | None, re.Match[str] | None]:
    best: tuple[Rule | None, re.Match[str] | None] = (None, None)
    length = 0
    for rule in g.rules:
        match = rule.expression.match(codes, i, limit)
        if match is None or match.end() - i <= length:
            continue
        if match.groupdict().get("u") and named(tokens, i, match.end()):
            continue
        if rule.gate is not None and not GATES[rule.gate](tokens, i, match.end()):
            continue
        best, length = (rule, match), match.end() - i
    return best


def _mentions(g: Grammar, tokens: list[Token], codes: str, rule: Rule, match: re.Match[str], floor: int, limit: int) -> list[TimeMention]:
    first, end = match.span()
    parts: dict[str, tuple[int, int]] = {}
    for name in match.re.groupindex:
        if match.start(name) >= 0 and match.end(name) > match.start(name):
            parts[name.split("__")[0]] = match.span(name)
    if rule.make in DAYS and end < limit:
        for suffix in g.suffixes:
            more = suffix.match(codes, end, limit)
            if more is not None:
                parts |= {name: more.span(name) for name in more.re.groupindex if more.start(name) >= 0}
                end = more.end()
                break
    mods: list[str] = []
    for _ in range(2):
        mod, start = _before(g.prefixes, codes, max(floor, first - REACH), first)
        if mod is None or not (mod in PLACED or mod == "APPROX" or rule.make in LENGTHS):
            break
        if mod == "APPROX" and rule.make in ("weekday", "deictic", "part"):
            break
        if mod in PLACED and rule.make in ("duration", "reference", "set"):
            break
        if mod in ("MORE_THAN", "EQUAL_OR_LESS") and rule.make == "window":
            break
        mods.append(mod)
        first = start
    bound, _ = _before(g.bounds, codes, max(floor, first - REACH), first)
    read = {name: tuple(t.lower for t in tokens[a:b]) for name, (a, b) in parts.items()}
    whole = TimeMention(
        first, end - 1, Span(tokens[first].start, tokens[end - 1].end), rule.name, rule.make,
        tuple(read.items()), tuple(mods), bound, rule.value,
    )  # fmt: skip
    if "d2" not in parts:
        return [whole]
    # Two days that share a month (3 to 7 May, May 3-7) are two mentions, each with its own day.
    d_end, d2 = parts["d"][1], parts["d2"][0]
    later = dict(read) | {"d": read["d2"]}
    later.pop("d2")
    read.pop("d2")
    first_span = Span(tokens[first].start, tokens[d_end - 1].end)
    second_span = Span(tokens[d2].start, tokens[end - 1].end)
    return [
        replace(whole, last=d_end - 1, span=first_span, parts=tuple(read.items())),
        replace(whole, first=d2, span=second_span, parts=tuple(later.items()), mods=(), bound=None),
    ]


def _before(listed: tuple[tuple[str, re.Pattern[str]], ...], codes: str, low: int, high: int) -> tuple[str | None, int]:
    """The name of the longest listed pattern that ends at `high`, and where it begins."""
    best, start = None, high
    if low < high and codes[high - 1] != ".":
        for name, expression in listed:
            found = expression.search(codes, low, high)
            if found is not None and found.start() < start:
                best, start = name, found.start()
    return best, start


def _join_clocks(tree: Tree, mentions: list[TimeMention]) -> list[TimeMention]:
    """`9 a.m. on Tuesday` is one expression."""
    out: list[TimeMention] = []
    for m in mentions:
        if len(out) > 1 and m.make in DAYS and {one.make for one in out[-2:]} <= HOURS and _bracketed(tree, out[-2], out[-1], m):
            out.pop()  # the same hour elsewhere: `at 9 a.m. (0600 GMT) on Tuesday`
            p = out.pop()
            m = replace(m, first=p.first, span=Span(p.span.start, m.span.end), bound=p.bound, parts=m.parts + p.parts)
        elif out and out[-1].make in HOURS and m.make in DAYS and not out[-1].part("rel"):
            gap = tree.text[out[-1].span.end : m.span.start].strip().lower()
            if gap in ("", "on", ",", "of", "of the"):
                p = out.pop()
                m = replace(m, first=p.first, span=Span(p.span.start, m.span.end), bound=p.bound,
                            parts=m.parts + p.parts)  # fmt: skip
        out.append(m)
    return out


def _bracketed(tree: Tree, a: TimeMention, b: TimeMention, c: TimeMention) -> bool:
    """True where the second alone stands in brackets between the others."""
    between = (tree.text[x.span.end : y.span.start].strip().lower() for x, y in ((a, b), (b, c)))
    return tuple(between) in (("(", ")"), ("(", ") on"))
