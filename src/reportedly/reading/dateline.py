"""Where a report was filed: the town of its dateline (`LIMA, 3 May (AP) -`), which intake marks as no part of the text."""

import re
from collections.abc import Iterable

from reportedly.codebook.gazetteer import lookup
from reportedly.codebook.phrases import key_of
from reportedly.model.mentions import Place
from reportedly.model.report import Region, Report
from reportedly.model.span import Span

NAME = re.compile(r"[^\W\d_][\w.’' ]*\w")


def filed(report: Report) -> Place | None:
    """The town, where it is known; of several of one name the largest."""
    line = _dateline(report.regions)
    name = NAME.match(report.text, line.span.start, line.span.end) if line is not None else None
    if name is None:
        return None
    entries = [entry for entry in lookup(key_of(name[0].lower())) if entry.kind == "city"]
    if not entries:
        return None
    town = max(entries, key=lambda entry: entry.population)
    span = Span(*name.span())
    return Place(span, name[0], town.name, "city", town.country, town.geonameid, town.lat, town.lon)


def _dateline(regions: Iterable[Region]) -> Region | None:
    return next((region for region in regions if region.kind == "dateline"), None)
