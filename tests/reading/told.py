"""Sentences read by the whole pipeline, in the short form that the tables of tests use."""

from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.reading.pipeline import read


def claims(text: str, published: date | None = date(2025, 7, 9)) -> tuple[Claim, ...]:
    """The claims of a text of that day."""
    return read(Report("r", text, published=published)).claims


def claim(text: str, trigger: str) -> Claim:
    """The claim on that trigger; fails with what was found where there is none."""
    found = claims(text)
    for one in found:
        if one.event.trigger == trigger:
            return one
    raise AssertionError(f"no claim on {trigger!r}, only {[one.event.trigger for one in found]}")
