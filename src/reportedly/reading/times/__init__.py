"""Time expressions: found in the text, then resolved against the day of publication (TIMEX3, ISO-TimeML)."""

from reportedly.reading.times.find import TimeMention, find
from reportedly.reading.times.resolve import resolve

__all__ = ["TimeMention", "find", "resolve"]
