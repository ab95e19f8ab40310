"""Show: an event, a claim or a report by id, with the words it stands on."""

from dataclasses import dataclass

from reportedly.answers.names import known
from reportedly.answers.origins import EACH_ITS_OWN, Families
from reportedly.answers.timeline import Happening, happening
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.event import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with the report it was told in, and its event's id."""

    told: Told
    report: Kept
    event_id: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event and all that tells of it."""

    happening: Happening
    claims: tuple[Shown, ...]


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
    found = store.find(prefix)
    exact = [one for one in found if one[1] == prefix]
    found = exact or found
    if not found:
        raise NotFoundError(
            f"Nothing in the ledger has an id that begins with {prefix}. `reportedly reports` lists reports, `timeline` events."
        )
    if len(found) > 1:
        some = ", ".join(key for _, key in found[:5])
        raise UsageError(f"{len(found)} ids begin with {prefix}: {some}{', …' if len(found) > 5 else ''}. Give more of it.")
    what, key = found[0]
    events = store.event_ids()
    if what == "report":
        kept = store.report(key)
        return ReportView(kept, tuple(Shown(told, kept, events.get(told.key)) for told in store.claims(key)))
    if what == "claim":
        told = next(one for one in store.claims() if one.claim.id == key)
        return ClaimView(Shown(told, store.report(told.report_id), events.get(told.key)))
    event, claims = next((event, told) for event, told in store.events_of([]) if event.id == key)
    told_of = happening(event, claims, known(store), families, store.newest_day())
    return EventView(told_of, tuple(Shown(told, store.report(told.report_id), key) for told in claims))
