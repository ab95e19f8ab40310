"""Counts of units: durations, `three days ago`, `two weeks later`, `the past month`, `every three years`."""

from datetime import timedelta

from reportedly.reading import numerals
from reportedly.reading.times import words
from reportedly.reading.times.days import clock_value
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, of
from reportedly.reading.times.periods import GRAINS, containing, day, shift

# What may stand between a number and its unit.
FILLERS = frozenset(
    [
        "more",
        "full",
        "straight",
        "consecutive",
        "additional",
        "other",
        "calendar",
        "trading",
        "whole",
        "long",
        "short",
    ]
)
HYPHENS = frozenset({"-", "–"})
VAGUE = frozenset({"few", "several", "many", "handful"})


def duration(m: TimeMention, c: Context) -> Meaning:
    """`three days`, `half an hour`."""
    n = count(m)
    if m.rule in ("duration-long", "unit-ending") and n is None and words.meaning("UNIT", (m.words("u") or ("",))[-1]):
        n = 1.0
    return Meaning("DURATION", length(unit_code(m), n))


def duration_word(m: TimeMention, c: Context) -> Meaning:
    """`yearlong`."""
    return Meaning("DURATION", "P1" + (m.part("n") or "Y")[0].upper())


def window(m: TimeMention, c: Context) -> Meaning:
    """`the past three days`, `the coming weeks`: a duration that ends or begins on the day of publication."""
    n, code = count(m), unit_code(m)
    rel = m.part("rel") or ""
    grain = GRAINS.get(code)
    start = end = None
    if c.published is not None and grain is not None:
        steps = int(n) if n and n == int(n) else {"day": 3, "week": 3, "month": 3}.get(grain, 3)
        try:
            if rel in ("past", "last", "recent", "previous", "preceding"):
                there = shift(day(c.published), -steps, grain) if grain != "week" else shift(day(c.published), -7 * steps)
                start, end = there.start, c.published
            elif rel in ("next", "coming", "following", "upcoming"):
                there = shift(day(c.published), steps, grain) if grain != "week" else shift(day(c.published), 7 * steps)
                start, end = c.published, there.end
        except (OverflowError, ValueError):
            start = end = None
    if m.rule == "window-vague":
        ref = {"recent": "PAST_REF", "past": "PAST_REF", "coming": "FUTURE_REF", "future": "FUTURE_REF"}.get(rel)
        if ref and grain in ("year", "month", "quarter", "day", "week"):
            return Meaning("DATE", ref, None, start, end)
    return Meaning("DURATION", length(code, n), None, start, end)


def moved(m: TimeMention, c: Context) -> Meaning:
    """`three days ago`, `a year earlier`, `two days later`: from publication or from what was told last."""
    code = unit_code(m)
    word = m.part("dir") or "ago"
    n, anchor = (1, "p") if word == "from now" else (int(words.meaning("AGO", word)[:-1]), words.meaning("AGO", word)[-1])
    many = count(m) if m.part("n") else (1.0 if m.rule == "day-before" else None)
    if code in ("E", "C") and many is not None:
        code, many = "Y", many * (10 if code == "E" else 100)
    if "half" in m.words("n") and many is not None and many < 1:
        many = None
    if m.rule == "day-before" and word not in ("before", "earlier", "after", "later"):
        anchor = "p"
    base = c.published if anchor == "p" else None
    told = c.told_day if code == "D" else c.told
    if anchor == "a":
        if code in ("TH", "TM", "TS"):
            told = c.told_day
        if many is None and m.rule == "vague-ago" and told is None:
            base = c.published
        base = told.start if told is not None else base
    ref = "PAST_REF" if n < 0 else "FUTURE_REF"
    grain = GRAINS.get(code)
    if many is None:
        start = end = None
        if base is not None and grain in ("day", "week"):
            near, far = base + timedelta(days=n), base + timedelta(days=n * (7 if grain == "day" else 28))
            start, end = min(near, far), max(near, far)
        return Meaning("DATE", ref, None, start, end)
    if grain is None:
        return Meaning("DATE", None) if base is None else Meaning("TIME", base.isoformat(), day(base))
    if base is None:
        return NOTHING
    steps = n * int(many) * (2 if code == "F" else 1)
    if anchor == "a" and told is not None and told.grain in ("quarter", "half", "month", "year") and grain == "year":
        return of(shift(told, steps)) if told.grain == "year" else of(shift(told, steps, "year"))
    if grain == "day":
        return of(shift(day(base), steps))
    if grain == "week" and anchor == "a":
        return of(shift(day(base), 7 * steps))
    if grain in ("week", "weekend"):
        return of(shift(containing(base, grain), steps))
    if grain == "month" and anchor == "a" and told is not None and told.grain == "day":
        return of(shift(day(base), steps, "month"))
    if grain == "year" and abs(steps) == 1:
        if c.told_near is not None and c.told_near.grain == "quarter":
            return of(shift(c.told_near, steps, "year"))
        near_month = shift(containing(base, "month"), steps, "year")
        year = containing(near_month.start, "year")
        return Meaning("DATE", year.value, year, near_month.start, near_month.end)
    if many != int(many) and grain == "year":
        return of(shift(containing(base, "month"), round(n * many * 12)))
    return of(shift(containing(base, grain), steps))


def repeated(m: TimeMention, c: Context) -> Meaning:
    """`daily`, `every three years`, `every Friday`."""
    if m.part("w"):
        return Meaning("SET", words.meaning("SETWORD", m.part("w") or ""))
    if m.part("wd"):
        day_of_week = m.part("wd") or ""
        n = words.meaning("WEEKDAY", day_of_week) or words.meaning("WEEKDAYS", day_of_week)
        return Meaning("SET", f"XXXX-WXX-{n}{clock_value(m) or ''}")
    if m.part("mo"):
        return Meaning("SET", f"XXXX-{words.meaning('MONTH', m.part('mo') or ''):02d}")
    if m.part("s"):
        return Meaning("SET", f"XXXX-{words.meaning('SEASON', m.part('s') or '')}")
    if m.part("part"):
        return Meaning("SET", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("SET", length(unit_code(m), count(m) if m.part("n") else 1.0))


def count(m: TimeMention, name: str = "n") -> float | None:
    """How many units; None for `a few`, `several`, or no number."""
    ws = m.words(name)
    if not ws or VAGUE & set(ws):
        return None
    if "couple" in ws:
        return 2.0
    if ws in (("a",), ("an",), ("an", "additional"), ("another",)) or "whole" in ws or "entire" in ws:
        return 1.0
    if ws in (("half", "a"), ("half", "an")):
        return 0.5
    if "quarter" in ws:
        return 0.25
    kept = [w for w in ws if w not in FILLERS and w not in HYPHENS]
    if "to" in kept or "or" in kept:
        mark = "to" if "to" in kept else "or"
        kept = kept[kept.index(mark) + 1 :]
    return numerals.value(kept)


def unit_code(m: TimeMention) -> str:
    """`D`, `W`, `TH` … of the unit."""
    word = (m.words("u") or ("",))[-1]
    return str(words.meaning("UNIT", word) or words.meaning("UNITS", word) or "")


def length(code: str, n: float | None) -> str | None:
    """TIMEX3 duration: `P3D`, `PT5H`, `PXY`."""
    if code in ("E", "C") and n is not None:
        code, n = "Y", n * (10 if code == "E" else 100)
    if code == "F" and n is not None:
        code, n = "W", 2 * n
    if code == "WE":
        code = "W"
    if not code:
        return None
    shown = "X" if n is None else f"{n:g}" if n < 1e6 else f"{n:.0f}"
    if n is not None and n != int(n):
        below = {"Y": ("M", 12), "TH": ("TM", 60), "W": ("D", 7), "D": ("TH", 24)}.get(code)
        if below:
            rest = round((n - int(n)) * below[1])
            if code == "TH":
                return f"PT{int(n)}H{rest}M" if int(n) else f"PT{rest}M"
            if code == "Y":
                return f"P{int(n)}Y{rest}M" if int(n) else f"P{rest}M"
    return f"PT{shown}{code[1]}" if code.startswith("T") else f"P{shown}{code}"
