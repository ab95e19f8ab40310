"""Which reports of a large intake are wanted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from reportedly.errors import InputError
from reportedly.intake.unread import Unread
from reportedly.model.report import Report


@dataclass
class Choice:
    """What to choose: published on or after `since`, in one of `languages`, with `match` in title or text; at most `limit`.

    Reports without a day are not chosen where there is a `since`. `passed` counts those not chosen, by the reason.
    """

    limit: int | None = None
    since: date | None = None
    languages: frozenset[str] = frozenset()
    match: re.Pattern[str] | None = None
    passed: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """In words: `all reports`, `reports since 2025-07-01 with oslo|lima`."""
        words = [
            f"the first {self.limit}" if self.limit else "",
            "reports" if self.limit or self.since or self.languages or self.match else "all reports",
            f"in {', '.join(sorted(self.languages))}" if self.languages else "",
            f"since {self.since}" if self.since else "",
            f"with {self.match.pattern}" if self.match else "",
        ]
        return " ".join(filter(None, words))

    def of(self, items: Iterable[Report | InputError]) -> Iterator[Report | InputError]:
        """The items that are wanted; what could not be taken in stays among them. Ends after `limit` reports."""
        taken = 0
        for item in items:
            if self.limit is not None and taken >= self.limit:
                return
            report = item if isinstance(item, Report) else item.report if isinstance(item, Unread) else None
            if report is None:
                yield item
                continue
            reason = self.against(report)
            if reason:
                self.passed[reason] = self.passed.get(reason, 0) + 1
                continue
            taken += 1
            yield item

    def against(self, report: Report) -> str | None:
        """Why the report is not wanted; None where it is."""
        if self.languages and report.language not in self.languages:
            return "of another language"
        if self.since and report.published is None:
            return "without a date"
        if self.since and report.published and report.published < self.since:
            return f"before {self.since}"
        if self.match and not (self.match.search(report.title or "") or self.match.search(report.text)):
            return "without a match"
        return None
