"""Sparklines: a row of numbers as a row of bars, in plain text."""

from collections.abc import Iterable

BARS = "▁▂▃▄▅▆▇█"
PLAIN = ".:-=+*#@"  # where the terminal has no such signs
NOTHING, UNKNOWN = "·", " "


def spark(values: Iterable[float | None], most: float, encoding: str = "utf-8") -> str:
    """One sign a value, the higher the fuller, `most` the fullest; `·` for nought, a blank where nothing is known."""
    bars, nothing = (BARS, NOTHING) if _writes(encoding) else (PLAIN, "_")

    def sign(value: float | None) -> str:
        if value is None:
            return UNKNOWN
        if value <= 0 or most <= 0:
            return nothing
        return bars[min(len(bars) - 1, int(value / most * len(bars)))]

    return "".join(sign(value) for value in values)


def _writes(encoding: str) -> bool:
    try:
        (BARS + NOTHING).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
