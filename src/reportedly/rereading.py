"""Stored texts read again by a newer reader or codebook: what changes, and what judgements lose their claim by it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.answers.compared import Comparison, compare
from reportedly.ledger.judged.state import Lost, lost
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement, standing


@dataclass(frozen=True, slots=True)
class Reread:
    """A version of a report that was read again. `before` was its reader; `lost` are judgements that match no more."""

    report_id: str
    version: int
    before: str
    comparison: Comparison
    lost: tuple[Lost, ...]


class Rereading:
    """What is left to be read again of a ledger, and its judgements by report; `reader` is who reads now.

    `waiting` are the reports that count and were read by another reader, by id.
    """

    def __init__(self, store: Store, reader: str) -> None:
        self.store, self.reader = store, reader
        self.waiting: list[Kept] = [store.report(report_id, version) for report_id, version in store.outdated(reader)]
        self._bare: list[Judgement] = []
        self._judged: dict[str, list[Judgement]] = defaultdict(list)
        for one in standing(store.judgements()):
            reports = {anchor.report_id for anchor in one.anchors()}
            for report in reports:
                self._judged[report].append(one)
            if not reports:
                self._bare.append(one)

    def put(self, kept: Kept, claims: Sequence[Claim], dry_run: bool = False) -> Reread:
        """Puts `claims`, which are read in a report now, in place of those kept of it; with `dry_run` only says what would change.

        Each report is a transaction of its own, so that what is done stays done.
        """
        report_id = kept.report.id
        before = self.store.read_in(report_id, kept.version)
        held = {(one.judgement.id, one.anchor.id) for one in self._lost(report_id, before, before)}
        gone = tuple(one for one in self._lost(report_id, before, claims) if (one.judgement.id, one.anchor.id) not in held)
        result = Reread(report_id, kept.version, kept.reader, compare(before, claims, same_text=True), gone)
        if not dry_run:
            self.store.reread(report_id, kept.version, claims, self.reader)
        return result

    def _lost(self, report_id: str, before: Sequence[Claim], claims: Sequence[Claim]) -> list[Lost]:
        """Judgements on the report's claims of before that match none of `claims`."""
        owner = {claim.id: report_id for claim in before}
        about = [*self._judged[report_id], *(one for one in self._bare if one.subject in owner)]
        found = lost(about, lambda id: claims if id == report_id else (), owner)
        return [one for one in found if one.anchor.report_id == report_id]
