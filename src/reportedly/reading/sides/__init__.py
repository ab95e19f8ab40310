"""Sides: who takes part in an event once all that the words and the story round them say is weighed."""

from reportedly.reading.sides.company import Story
from reportedly.reading.sides.decide import decided

__all__ = ["Story", "decided"]
