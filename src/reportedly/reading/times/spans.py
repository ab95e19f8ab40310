"""Times that belong together: ranges (`between May and June`) and durations that a date begins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from reportedly.model.mentions import Time
from reportedly.model.syntax import Token, Tree
from reportedly.reading.times import words
from reportedly.reading.times.find import TimeMention

# What lasts longer than a year is no visit or drill that a day begins; and the calendar ends.
LONGEST, LAST_YEAR = 366, 9997
# How many expressions away the day may stand.
NEARBY = 6
BESIDE = frozenset({"date", "weekday"})
TO = frozenset({"to", "-", "–", "through", "until", "till", "and", "or"})


def joined(tree: Tree, found: Sequence[TimeMention], times: Sequence[Time]) -> list[Time]:
    """Both ends of a range, and both of `July or August`, bear the days of the whole range."""
    out = list(times)
    for k in range(len(out) - 1):
        gap = tree.text[found[k].span.end : found[k + 1].span.start].strip().lower()
        a, b = out[k], out[k + 1]
        if gap not in TO or a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME"):
            continue
        if k and "span:range" in a.rules:
            continue
        if (
            gap == "and"
            and found[k].bound != "between"
            and found[k].rule != found[k + 1].rule + "s"
            and (found[k].rule not in ("month-days", "days-month"))
        ):
            continue
        if gap == "or" and found[k].make != found[k + 1].make:
            continue
        if gap in ("to", "until", "through", "till") and found[k + 1].make not in (
            found[k].make,
            "date",
            "month",
            "year",
        ):
            continue
        start = a.start
        end = b.end
        if start is not None and end is not None and start <= end:
            out[k] = replace(a, start=start, end=end, rules=(*a.rules, "span:range"))
            out[k + 1] = replace(b, start=start, end=end, rules=(*b.rules, "span:range"))
    return out


def dated(tree: Tree, found: Sequence[TimeMention], times: Sequence[Time]) -> list[Time]:
    """`a day earlier, on Monday`: the day is told beside it."""
    out = list(times)
    for k in range(len(out) - 1):
        gap = tree.text[found[k].span.end : found[k + 1].span.start].strip().lower()
        day = out[k + 1]
        if found[k].make == "shift" and found[k + 1].make in BESIDE and gap in (", on", ",") and day.start is not None:
            out[k] = replace(out[k], value=day.value, start=day.start, end=day.end, rules=(*out[k].rules, "span:dated"))
    return out


def lasting(tree: Tree, found: Sequence[TimeMention], times: Sequence[Time]) -> list[Time]:
    """`a three-day visit starting Friday`: the date bears the three days."""
    out = list(times)
    lengths = {k: days for k, (m, t) in enumerate(zip(found, times, strict=True)) if t.type == "DURATION" and (days := _days(t))}
    for k, days in lengths.items():
        noun = _modified(tree.tokens, found[k])
        if noun is None:
            continue
        for j in range(max(0, k - NEARBY), min(len(out), k + NEARBY + 1)):
            m, t = found[j], out[j]
            if t.start is None or t.start != t.end or t.start.year > LAST_YEAR:
                continue
            token = tree.tokens[m.first]
            if token.sent is noun.sent and _begins(tree.tokens, m, noun):
                out[j] = replace(t, end=t.start + timedelta(days=days - 1), rules=(*t.rules, "span:lasting"))
    return out


def _days(t: Time) -> int:
    value = t.value or ""
    number = value[1:-1]
    days = int(number) * {"D": 1, "W": 7}[value[-1]] if number.isdigit() and value[-1:] in ("D", "W") else 0
    return days if days <= LONGEST else 0


def _modified(tokens: list[Token], m: TimeMention) -> Token | None:
    """The noun that the duration stands before."""
    for token in tokens[m.last + 1 : m.last + 6]:
        if token.tag in ("NN", "NNS", "NNP") and token.sent is tokens[m.first].sent and token.dep != "compound":
            return token
        if token.tag[:2] not in ("JJ", "NN", "VB") and token.tag not in ("HYPH", "VBG", "VBN", ","):
            return None
    return None


def _begins(tokens: list[Token], m: TimeMention, noun: Token) -> bool:
    """True where the date is the beginning of what the noun names."""
    if m.bound == "from":
        return True
    governor = next((a for a in tokens[m.first].ancestors() if a.tag[:2] == "VB"), None)
    if governor is None or governor.lemma not in words.begin():
        return False
    return any(a is governor for a in noun.ancestors())
