"""Units by their place: `this week`, `last month`, `the following year`, `the quarter`."""

from reportedly.reading.times import words
from reportedly.reading.times.days import clocked
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, of, relation
from reportedly.reading.times.periods import GRAINS, containing, shift
from reportedly.reading.times.tense import FUTURE, direction


def unit(m: TimeMention, c: Context) -> Meaning:
    """`this week`, `last month`, `the following day`, `the weekend`."""
    word = (m.words("u") or ("",))[-1]
    grain = GRAINS.get(str(words.meaning("UNIT", word)))
    if grain is None:
        return Meaning("DURATION", None)
    rel = relation(m)
    if rel is None:
        base = c.published
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
    here = containing(c.published, grain)
    if grain == "weekend" and n < 0 and here.start <= c.published:
        n += 1
    return of(shift(here, n))


def last_quarter(m: TimeMention, c: Context) -> Meaning:
    """`the quarter`: the one told last, else the last one before publication."""
    if c.told is not None and c.told.grain == "quarter":
        return of(c.told)
    if c.published is None:
        return NOTHING
    return of(shift(containing(c.published, "quarter"), -1))


def year_ago(m: TimeMention, c: Context) -> Meaning:
    """`the year-earlier quarter`."""
    base = c.told if c.told is not None and c.told.grain in ("quarter", "half", "month") else None
    if base is None and c.published is not None:
        whole = not m.part("kind")
        base = containing(c.published, "year") if whole else shift(containing(c.published, "quarter"), -1)
    return of(shift(base, -1, "year")) if base else NOTHING
