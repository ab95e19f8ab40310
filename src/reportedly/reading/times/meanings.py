"""Which function gives an expression of each make its meaning."""

from collections.abc import Callable

from reportedly.reading.times import days, holidays, lengths, months, units, words
from reportedly.reading.times.find import TimeMention
from reportedly.reading.times.meaning import Context, Meaning


def reference(m: TimeMention, c: Context) -> Meaning:
    """`now`, `recently`, `soon`: present, past or future and no more."""
    return Meaning("DATE", m.value or words.meaning("REFWORD", m.part("w") or ""))


MEANINGS: dict[str, Callable[[TimeMention, Context], Meaning]] = {
    "date": days.dated, "weekday": days.weekday, "deictic": days.deictic, "clock": days.clock,
    "part": days.part, "week-of": days.week_of,
    "month": months.month, "year": months.year, "season": months.season, "quarter": months.quarter,
    "half": months.half, "decade": months.decade, "century": months.century,
    "unit": units.unit, "unit-edge": units.unit, "last-quarter": units.last_quarter,
    "year-ago": units.year_ago, "in-turn": units.in_turn, "holiday": holidays.holiday,
    "shift": lengths.moved, "duration": lengths.duration, "duration-word": lengths.duration_word,
    "window": lengths.window, "set": lengths.repeated,
    "reference": reference,
}  # fmt: skip
