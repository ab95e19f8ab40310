"""Named stretches of the calendar: months, seasons, quarters, halves, years, decades, centuries."""

from datetime import date

from reportedly.reading.times import words
from reportedly.reading.times.days import day_number
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import NOTHING, Context, Meaning, nearest, of, relation, year_of
from reportedly.reading.times.periods import containing, months, season_of
from reportedly.reading.times.tense import FUTURE, direction


def month(m: TimeMention, c: Context) -> Meaning:
    """`June`, `June 2024`, `last June`, `June of last year`; a bare month by the tense."""
    mo = words.meaning("MONTH", m.part("mo") or "")
    given, rel = year_of(m), relation(m)
    if given is not None:
        return of(months("month", given, mo))
    if c.published is None:
        return Meaning("DATE", f"XXXX-{mo:02d}")
    y = c.published.year
    here = containing(c.published, "month")
    if m.rule == "month-relative-year" and rel is not None:
        base = c.told.start.year if rel[1] == "a" and c.told else y
        return of(months("month", base + rel[0], mo))
    near = [months("month", k, mo) for k in (y - 1, y, y + 1)]
    if rel is not None and rel[0] < 0:
        return of(next(p for p in reversed(near) if p.end < here.start))
    if rel is not None and rel[0] > 0:
        return of(next(p for p in near if p.start > here.end))
    if rel is not None:
        return of(near[1])
    return of(nearest(near, c.published, c.token, m.bound))


def year(m: TimeMention, c: Context) -> Meaning:
    """`2023`, `fiscal 2007`, `2023-24`."""
    y = year_of(m)
    if y is None:
        return NOTHING
    p = months("year", y, 1)
    if m.rule == "fiscal-year":
        return Meaning("DATE", f"FY{y}", p)
    if m.rule in ("years", "year-slash"):
        return Meaning("DATE", f"{y}/{y + 1}", p, p.start, date(y + 1, 12, 31))
    return of(p)


def season(m: TimeMention, c: Context) -> Meaning:
    """`last fall`, `the summer of 2024`; a winter bears the year in which it begins."""
    name = words.meaning("SEASON", m.part("s") or "")
    given, rel = year_of(m), relation(m)
    if given is not None:
        return of(season_of(given, name))
    if c.published is None:
        return Meaning("DATE", f"XXXX-{name}")
    near = [season_of(c.published.year + k, name) for k in (-2, -1, 0, 1)]
    if m.rule == "season-relative-year" and rel is not None:
        return of(season_of(c.published.year + rel[0], name))
    if rel is not None and rel[0] < 0:
        return of(next(p for p in reversed(near) if p.end < c.published))
    if rel is not None and rel[0] > 0:
        return of(next(p for p in near if p.start > c.published))
    if rel is not None:
        # in November `this summer` is over; `this winter` lasts or is to come
        return of(next(p for p in near if p.end >= c.published) if name == "WI" else season_of(c.published.year, name))
    return of(nearest(near, c.published, c.token, m.bound))


def quarter(m: TimeMention, c: Context) -> Meaning:
    """`the third quarter`, `Q3 2024`."""
    code = m.part("q")
    n = int(code[1]) if code else int(words.meaning("ORD", m.part("o") or "") or 0)
    if not 1 <= n <= 4:
        return NOTHING
    given, rel = year_of(m), relation(m)
    if given is None and c.published is None:
        return Meaning("DATE", f"XXXX-Q{n}")
    if given is None and c.published is not None:
        given = c.published.year + (rel[0] if rel else 0)
        if rel is None:
            near = [months("quarter", y, 3 * n - 2) for y in (given - 1, given, given + 1)]
            told = direction(c.token)
            ahead = next(p for p in near if p.end >= c.published)
            if told == FUTURE and (ahead.start - c.published).days < 180:
                return of(ahead)
            return of(next(p for p in reversed(near) if p.start <= c.published))
    return of(months("quarter", int(given or 0), 3 * n - 2))


def half(m: TimeMention, c: Context) -> Meaning:
    """`the first half of the year`."""
    n = int(words.meaning("ORD", m.part("o") or "") or 2)
    y, rel = year_of(m), relation(m)
    if y is None and c.published is not None:
        y = c.published.year + (rel[0] if rel else 0)
    return of(months("half", y, 1 if n == 1 else 7)) if y and n in (1, 2) else NOTHING


def decade(m: TimeMention, c: Context) -> Meaning:
    """`the 1990s`, `the '80s`, `the nineties`."""
    text = str(words.meaning("DECWORD", m.part("dec") or "") or m.part("dec") or "")
    digits = "".join(ch for ch in text if ch.isdigit())
    y = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 20 else 2000 + int(digits)
    return of(months("decade", y, 1))


def century(m: TimeMention, c: Context) -> Meaning:
    """`the 19th century`."""
    n = day_number(m.part("o") or "")
    return of(months("century", (n - 1) * 100, 1)) if n > 1 else NOTHING
