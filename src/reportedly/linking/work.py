"""Claims that linking has in hand, with what the ledger knows of each."""

from collections.abc import Collection, Iterable
from itertools import groupby

from reportedly.ledger.linked import Linked, LinkedRows
from reportedly.linking.blocks import keys
from reportedly.linking.terms import Terms, pack, terms, unpack
from reportedly.model.event import ClaimKey


class Work:
    """`several` are the claims; `numbers` leads to their numbers among the linked ones, `reports` to `reports.key`.

    `by_number` are the terms of all by number, `rows` the rows of claims that were linked before, `blocks` those of others.
    """

    def __init__(self) -> None:
        self.several: list[Terms] = []
        self.numbers: dict[ClaimKey, int] = {}
        self.by_number: dict[int, Terms] = {}
        self.reports: dict[str, int] = {}
        self.rows: dict[int, Linked] = {}
        self.blocks: dict[int, list[int]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def take(self, linked: Iterable[Linked]) -> None:
        """Adds linked claims, each once."""
        for row in linked:
            if row.key not in self.by_number:
                words = self._words.setdefault(row.report, frozenset(row.words.split()))
                self._add(unpack(row.terms, words), row.key, row.report)
                self.rows[row.key] = row

    def share(self, other: "Work") -> None:
        """Adds the claims of other work."""
        for one in other.several:
            if other.numbers[one.key] not in self.by_number:
                self._add(one, other.numbers[one.key], other.reports[one.key.report_id])
        self.rows |= other.rows

    def add(self, kept: LinkedRows, reports: Collection[int] | None = None) -> None:
        """Adds the claims that count of these versions of reports (all for None), here and to the linked ones."""
        new: list[tuple[int, Terms]] = []
        for report, rows in groupby(kept.claims(reports), key=lambda row: row[0]):
            new += [(report, one) for one in terms([told for _, told in rows])]
        words = {report: " ".join(sorted(one.report)) for report, one in new}
        blocks = [keys(one) for _, one in new]
        numbers = kept.keep(((report, one.key.ordinal, pack(one)) for report, one in new), words, blocks)
        self.blocks |= zip(numbers, blocks, strict=True)
        for number, (report, one) in zip(numbers, new, strict=True):
            self._add(one, number, report)

    def _add(self, one: Terms, number: int, report: int) -> None:
        self.several.append(one)
        self.numbers[one.key] = number
        self.by_number[number] = one
        self.reports[one.key.report_id] = report
