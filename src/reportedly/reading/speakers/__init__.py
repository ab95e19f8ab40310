"""Speakers: who says so, in chains."""

from reportedly.reading.speakers.find import find

__all__ = ["find"]
