"""Times that a clause tells by another: `a week after parliament passed it`, `within ten days`, `the offensive since`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.model.mentions import Time
from reportedly.model.syntax import Token
from reportedly.reading.grammar import VERBAL, light_verb

Timed = tuple[Time, Token]
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
LENGTH = re.compile(r"P(\d+)([DWMY])")
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
UNITS = {"day": 1, "week": 7}
AHEAD = frozenset({"will", "would", "may", "might", "could", "shall", "should", "must", "'ll", "to"})
SIDES = {"after": -1, "before": 1}


def told_by_another(token: Token, times: Sequence[Timed], published: date | None) -> Time | None:
    """The time of the trigger's clause that its words count from another time; None where they don't."""
    verb = token if token.pos in VERBAL else light_verb(token)
    return _since(token, verb, times, published) or _within(verb, times, published) or _apart(verb, times)


def _since(token: Token, verb: Token | None, times: Sequence[Timed], published: date | None) -> Time | None:
    """`400 have been killed in the offensive since`: from the day told last."""
    tops = [verb, *(c for p in verb.children if p.dep == "prep" for c in p.children)] if verb is not None else [token, token.head.head]
    bare = (c for top in tops for c in top.children if c.lower == "since" and c.dep == "advmod" and not c.children)
    if published is None or not any(bare):
        return None
    before = [t for t, at in times if at.i < token.i and token.sent.index - at.sent.index <= 1 and t.start is not None]
    if not before or before[-1].start is None or before[-1].start > published:
        return None
    return replace(before[-1], end=published, rules=("since",))


def _within(verb: Token | None, times: Sequence[Timed], published: date | None) -> Time | None:
    """`are to meet within ten days`: from publication on."""
    if verb is None or published is None or not any(c.dep == "aux" and c.lower in AHEAD for c in verb.children):
        return None
    for time, at in times:
        found = LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        if (
            found
            and at.dep == "pobj"
            and at.head.lower == "within"
            and at.head.head is verb
            and not any(c.dep == "prep" for c in at.children)
        ):
            return replace(time, start=published, end=published + timedelta(days=int(found[1]) * DAYS[found[2]]), rules=("within",))
    return None


def _apart(verb: Token | None, times: Sequence[Timed]) -> Time | None:
    """`suspended it on Wednesday, a week after parliament passed it`: the day of each by that of the other."""
    if verb is None:
        return None
    for main, inner, days in _steps(verb):
        other, step = (main, days) if inner is verb else (inner, -days)
        for time, at in times:
            holder = at.head.head if at.dep == "pobj" else at.head
            if holder is other and time.type in ("DATE", "TIME") and time.start is not None and time.start == time.end:
                day = time.start + timedelta(days=step)
                return replace(time, value=day.isoformat(), start=day, end=day, rules=("apart",))
    return None


def _steps(verb: Token) -> Iterator[tuple[Token, Token, int]]:
    """The clauses that a number of days parts from the verb's: (the main verb, that of the clause of time, days from main to it)."""
    clauses = [(verb.head, verb)] if verb.dep == "advcl" else [(verb, c) for c in verb.children if c.dep == "advcl"]
    for main, inner in clauses:
        mark = next((c for c in inner.children if c.dep == "mark" and c.lower in SIDES), None)
        spans = [c for c in (*inner.children, *(mark.children if mark is not None else ())) if c.lemma in UNITS]
        if mark is not None and spans and spans[0].i < mark.i and main.pos in VERBAL:
            many = next((COUNTS[c.lower] for c in spans[0].children if c.lower in COUNTS), 0)
            if many:
                yield main, inner, SIDES[mark.lower] * many * UNITS[spans[0].lemma]
