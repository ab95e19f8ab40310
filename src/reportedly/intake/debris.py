"""Marks the parts of a page's text that are no part of the report; nothing is cut, so that offsets hold.

The patterns are data (`codebook/words/debris.yaml`). Two kinds of line are told by their form instead: a
headline over the body, and a headline of some other story between or after the paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml
from reportedly.errors import CodebookError
from reportedly.model.report import Region
from reportedly.model.span import Span

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
CLOSED = re.compile(r"[.!?…][\"”’')\]»]*$|[:;,]$")
QUOTED_AT_END = re.compile(r"^[^:]{12,160}: [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}$")
NAMED_AT_START = re.compile(r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}: [\w\"“‘'].{20,160}$")
HEADLINE_WORDS = 18
# Longer lines are paragraphs; the patterns of whole lines are not tried on them, which bounds their cost.
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the data. `scope`: line, from or piece; `ratio`: least share of words with a capital."""

    kind: str
    scope: str
    pattern: re.Pattern[str]
    ratio: float
    cases: tuple[str, ...]
    not_cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debris:
    """The data: rules in order, words of section labels, words that title case writes small."""

    rules: tuple[Rule, ...]
    labels: frozenset[str]
    small: frozenset[str]


@lru_cache(maxsize=1)
def patterns() -> Debris:
    """The compiled data. Raises CodebookError that names the pattern that is no regular expression."""
    data = read_yaml("words", "debris.yaml")
    rules = []
    for number, row in enumerate(data["rules"], 1):
        try:
            pattern = re.compile(row["pattern"], 0 if row.get("cased") else re.IGNORECASE)
        except re.error as problem:
            raise CodebookError(f"words/debris.yaml, rule {number} ({row['kind']}): {problem}") from problem
        rules.append(
            Rule(
                row["kind"],
                row["scope"],
                pattern,
                float(row.get("capital_ratio", 0.0)),
                tuple(row["cases"]),
                tuple(row["not"]),
            )
        )
    return Debris(tuple(rules), frozenset(data["labels"]), frozenset(data["small"]))


def _capitals(line: str) -> float:
    """The share of words that a title in title case would write large and that are written so."""
    small = patterns().small
    words = [w for w in WORD.findall(line) if w.lower() not in small and not w[0].isdigit()]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def marked(rule: Rule, line: str) -> Iterator[Span]:
    """The parts of one line that one rule marks."""
    if rule.scope == "line":
        bare = line.strip()
        if bare and len(bare) <= LONGEST and rule.pattern.fullmatch(bare) and (not rule.ratio or _capitals(bare) >= rule.ratio):
            start = line.index(bare)
            yield Span(start, start + len(bare))
        return
    for match in rule.pattern.finditer(line):
        yield Span(match.start(), len(line.rstrip()) if rule.scope == "from" else match.end())


def _other_headline(line: str, last: bool) -> bool:
    """True for a line between or after paragraphs that is the headline of another story.

    A text cut short ends in an open sentence, so the last line must look like a title by its form.
    """
    words = WORD.findall(line)
    if CLOSED.search(line) or not 5 <= len(words) <= HEADLINE_WORDS + 4:
        return False
    if QUOTED_AT_END.match(line) or (NAMED_AT_START.match(line) and len(words) >= 7):
        return True
    return _capitals(line) >= (0.9 if last else 0.85) and not line.isupper() and "/" not in line


def _first_headline(line: str, following: str) -> bool:
    """True for a first line that is a title over the body: short, open at its end, before a sentence."""
    words = WORD.findall(line)
    if not 3 <= len(words) <= HEADLINE_WORDS or CLOSED.search(line):
        return False
    return len(following) > len(line) and bool(CLOSED.search(following)) and len(WORD.findall(following)) >= 8


def mark(text: str) -> tuple[Region, ...]:
    """The regions of `text` that are not read, in order and not overlapping; spans count code points.

    Kinds: related, caption, signup, share, byline, credit, advert, navigation, comment, source-line, dateline,
    headline.
    """
    data = patterns()
    regions: list[Region] = []
    open_lines: list[tuple[int, str, bool]] = []
    for match in LINE.finditer(text):
        line, offset = match.group(), match.start()
        if not line.strip():
            continue
        spans = _line(data, line)
        regions.extend(Region(Span(offset + s.start, offset + s.end), kind) for s, kind in spans)
        bare = line.strip()
        if not (len(spans) == 1 and spans[0][0].end - spans[0][0].start >= len(bare)):
            open_lines.append((offset + line.index(bare), bare, bool(spans)))
    regions.extend(_headlines(data, open_lines))
    return tuple(sorted(regions, key=lambda region: region.span))


def _line(data: Debris, line: str) -> list[tuple[Span, str]]:
    out: list[tuple[Span, str]] = []
    for rule in data.rules:
        for span in marked(rule, line):
            if span.start < span.end and not any(span.overlaps(other) for other, _ in out):
                out.append((span, rule.kind))
    return out


def _headlines(data: Debris, lines: list[tuple[int, str, bool]]) -> Iterator[Region]:
    """Headlines among the lines not marked whole: (offset, line, partly marked already)."""
    body = sum(1 for _, line, _ in lines if CLOSED.search(line))
    if not body:
        return
    for number, (start, line, partly) in enumerate(lines):
        if partly or line.lower().strip(" :") in data.labels:
            continue
        following = lines[number + 1][1] if number + 1 < len(lines) else ""
        if number == 0:
            if _first_headline(line, following):
                yield Region(Span(start, start + len(line)), "headline")
        elif _other_headline(line, last=not following):
            yield Region(Span(start, start + len(line)), "related")
