"""Show: an event, a claim or a report by id, with the words it stands on."""

from dataclasses import dataclass

from reportedly.answers.find import one_of
from reportedly.answers.names import known
from reportedly.answers.origins import EACH_ITS_OWN, Families
from reportedly.answers.timeline import Happening, happening
from reportedly.ledger.judged.claims import Judged
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.event import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with the report it was told in, and its event's id (None of one that is judged wrong).

    `judged` is what people judged of it, with the claim as the machine read it; None where no one did.
    """

    told: Told
    report: Kept
    event_id: str | None
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event and all that tells of it; `parts` took place within it, and it within `part_of`."""

    happening: Happening
    claims: tuple[Shown, ...]
    parts: tuple[Happening, ...] = ()
    part_of: Happening | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim."""

    claim: Shown


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report and its claims, in text order."""

    report: Kept
    claims: tuple[Shown, ...]


def show(store: Store, prefix: str, families: Families = EACH_ITS_OWN) -> EventView | ClaimView | ReportView:
    """What has that id, or an id that begins so. Raises NotFoundError, and UsageError where several do."""
    what, key = one_of(store, prefix)
    if what == "event":
        event, claims = store.event(key)
        shown = [one for report_id in dict.fromkeys(told.report_id for told in claims) for one in _report(store, report_id)[1]]
        at, names, today = {one.told.key: one for one in shown}, known(store), store.newest_day()
        beside = {
            one.id: happening(one, told, names, families, today)
            for one, told in store.events_of([], [*event.parts, *filter(None, [event.part_of])])
        }
        return EventView(
            happening(event, claims, names, families, today),
            tuple(at[told.key] for told in claims),
            tuple(beside[id] for id in event.parts),
            beside[event.part_of] if event.part_of else None,
        )
    if what == "report":
        return ReportView(*_report(store, key))
    place = store.claim_keys(key)[0]
    return ClaimView(_report(store, place.report_id)[1][place.ordinal])


def _report(store: Store, report_id: str) -> tuple[Kept, tuple[Shown, ...]]:
    """A report and all its claims, wrong ones too."""
    kept, events = store.report(report_id), store.event_ids(report_id)
    report = kept.report
    shown = []
    for number, one in enumerate(store.judged(report_id)):
        told = Told(one.claim, report.id, number, report.published, report.outlet)
        shown.append(Shown(told, kept, events.get(told.key), one if one.judgements else None))
    return kept, tuple(shown)
