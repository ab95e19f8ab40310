"""Units by their place: `this week`, `last month`, `the following year`, `the quarter`."""

from reportedly.reading.times import words
from reportedly.reading.times.days import clocked
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, of, relation, year_of
from reportedly.reading.times.periods import GRAINS, containing, day, shift
from reportedly.reading.times.tense import FUTURE, direction


def unit(m: TimeMention, c: Context) -> Meaning:
    """`this week`, `last month`, `the following day`, `the weekend`."""
    word = (m.words("u") or ("",))[-1]
    grain = GRAINS.get(str(words.meaning("UNIT", word)))
    if grain is None:
        return Meaning("DURATION", None)
    rel = relation(m)
    if rel is None:
        spoken_of = m.rule == "unit-told" or grain == "day"  # `for the week`, `later in the day`
        base = c.told_here.start if spoken_of and c.told_here is not None else c.published
        if word == "quarter":
            return last_quarter(m, c)
        if base is None:
            return NOTHING
        p = containing(base, grain)
        if word == "weekend" and direction(c.token) != FUTURE and p.start > base:
            p = shift(p, -1)
        return of(p)
    n, anchor = rel
    if grain == "day" and m.part("rel") in ("next",):
        anchor = "a"
    if anchor == "a":
        told = c.told_day if grain == "day" else c.told
        if told is None or (grain == "day" and told.grain != "day"):
            if m.part("rel") in ("previous", "preceding") and grain != "day" and c.published:
                return clocked(of(shift(containing(c.published, grain), n)), m)
            return NOTHING
        return clocked(of(shift(containing(told.start, grain), n)), m)
    if c.published is None:
        return NOTHING
    if grain in ("decade", "century") and m.part("rel") == "past":
        many = 10 if grain == "decade" else 100
        return Meaning("DURATION", f"P{many}Y", None, shift(day(c.published), -many, "year").start, c.published)
    here = containing(c.published, grain)
    if grain == "weekend" and n < 0 and here.start <= c.published:
        n += 1
    return of(shift(here, n))


def in_turn(m: TimeMention, c: Context) -> Meaning:
    """`for a second day`, `the third week in a row`: the one that the report is about."""
    if c.published is None:
        return NOTHING
    return of(containing(c.published, GRAINS[str(words.meaning("UNIT", m.part("u") or ""))]))


def last_quarter(m: TimeMention, c: Context) -> Meaning:
    """`the quarter`: the one told last, else the last one before publication."""
    if c.told is not None and c.told.grain == "quarter":
        return of(c.told)
    if c.published is None:
        return NOTHING
    return of(shift(containing(c.published, "quarter"), -1))


def year_ago(m: TimeMention, c: Context) -> Meaning:
    """`the year-earlier quarter`, `the same period last year`, `the 1988 quarter`: the one told last, in another year."""
    kind = m.part("kind")
    grains = (kind,) if kind in ("quarter", "half", "month") else ("quarter", "half", "month")
    base = c.told if c.told is not None and c.told.grain in grains else None
    if base is None and c.published is not None:
        grain = kind if kind in ("half", "month") else "quarter"
        base = shift(containing(c.published, grain), -1) if kind else containing(c.published, "year")
    if base is None:
        return NOTHING
    given = year_of(m)
    return of(shift(base, -1 if given is None else given - base.start.year, "year"))
