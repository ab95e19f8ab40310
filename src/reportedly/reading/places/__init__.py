"""Named places: which words name one (`find`), and which place it is (`resolve`)."""

from reportedly.reading.places.choose import resolve
from reportedly.reading.places.find import Found, find

__all__ = ["Found", "find", "resolve"]
