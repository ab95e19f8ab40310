"""A stretch of a report's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open interval of Unicode code points: `text[start:end]` is the quotation."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The quotation."""
        return text[self.start : self.end]
