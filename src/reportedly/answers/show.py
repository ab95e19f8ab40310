"""Show: an event, a claim or a report by id, with the words it stands on."""

from dataclasses import dataclass

from reportedly.answers.names import known
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


def show(store: Store, prefix: str) -> EventView | ClaimView | ReportView:
    """What has that id, or an id that begins so. Raises NotFoundError, and UsageError where several do."""
    what, key = found(store, prefix)
    if what == "report":
        kept, events = store.report(key), store.event_ids(key)
        return ReportView(kept, tuple(Shown(told, kept, events.get(told.key)) for told in store.claims(key)))
    if what == "claim":
        told = store.claim(key)
        return ClaimView(Shown(told, store.report(told.report_id), store.event_ids(told.report_id).get(told.key)))
    names = known(store)
    ((event, claims),) = store.events_of([], [key])
    beside = {one.id: happening(one, told, names) for one, told in store.events_of([], [*event.parts, *filter(None, [event.part_of])])}
    return EventView(
        happening(event, claims, names),
        tuple(Shown(told, store.report(told.report_id), key) for told in claims),
        tuple(beside[id] for id in event.parts),
        beside[event.part_of] if event.part_of else None,
    )


def found(store: Store, prefix: str) -> tuple[str, str]:
    """What has that id, or an id that begins so: (event|claim|report, id). An old id of an event leads to the one it is now.

    Raises NotFoundError, and UsageError where several do.
    """
    every = store.find(prefix)
    every = [one for one in every if one[1] == prefix] or every
    leads = dict.fromkeys(("event", store.redirect(key) or key) if what == "old event" else (what, key) for what, key in every)
    if not leads:
        raise NotFoundError(
            f"Nothing in the ledger has an id that begins with {prefix}. `reportedly reports` lists reports, `timeline` events."
        )
    if len(leads) > 1:
        some = ", ".join(key for _, key in list(leads)[:5])
        raise UsageError(f"{len(leads)} ids begin with {prefix}: {some}{', …' if len(leads) > 5 else ''}. Give more of it.")
    return next(iter(leads))
