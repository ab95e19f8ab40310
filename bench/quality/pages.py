"""Pages of the web: is the main text found, the date, what a page is, and is nothing of its debris read as a claim.

The data is a folder of `NAME.html`, each with `NAME.json` beside it:

    {"kind": "article", "date": "2025-07-09", "text": "…", "url": "https://…", "debris": ["a sentence of a caption"]}

`kind` is article, live, or what the page is instead (see `intake.pages.Page`); `date` is null where the page tells none for
certain; `entries` of a live blog are {"text", "date"}. `url` is where the page came from, where the page alone doesn't tell.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.errors import Miss
from reportedly.errors import InputError
from reportedly.intake import Page, Unread, read_page
from reportedly.model.report import Report
from reportedly.reading.pipeline import read_many

TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Taken:
    """A page with what is wanted of it and the reports that were made of it, unread ones too."""

    name: str
    wanted: dict[str, Any]
    page: Page
    reports: tuple[Report, ...]


def taken(data: Path) -> list[Taken]:
    """All pages of the folder. Raises FileNotFoundError where it has none with a JSON beside it."""
    found = []
    for file in sorted(data.glob("*.htm*")):
        beside = file.with_suffix(".json")
        if beside.is_file():
            wanted = json.loads(beside.read_text(encoding="utf-8"))
            page = read_page(file.read_bytes(), url=wanted.get("url"), where=file.name, id=file.stem)
            found.append(Taken(file.stem, wanted, page, tuple(filter(None, map(_report, page.items)))))
    if not found:
        raise FileNotFoundError(f"{data} has no NAME.html with a NAME.json beside it.")
    return found


def _report(item: Report | InputError) -> Report | None:
    return item if isinstance(item, Report) else item.report if isinstance(item, Unread) else None


def shown(report: Report) -> str:
    """The text without what is marked as debris."""
    kept, at = [], 0
    for region in report.regions:
        if region.kind not in ("dateline", "correction", "headline"):
            kept.append(report.text[at : region.span.start])
            at = region.span.end
    return "".join([*kept, report.text[at:]])


def f1(wanted: str, found: str) -> float:
    """Token F1 of two texts, by how often each word stands in them."""
    one, two = Counter(TOKEN.findall(wanted.lower())), Counter(TOKEN.findall(found.lower()))
    same = sum((one & two).values())
    return 2 * same / (sum(one.values()) + sum(two.values())) if same else 0.0


def pairs(one: Taken) -> Iterator[tuple[str, str | None, Report | None]]:
    """(text, date, report) of every report that is wanted of a page; the report is None where it was not made."""
    if one.wanted["kind"] == "live":
        made = list(one.reports)
        for entry in one.wanted["entries"]:
            best = max(made, key=lambda report: f1(entry["text"], report.text), default=None)
            yield entry["text"], entry["date"], best
    elif one.wanted["kind"] == "article":
        yield one.wanted["text"], one.wanted["date"], one.reports[0] if len(one.reports) == 1 else None


def own_text(report: Report, wanted: str) -> str:
    """The report's text without debris, and without the headings that stand over what is wanted."""
    lines = shown(report).strip().split("\n")
    heading = lines[0].strip() if lines else ""
    over = heading and heading not in wanted and any(region.kind == "headline" and region.span.start == 0 for region in report.regions)
    return "\n".join(lines[1:] if over else lines)


def measure(data: Path) -> dict[str, Any]:
    """`text.f1` and `dates` of the reports wanted, `kinds` of the pages, and claims that stand in debris."""
    every = taken(data)
    scores, days = [], []
    for one in every:
        for text, date, report in pairs(one):
            scores.append(f1(text, own_text(report, text)) if report else 0.0)
            days.append(report is not None and (report.published.isoformat() if report.published else None) == date)
    return {
        "pages": len(every),
        "reports": len(scores),
        "text": {"f1": round(sum(scores) / max(1, len(scores)), 4), "worst": round(min(scores, default=0.0), 4)},
        "dates": round(sum(days) / max(1, len(days)), 4),
        "kinds": round(sum(one.page.kind == one.wanted["kind"] for one in every) / len(every), 4),
        "debris_claims": len(list(in_debris(every))),
    }


def in_debris(every: list[Taken]) -> Iterator[tuple[str, str]]:
    """(page, quotation) of each claim that stands in a sentence of debris."""
    reports = [(one, report) for one in every for report in one.reports if one.wanted.get("debris")]
    for (one, report), reading in zip(reports, read_many(report for _, report in reports), strict=True):
        for sentence in one.wanted["debris"]:
            at = report.text.find(sentence)
            for claim in reading.claims:
                if 0 <= at < claim.span.end and claim.span.start < at + len(sentence):
                    yield one.name, claim.quote


def wrong(data: Path) -> Iterator[Miss]:
    """What was found otherwise than wanted."""
    every = taken(data)
    for one in every:
        if one.page.kind != one.wanted["kind"]:
            said = "; ".join(str(item) for item in one.page.items if isinstance(item, InputError))
            yield Miss("kind", f"{one.wanted['kind']} as {one.page.kind}", f"{one.name}: {said}")
            continue
        for text, date, report in pairs(one):
            if report is None:
                yield Miss("missed", one.wanted["kind"], f"{one.name}: {[str(item) for item in one.page.items]}"[:300])
                continue
            found = report.published.isoformat() if report.published else None
            if found != date:
                yield Miss("date", f"from {dict(report.meta.get('found') or {}).get('date')}", f"{one.name}: {found} and not {date}")
            own = own_text(report, text)
            if f1(text, own) < 0.97:
                wanted, lines = text.split("\n"), own.split("\n")
                gone = [line for line in wanted if line not in lines]
                more = [line for line in lines if line.strip() and line not in wanted]
                yield Miss("text", f"f1 {f1(text, own):.2f}", f"{one.name}: - {gone} + {more}"[:700])
    for name, quote in in_debris(every):
        yield Miss("debris", "claim", f"{name}: {quote}")
