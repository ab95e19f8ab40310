"""Stored texts read again by a newer reader or codebook: what changes, and what judgements lose their claim by it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.answers.compared import Comparison, compare
from reportedly.ledger.judged.state import Lost, lost
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.claim import Claim
from reportedly.model.judgement import standing


@dataclass(frozen=True, slots=True)
class Reread:
    """A version of a report that was read again. `before` was its reader; `lost` are judgements that match no more."""

    report_id: str
    version: int
    before: str
    comparison: Comparison
    lost: tuple[Lost, ...]


def waiting(store: Store, reader: str) -> list[Kept]:
    """The reports that count and were read by another reader, by id: what is left to be read again."""
    return [store.report(report_id, version) for report_id, version in store.outdated(reader)]


def reread(store: Store, kept: Kept, claims: Sequence[Claim], reader: str, dry_run: bool = False) -> Reread:
    """Puts `claims`, which `reader` reads in a report, in place of those kept of it; with `dry_run` only says what would change.

    Each report is a transaction of its own, so that what is done stays done.
    """
    report_id = kept.report.id
    before = store.read_in(report_id, kept.version)
    decided = standing(store.judgements())
    owner = {claim.id: report_id for claim in before}

    def about(several: Sequence[Claim]) -> set[tuple[int, str]]:
        found = lost(decided, lambda id: several if id == report_id else (), owner)
        return {(one.judgement.id, one.anchor.id) for one in found if one.anchor.report_id == report_id}

    fresh = about(claims) - about(before)
    gone = [one for one in lost(decided, lambda _: claims, owner) if (one.judgement.id, one.anchor.id) in fresh]
    result = Reread(report_id, kept.version, kept.reader, compare(before, claims, same_text=True), tuple(gone))
    if not dry_run:
        store.reread(report_id, kept.version, claims, reader)
    return result
