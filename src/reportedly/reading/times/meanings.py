"""What each make of expression means: from its words, the day of publication and the period told last, to a value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.syntax import Token
from reportedly.reading import numerals
from reportedly.reading.times import words
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.periods import GRAINS, Period, containing, day, months, season_of, shift
from reportedly.reading.times.tense import FUTURE, PAST, direction

# Nobody writes a bare date or month for one almost a year off when its namesake is close by.
FAR, NEAR = 290, 60
VAGUE = frozenset({"few", "several", "many", "handful"})


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the day of publication, the period and the day told last, its own token."""

    published: date | None
    told: Period | None
    told_day: Period | None
    token: Token
    told_near: Period | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type and value; the period where there is one; `start`, `end` where they differ from the period's."""

    type: str
    value: str | None
    period: Period | None = None
    start: date | None = None
    end: date | None = None


NOTHING = Meaning("DATE", None)


def of(p: Period | None) -> Meaning:
    """A DATE of that period; without value where there is none."""
    return Meaning("DATE", p.value, p) if p is not None else NOTHING


def year_of(m: TimeMention, name: str = "y") -> int | None:
    """The year that a part spells: `2024`, `nineteen ninety-six`, `fy2007`."""
    ws = m.words(name)
    if not ws:
        return None
    if ws[0] == "nineteen":
        return 1900 + int(numerals.value(ws[1:]) or 0)
    if ws[0] == "two" and len(ws) > 1:
        return int(numerals.value(ws) or 2000)
    digits = "".join(c for c in ws[0] if c.isdigit())[:4]
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def relation(m: TimeMention) -> tuple[int, str] | None:
    """`last` as (-1, "p"), `following` as (1, "a"); None without such a word."""
    word = m.part("rel")
    told = words.meaning("REL", word) if word else None
    return (int(told[:-1]), told[-1]) if told else None


def nearest(candidates: list[Period], published: date, token: Token, bound: str | None = None) -> Period:
    """Of one kind of period in successive years or weeks: the last begun, or the next to come, by the tense."""
    told = direction(token) if bound != "since" else PAST
    ahead = next((p for p in candidates if p.end >= published), candidates[-1])
    back = next((p for p in reversed(candidates) if p.start <= published), candidates[0])
    far, near = (published - back.end).days, (ahead.start - published).days
    if told == FUTURE:
        return back if near > FAR and far < NEAR else ahead
    if told == PAST:
        return ahead if far > FAR and near < NEAR else back
    return min(candidates, key=lambda p: (abs((p.start - published).days), p.start))


def _date(m: TimeMention, c: Context) -> Meaning:
    slash = m.part("slash")
    if slash:
        bits = slash.replace(".", "/").split("/")
        if len(bits[0]) == 4:
            y, mo, d = (int(b) for b in bits)
        else:
            mo, d, y = (int(b) for b in bits)
            if mo > 12 or "." in slash:
                mo, d = d, mo
        y += 2000 if y < 50 else 1900 if y < 100 else 0
    else:
        d = _day_number(m.part("d") or "")
        if not d:
            return NOTHING
        month_word = m.part("mo")
        if m.rule == "iso-date":
            y, mo = int(m.part("y") or 0), int(m.part("m") or 0)
        elif month_word is None:
            return _clocked(_day_of_month(d, c, m), m)
        else:
            mo = words.meaning("MONTH", month_word)
            given = year_of(m)
            rel = relation(m)
            if given is not None:
                y = given
            elif c.published is None:
                if (
                    rel is None
                    and c.told is not None
                    and c.told.start.month == mo
                    and c.told.grain in ("day", "month")
                ):
                    y = c.told.start.year
                else:
                    return Meaning("DATE", f"XXXX-{mo:02d}-{d:02d}")
            elif rel is not None and m.rule == "day-month-relative-year":
                y = c.published.year + rel[0]
            else:
                near = [
                    p for y in range(c.published.year - 1, c.published.year + 2) if (p := _safe(y, mo, d))
                ]
                if not near:
                    return NOTHING
                if rel is not None and rel[0]:
                    past = [p for p in near if p.start < c.published]
                    return _clocked(of(past[-1] if rel[0] < 0 else near[len(past)] if len(past) < len(near) else None), m)
                return _clocked(of(nearest(near, c.published, c.token, m.bound)), m)
    return _clocked(of(_safe(y, mo, d)), m)


def _safe(y: int, mo: int, d: int) -> Period | None:
    try:
        return day(date(y, mo, d))
    except ValueError:
        return None


def _day_number(text: str) -> int:
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


def _clocked(meaning: Meaning, m: TimeMention) -> Meaning:
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
        digits = text.rstrip("apmgt")
        if ":" not in digits and len(digits) == 4:
            digits = f"{digits[:2]}:{digits[2:]}"
        hour, _, minute = digits.partition(":")
        h = int(hour)
        if half:
            h = h % 12 + (12 if half[0] == "p" else 0)
        return f"T{h:02d}:{minute[:2] or '00'}"
    if part:
        code = str(words.meaning("DAYPART", part) or "")
        return code if code.startswith("T") else f"T{code}"
    return None


def _clock(m: TimeMention, c: Context) -> Meaning:
    base = day(c.published) if c.published is not None else None
    if base is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("TIME", f"{base.value}{clock_value(m)}", base)


def _part(m: TimeMention, c: Context) -> Meaning:
    rel = relation(m)
    base = day(c.published) if c.published is not None else None
    if rel is not None and (rel[1] == "a" or rel[0] == 1):
        base = c.told_day or base
    if base is not None and rel is not None:
        base = shift(base, rel[0])
    if base is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("TIME", f"{base.value}{clock_value(m)}", base)


def _deictic(m: TimeMention, c: Context) -> Meaning:
    told = str(words.meaning("DEICTIC", m.part("w") or ""))
    offset = int(told.rstrip("NIO"))
    if c.published is None:
        return NOTHING
    p = shift(day(c.published), offset)
    if told.endswith("NI"):
        return Meaning("TIME", f"{p.value}TNI", p)
    if told.endswith("ON"):
        return Meaning("TIME", f"{p.value}TNI", p, p.start - timedelta(days=1), p.end)
    return _clocked(of(p), m)


def _weekday(m: TimeMention, c: Context) -> Meaning:
    n = words.meaning("WEEKDAY", m.part("wd") or "")
    if c.published is None:
        return Meaning("DATE", f"XXXX-WXX-{n}")
    here = c.published
    week = m.words("rw")
    rel = relation(m)
    if week:
        monday = containing(here, "week").start + timedelta(
            days=7 * {"last": -1, "previous": -1, "this": 0}.get(week[-1], 1)
        )
        return _clocked(of(day(monday + timedelta(days=n - 1))), m)
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
        told = direction(c.token) if m.bound != "since" else PAST
        offset = ahead if told == FUTURE or (rel is not None and told != PAST) else -back
        if told not in (FUTURE, PAST) and rel is None and m.bound not in ("since", "after"):
            offset = (
                ahead
                if m.bound in ("from", "until", "by", "before") or c.token.head.tag in ("VBZ", "VBP")
                else -back
            )
    return _clocked(of(day(here + timedelta(days=offset))), m)


def _month(m: TimeMention, c: Context) -> Meaning:
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


def _year(m: TimeMention, c: Context) -> Meaning:
    y = year_of(m)
    if y is None:
        return NOTHING
    p = months("year", y, 1)
    if m.rule == "fiscal-year":
        return Meaning("DATE", f"FY{y}", p)
    if m.rule in ("years", "year-slash"):
        return Meaning("DATE", f"{y}/{y + 1}", p, p.start, date(y + 1, 12, 31))
    return of(p)


def _season(m: TimeMention, c: Context) -> Meaning:
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
        return of(
            next(
                p for p in near if p.end >= c.published and p.start.year >= c.published.year - (name == "WI")
            )
        )
    return of(nearest(near, c.published, c.token, m.bound))


def _quarter(m: TimeMention, c: Context) -> Meaning:
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


def _half(m: TimeMention, c: Context) -> Meaning:
    n = int(words.meaning("ORD", m.part("o") or "") or 2)
    y, rel = year_of(m), relation(m)
    if y is None and c.published is not None:
        y = c.published.year + (rel[0] if rel else 0)
    return of(months("half", y, 1 if n == 1 else 7)) if y and n in (1, 2) else NOTHING


def _last_quarter(m: TimeMention, c: Context) -> Meaning:
    if c.told is not None and c.told.grain == "quarter":
        return of(c.told)
    if c.published is None:
        return NOTHING
    return of(shift(containing(c.published, "quarter"), -1))


def _year_ago(m: TimeMention, c: Context) -> Meaning:
    base = c.told if c.told is not None and c.told.grain in ("quarter", "half", "month") else None
    if base is None and c.published is not None:
        whole = not m.part("kind")
        base = containing(c.published, "year") if whole else shift(containing(c.published, "quarter"), -1)
    return of(shift(base, -1, "year")) if base else NOTHING


def _unit(m: TimeMention, c: Context) -> Meaning:
    word = (m.words("u") or ("",))[-1]
    grain = GRAINS.get(str(words.meaning("UNIT", word)))
    if grain is None:
        return Meaning("DURATION", None)
    rel = relation(m)
    if rel is None:
        base = c.published
        if word == "quarter":
            return _last_quarter(m, c)
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
                return _clocked(of(shift(containing(c.published, grain), n)), m)
            return NOTHING
        return _clocked(of(shift(containing(told.start, grain), n)), m)
    if c.published is None:
        return NOTHING
    here = containing(c.published, grain)
    if grain == "weekend" and n < 0 and here.start <= c.published:
        n += 1
    return of(shift(here, n))


def _unit_edge(m: TimeMention, c: Context) -> Meaning:
    return _unit(m, c)


def count(m: TimeMention, name: str = "n") -> float | None:
    """How many units; None for `a few`, `several`, or no number."""
    ws = m.words(name)
    if not ws or VAGUE & set(ws):
        return None
    if "couple" in ws:
        return 2.0
    if ws in (("a",), ("an",)) or "whole" in ws or "entire" in ws:
        return 1.0
    kept = [
        w
        for w in ws
        if w
        not in (
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
        )
    ]
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


def _duration(m: TimeMention, c: Context) -> Meaning:
    n = count(m)
    if m.part("n") in ("half an", "half a"):
        n = 0.5
    if m.rule == "duration-long" and n is None and words.meaning("UNIT", (m.words("u") or ("",))[-1]):
        n = 1.0
    return Meaning("DURATION", length(unit_code(m), n))


def _duration_word(m: TimeMention, c: Context) -> Meaning:
    return Meaning("DURATION", "P1" + (m.part("n") or "Y")[0].upper())


def _window(m: TimeMention, c: Context) -> Meaning:
    n, code = count(m), unit_code(m)
    rel = m.part("rel") or ""
    grain = GRAINS.get(code)
    start = end = None
    if c.published is not None and grain is not None:
        steps = int(n) if n and n == int(n) else {"day": 3, "week": 3, "month": 3}.get(grain, 3)
        try:
            if rel in ("past", "last", "recent", "previous", "preceding"):
                moved = (
                    shift(day(c.published), -steps, grain)
                    if grain != "week"
                    else shift(day(c.published), -7 * steps)
                )
                start, end = moved.start, c.published
            elif rel in ("next", "coming", "following", "upcoming"):
                moved = (
                    shift(day(c.published), steps, grain)
                    if grain != "week"
                    else shift(day(c.published), 7 * steps)
                )
                start, end = c.published, moved.end
        except (OverflowError, ValueError):
            start = end = None
    if m.rule == "window-vague":
        ref = {"recent": "PAST_REF", "past": "PAST_REF", "coming": "FUTURE_REF"}.get(rel)
        if ref and grain in ("year", "month", "quarter", "day", "week"):
            return Meaning("DATE", ref, None, start, end)
    return Meaning("DURATION", length(code, n), None, start, end)


def _shift(m: TimeMention, c: Context) -> Meaning:
    code = unit_code(m)
    word = m.part("dir") or "ago"
    n, anchor = (
        (1, "p")
        if word == "from now"
        else (int(words.meaning("AGO", word)[:-1]), words.meaning("AGO", word)[-1])
    )
    many = count(m) if m.part("n") else (1.0 if m.rule == "day-before" else None)
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
    if (
        anchor == "a"
        and told is not None
        and told.grain in ("quarter", "half", "month", "year")
        and grain == "year"
    ):
        return of(shift(told, steps)) if told.grain == "year" else of(shift(told, steps, "year"))
    if grain == "day":
        return of(shift(day(base), steps))
    if grain == "week" and anchor == "a":
        return of(shift(day(base), 7 * steps))
    if grain in ("decade", "century"):
        grain, steps = "year", steps * (10 if grain == "decade" else 100)
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


def _set(m: TimeMention, c: Context) -> Meaning:
    if m.part("w"):
        return Meaning("SET", words.meaning("SETWORD", m.part("w") or ""))
    if m.part("wd"):
        return Meaning("SET", f"XXXX-WXX-{words.meaning('WEEKDAY', m.part('wd') or '')}")
    if m.part("mo"):
        return Meaning("SET", f"XXXX-{words.meaning('MONTH', m.part('mo') or ''):02d}")
    if m.part("s"):
        return Meaning("SET", f"XXXX-{words.meaning('SEASON', m.part('s') or '')}")
    if m.part("part"):
        return Meaning("SET", f"XXXX-XX-XX{clock_value(m)}")
    return Meaning("SET", length(unit_code(m), count(m) if m.part("n") else 1.0))


def _reference(m: TimeMention, c: Context) -> Meaning:
    return Meaning("DATE", m.value or words.meaning("REFWORD", m.part("w") or ""))


def _decade(m: TimeMention, c: Context) -> Meaning:
    text = m.part("dec") or ""
    digits = "".join(ch for ch in text if ch.isdigit())
    y = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 20 else 2000 + int(digits)
    return of(months("decade", y, 1))


def _century(m: TimeMention, c: Context) -> Meaning:
    n = _day_number(m.part("o") or "")
    return of(months("century", (n - 1) * 100, 1)) if n > 1 else NOTHING


def _week_of(m: TimeMention, c: Context) -> Meaning:
    found = _date(m, c)
    return of(containing(found.period.start, "week")) if found.period else found


MEANINGS: dict[str, Callable[[TimeMention, Context], Meaning]] = {
    "date": _date, "weekday": _weekday, "month": _month, "year": _year, "season": _season, "quarter": _quarter,
    "half": _half, "last-quarter": _last_quarter, "year-ago": _year_ago, "unit": _unit, "unit-edge": _unit_edge,
    "shift": _shift, "duration": _duration, "duration-word": _duration_word, "window": _window, "set": _set,
    "reference": _reference, "deictic": _deictic, "clock": _clock, "part": _part, "decade": _decade,
    "century": _century, "week-of": _week_of,
}  # fmt: skip
