"""Speakers: who says so, in chains."""

from reportedly.reading.speakers.find import find
from reportedly.reading.speakers.statements import statements

__all__ = ["covering", "find", "statements"]
