"""Gives found time expressions their values and days, against publication and what was told before."""

from collections.abc import Sequence
from datetime import date

from reportedly.model.mentions import Time
from reportedly.model.syntax import Token, Tree
from reportedly.reading.times.dateline import dateline, named_days
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning
from reportedly.reading.times.meanings import MEANINGS
from reportedly.reading.times.periods import Period, narrow
from reportedly.reading.times.spans import dated, joined, lasting

# A quarter is compared with, and an hour belongs to a day, within so many sentences.
NEAR = 3
# A time that describes a noun: `the 2022 invasion`.
DESCRIBES = frozenset({"nummod", "amod", "compound", "nmod"})
# A comparison with the year before is no new anchor.
BACK = frozenset({"shift", "year-ago"})


def resolve(tree: Tree, found: Sequence[TimeMention], published: date | None) -> tuple[Time, ...]:
    """Times in text order. Without `published` relative expressions keep no days; today is never used.

    A report that gives no date of publication may give itself one in a line of its head.
    """
    published = published or dateline(tree.text)
    days = named_days(tree.text) if published is None else ()
    told: Period | None = None
    told_day: Period | None = None
    told_at = told_day_at = -1
    out: list[Time] = []
    for m in found:
        head = top(tree.tokens, m)
        sentence = head.sent.index
        near = told if told_at >= 0 and sentence - told_at <= NEAR else None
        here = told_day if told_day_at >= 0 and sentence - told_day_at <= NEAR else None
        context = Context(published, told, told_day, head, near, here, days)
        try:
            meaning = MEANINGS[m.make](m, context)
        except (OverflowError, ValueError):
            meaning = NOTHING
        out.append(_time(tree, m, head, meaning, published))
        if meaning.period is not None and meaning.type in ("DATE", "TIME") and not (m.make in BACK and meaning.period.grain != "day"):
            told, told_at = meaning.period, sentence
            if told.grain == "day":
                told_day, told_day_at = told, sentence
    times = joined(tree, found, dated(tree, found, out))
    return tuple(lasting(tree, found, times))


def top(tokens: list[Token], m: TimeMention) -> Token:
    """The token of the mention whose head lies outside it."""
    for token in tokens[m.first : m.last + 1]:
        if token.head is token or not m.first <= token.head.i <= m.last:
            return token
    return tokens[m.last]


def _time(tree: Tree, m: TimeMention, head: Token, meaning: Meaning, published: date | None) -> Time:
    start, end = meaning.start, meaning.end
    if start is None and end is None and meaning.period is not None:
        start, end = meaning.period.start, meaning.period.end
    mod: str | None = None
    for name in (*_edges(m), *m.mods):
        if name in ("START", "MID", "END"):
            mod = name
            if meaning.period is not None and meaning.start is None:
                start, end = narrow(meaning.period, name)
        elif name in ("EARLIER", "LATER"):
            mod = "START" if name == "EARLIER" else "END"
            if meaning.period is not None and published is not None and start and end and start <= published <= end:
                start, end = (start, published) if name == "EARLIER" else (published, end)
        elif mod is None:
            mod = name
    if meaning.type in ("DATE", "TIME"):
        start, end = _bounded(m, head, start, end, published)
    rules = (
        f"{m.make}:{m.rule}",
        *(f"mod:{name.lower()}" for name in m.mods),
        *((f"bound:{m.bound}",) if m.bound else ()),
    )
    return Time(m.span, m.span.of(tree.text), meaning.type, meaning.value, start, end, mod, rules)


def _edges(m: TimeMention) -> tuple[str, ...]:
    """The part of a unit that the expression itself names: `the end of the month`, `later in the week`."""
    words = {"beginning": "START", "start": "START", "outset": "START", "opening": "START", "early": "START",
             "middle": "MID", "end": "END", "close": "END", "ending": "END", "late": "END",
             "earlier": "EARLIER", "later": "LATER"}  # fmt: skip
    edge = m.part("edge")
    if edge:
        return (words[edge],)
    decade = m.part("dec") or m.part("y") or ""
    return tuple(mod for prefix, mod in (("early-", "START"), ("mid-", "MID"), ("late-", "END")) if decade.startswith(prefix))


def _bounded(m: TimeMention, head: Token, start: date | None, end: date | None, published: date | None) -> tuple[date | None, date | None]:
    """What `since`, `until`, `by`, `before` and `after` leave open.

    The bound is another's where the time describes a noun (`since the 2022 invasion`); what was not done
    until May was done in May. What is to come by Friday comes from publication on, before the end of May by its last day.
    """
    if head.dep in DESCRIBES and head.head.i > m.last:
        return start, end
    if m.bound == "until" and any(c.dep == "neg" for a in head.ancestors() for c in a.children):
        return start, end
    if m.bound == "since":
        return (
            start,
            published if published is not None and start is not None and start <= published else None,
        )
    if m.bound == "until":
        return None, end
    last = end if m.bound == "by" or "END" in _edges(m) else start
    if m.bound in ("by", "before"):
        return (published if published is not None and last is not None and published < last else None), last
    return start, end
