"""Days and hours: `12 June`, `yesterday`, `the 28th`, `9 a.m.`, `last night`, `the week of 5 May`."""

from datetime import date, timedelta

from reportedly.reading.times import words
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, nearest, of, relation, year_of
from reportedly.reading.times.periods import Period, containing, day, shift
from reportedly.reading.times.tense import FUTURE, PAST, awaited, direction


def dated(m: TimeMention, c: Context) -> Meaning:
    """A day with its month: `12 June 2024`, `June 12`, `2024-06-12`, `12/6/2024`; or `the 28th`."""
    slash = m.part("slash")
    if slash:
        return clocked(of(_slashed(slash)), m)
    d = day_number(m.part("d") or "")
    if not d:
        return NOTHING
    if m.rule == "iso-date":
        return clocked(of(_safe(int(m.part("y") or 0), int(m.part("m") or 0), d)), m)
    if m.part("mo") is None:
        return clocked(_day_of_month(d, c, m), m)
    mo: int = words.meaning("MONTH", m.part("mo") or "")
    y = year_of(m)
    if y is None and c.published is None:
        told = c.told
        if relation(m) is not None or told is None or told.start.month != mo or told.grain not in ("day", "month"):
            return Meaning("DATE", f"XXXX-{mo:02d}-{d:02d}")
        y = told.start.year
    if y is None and c.published is not None:
        return clocked(of(_without_year(mo, d, m, c, c.published)), m)
    return clocked(of(_safe(y or 0, mo, d)), m)


def _slashed(text: str) -> Period | None:
    """`6/12/2024` with the month first, unless no month has that number; `12.6.2024` with the day first."""
    bits = text.replace(".", "/").split("/")
    if len(bits[0]) == 4:
        y, mo, d = (int(b) for b in bits)
    else:
        mo, d, y = (int(b) for b in bits)
        if mo > 12 or "." in text:
            mo, d = d, mo
    y += 2000 if y < 50 else 1900 if y < 100 else 0
    return _safe(y, mo, d)


def _without_year(mo: int, d: int, m: TimeMention, c: Context, published: date) -> Period | None:
    """The year by `of last year`, `this past 3 May`, or by the tense of the verb."""
    rel = relation(m)
    if rel is not None and m.rule == "day-month-relative-year":
        return _safe(published.year + rel[0], mo, d)
    near = [p for y in range(published.year - 1, published.year + 2) if (p := _safe(y, mo, d))]
    if not near:
        return None
    if rel is None or not rel[0]:
        return nearest(near, published, c.token, m.bound)
    if rel[0] < 0:
        return next((p for p in reversed(near) if p.start < published), None)
    return next((p for p in near if p.start >= published), None)


def _safe(y: int, mo: int, d: int) -> Period | None:
    try:
        return day(date(y, mo, d))
    except ValueError:
        return None


def day_number(text: str) -> int:
    """`12`, `28th`, `01T10:38Z`, `third` as a number; 0 for anything else."""
    text = text.partition("t")[0] if text[:1].isdigit() else text
    digits = "".join(ch for ch in text if ch.isdigit())
    return int(digits) if digits else int(words.meaning("ORD", text) or 0)


def _day_of_month(d: int, c: Context, m: TimeMention) -> Meaning:
    if c.published is None:
        return Meaning("DATE", f"XXXX-XX-{d:02d}")
    near = []
    for k in (-1, 0, 1):
        month = shift(containing(c.published, "month"), k).start
        if (p := _safe(month.year, month.month, d)) is not None:
            near.append(p)
    return of(nearest(near, c.published, c.token, m.bound)) if near else NOTHING


def weekday(m: TimeMention, c: Context) -> Meaning:
    """`Friday`: the last or the next one, by the tense; `Friday of next week`, `that Friday`."""
    n = words.meaning("WEEKDAY", m.part("wd") or "")
    if c.published is None:
        # A day named in full elsewhere in the report, if one alone falls on that weekday.
        named = {one for one in c.days if one.isoweekday() == n}
        return clocked(of(day(named.pop())), m) if len(named) == 1 and not relation(m) else Meaning("DATE", f"XXXX-WXX-{n}")
    here = c.published
    week = m.words("rw")
    rel = relation(m)
    if week:
        monday = containing(here, "week").start + timedelta(days=7 * {"last": -1, "previous": -1, "this": 0}.get(week[-1], 1))
        return clocked(of(day(monday + timedelta(days=n - 1))), m)
    if rel is not None and rel[1] == "a" and c.told_day is not None:
        here = c.told_day.start
        if m.part("rel") in ("that", "same"):
            rel = None
    back = (here.isoweekday() - n) % 7
    ahead = (n - here.isoweekday()) % 7
    if rel is not None and rel[0] < 0:
        offset = -(back or 7)
    elif rel is not None and rel[0] > 0:
        offset = ahead or 7
    else:
        told = awaited(c.token, m.bound) or (direction(c.token) if m.bound != "since" else PAST)
        offset = ahead if told == FUTURE or (rel is not None and told != PAST) else -back
        if told not in (FUTURE, PAST) and rel is None and m.bound not in ("since", "after"):
            offset = ahead if m.bound in ("from", "until", "by", "before") or c.token.head.tag in ("VBZ", "VBP") else -back
    return clocked(of(day(here + timedelta(days=offset))), m)


def deictic(m: TimeMention, c: Context) -> Meaning:
    """`today`, `yesterday evening`, `overnight`."""
    told = str(words.meaning("DEICTIC", m.part("w") or ""))
    offset = int(told.rstrip("NIO")) * (2 if m.rule == "day-beyond" else 1)
    if c.published is None:
        return NOTHING
    p = shift(day(c.published), offset)
    if told.endswith("NI"):
        return Meaning("TIME", f"{p.value}TNI", p)
    if told.endswith("ON"):
        return Meaning("TIME", f"{p.value}TNI", p, p.start - timedelta(days=1), p.end)
    return clocked(of(p), m)


def week_of(m: TimeMention, c: Context) -> Meaning:
    """The week that holds a date."""
    found = dated(m, c)
    return of(containing(found.period.start, "week")) if found.period else found


def clock(m: TimeMention, c: Context) -> Meaning:
    """A time of day alone: on the day told beside it, else on that of publication."""
    base = c.told_here or (day(c.published) if c.published is not None else None)
    if base is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("TIME", f"{base.value}{clock_value(m)}", base)


def part(m: TimeMention, c: Context) -> Meaning:
    """`in the morning`, `last night`, `the next evening`."""
    rel = relation(m)
    base = day(c.published) if c.published is not None else None
    if rel is not None and (rel[1] == "a" or rel[0] == 1):
        base = c.told_day or base
    if base is not None and rel is not None:
        base = shift(base, rel[0])
    bare = c.token.head if c.token.dep == "npadvmod" and c.token.head.lower == "before" else None
    if base is not None and rel is None and bare is not None and all(token.i <= m.last for token in bare.children):
        base = shift(base, -1)  # `the night before`
    if base is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("TIME", f"{base.value}{clock_value(m)}", base)


def clocked(meaning: Meaning, m: TimeMention) -> Meaning:
    """The time of day added to a day's value."""
    suffix = clock_value(m)
    if suffix is None or meaning.value is None:
        return meaning
    return Meaning("TIME", meaning.value + suffix, meaning.period)


def clock_value(m: TimeMention) -> str | None:
    """`T15:35` or `TMO` of the expression's own words; None where it tells no time of day."""
    part, clock = m.part("part"), m.part("t")
    if clock:
        text = clock.replace(".", ":")
        half = m.part("ap") or ("pm" if text.endswith("pm") else "am" if text.endswith("am") else "")
        if half.startswith("in"):  # `4 in the morning`
            half = "am" if half.endswith("morning") else "pm"
        digits = text.rstrip("apmgt")
        if ":" not in digits and len(digits) == 4:
            digits = f"{digits[:2]}:{digits[2:]}"
        hour, _, minute = digits.partition(":")
        h = int(hour)
        if half:
            h = h % 12 + (12 if half[0] == "p" else 0)
        zone = str(words.meaning("ZONE", m.part("z") or "") or "")
        return f"T{h:02d}:{minute[:2] or '00'}{zone}"
    if part:
        code = str(words.meaning("DAYPART", part) or words.meaning("DAYPARTS", part) or "")
        return code if code.startswith("T") else f"T{code}"
    return None
