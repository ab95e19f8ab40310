"""Stored pages, mail and PDFs taken again from their bytes: whose text or date is another now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from reportedly.errors import InputError
from reportedly.intake.again import taken_again
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class Retaken:
    """`before` as the ledger keeps it; `now` is the report as it is taken now, None where `problem` says why it cannot be."""

    before: Kept
    now: Report | None
    problem: InputError | None = None

    @property
    def changed(self) -> bool:
        """True where text or day differ; what else differs (a title, a note) makes no new version."""
        old = self.before.report
        return self.now is not None and (self.now.text, self.now.published) != (old.text, old.published)


def retaken(store: Store) -> Iterator[Retaken]:
    """Every report that counts and whose bytes are kept, taken again, by id. Writes nothing.

    The new version notes of which one's bytes it was taken again: its `meta` has `again: {"version": n}`, by which it is
    told from one that the outlet changed.
    """
    for report_id, version in store.with_raw():
        kept, raw = store.report(report_id, version), store.raw(report_id, version)
        if raw is None:
            continue
        try:
            now = taken_again(kept.report, raw)
        except InputError as problem:
            yield Retaken(kept, None, problem)
            continue
        yield Retaken(kept, replace(now, meta=MappingProxyType({**now.meta, "again": {"version": version}})))
