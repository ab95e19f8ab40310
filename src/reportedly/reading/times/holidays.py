"""Days that bear a name: `Christmas`, `last Thanksgiving`, `Easter week`. Which day each is stands in `times.yaml`."""

from datetime import date, timedelta

from dateutil.easter import easter

from reportedly.reading.times import words
from reportedly.reading.times.days import clocked
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, nearest, of, relation
from reportedly.reading.times.periods import containing, day


def holiday(m: TimeMention, c: Context) -> Meaning:
    """The day of the year that the tense or `last`, `next` asks for; without a date of publication the same day of any year."""
    rule = words.holidays()[m.part("h") or ""]
    if c.published is None:
        return Meaning("DATE", f"XXXX-{rule}") if len(rule) == len("12-25") and rule[2] == "-" else NOTHING
    y, rel = c.published.year, relation(m)
    near = [day(falls(rule, k)) for k in (y - 1, y, y + 1)]
    if rel is None or not rel[0]:
        found = nearest(near, c.published, c.token, m.bound)
    elif rel[0] < 0:
        found = next(p for p in reversed(near) if p.start < c.published)
    else:
        found = next(p for p in near if p.start > c.published)
    return of(containing(found.start, "week")) if m.part("week") else clocked(of(found), m)


def falls(rule: str, year: int) -> date:
    """`12-25`; `easter-2`, days from Easter Sunday; `11:4:4`, the fourth Thursday of November, and `05:-1:1` its last Monday."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[len("easter") :] or 0))
    if ":" not in rule:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, nth, weekday = (int(part) for part in rule.split(":"))
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
