"""Quantities: numbers with their range, modifier and what they count."""

from reportedly.reading.quantities.find import find

__all__ = ["find"]
