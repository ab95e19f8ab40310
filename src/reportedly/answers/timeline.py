"""Timeline: the events of one side or between two, with days as precise as they were told."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.answers.life import Life, life
from reportedly.answers.names import Names, known
from reportedly.answers.origins import EACH_ITS_OWN, Families, family_of, voices
from reportedly.answers.sides import side
from reportedly.answers.things import head, same
from reportedly.ledger.sqlite import Store
from reportedly.model.event import Event, Told
from reportedly.model.mentions import Party, Quantity

# What an event is held to be when its claims differ: something told as done outranks its announcement.
STRONGEST = ("happened", "ongoing", "planned", "possible", "unknown", "denied")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. `start`, `end` are inclusive days, None where no claim tells or an end is open.

    `precision` is their grain: day, month, season and year are whole ones, days is any other stretch, open has one
    end, none no day. `status` is the strongest told, `statuses` (status, number of claims) of all, and `life` how far it
    had come when. `reports`, `families` (copies are one) and `origins` count who tells of it; `speakers` are the
    innermost ones; `quote` is of the claim that tells most; `first_told` is the first day of publication.
    """

    event_id: str
    kind: str
    start: date | None
    end: date | None
    precision: str
    status: str
    statuses: tuple[tuple[str, int], ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    quantities: tuple[Quantity, ...]
    life: Life
    reports: int
    families: int
    origins: int
    speakers: tuple[str, ...]
    quote: str
    claim_ids: tuple[str, ...]
    first_told: date | None = None


def timeline(
    store: Store,
    *sides: str,
    newest_first: bool = False,
    kinds: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    families: Families = EACH_ITS_OWN,
) -> list[Happening]:
    """Events in which every one of `sides` takes part, oldest first; those without any day last.

    `since`, `until` keep events that end on that day or later, begin on that day or earlier. `as_of` tells what was
    known on that day: reports of later days, and without a day, are left out; without it, all that the ledger holds
    counts, and its newest report is the day by which a plan is overdue. `families` leads from reports to the copies
    they belong to. Raises NotFoundError for a side that no one knows.
    """
    names, day = known(store), as_of or store.newest_day()
    found = [
        happening(event, told, names, families, day)
        for event, claims in store.events_of([side(store, words) for words in sides])
        if (told := known_by(claims, as_of))
    ]
    found = [
        one
        for one in found
        if (not kinds or one.kind in kinds)
        and (since is None or (_last(one) is not None and _last(one) >= since))  # type: ignore[operator]
        and (until is None or (_first(one) is not None and _first(one) <= until))  # type: ignore[operator]
    ]
    dated = sorted(
        (one for one in found if _first(one)),
        key=lambda one: (_first(one), one.event_id),
        reverse=newest_first,
    )
    return dated + sorted((one for one in found if not _first(one)), key=lambda one: one.event_id)


def _first(one: Happening) -> date | None:
    return one.start or one.end or one.first_told


def _last(one: Happening) -> date | None:
    return one.end or one.start or one.first_told


def known_by(told: Sequence[Told], day: date | None) -> list[Told]:
    """The claims of reports of that day or before; all where no day is given."""
    return [one for one in told if day is None or (one.published is not None and one.published <= day)]


def happening(event: Event, told: Sequence[Told], names: Names, families: Families = EACH_ITS_OWN, as_of: date | None = None) -> Happening:
    """The event as its claims tell it; actors by their fullest names."""
    its_life = life(told, names, families, as_of)
    statuses = Counter(one.claim.status for one in told)
    status = next(status for status in STRONGEST if statuses[status])
    start, end = _days(told, status)
    best = max(
        told,
        key=lambda one: (
            one.claim.status == status,
            len(one.claim.quantities),
            len(one.claim.actors) + len(one.claim.recipients),
            -one.ordinal,
        ),
    )
    return Happening(
        event_id=event.id,
        kind=event.kind,
        start=start,
        end=end,
        precision=_precision(start, end),
        status=status,
        statuses=tuple(sorted(statuses.items(), key=lambda found: (-found[1], found[0]))),
        actors=_fullest(best.claim.actors, (one.claim.actors for one in told), names),
        recipients=_fullest(best.claim.recipients, (one.claim.recipients for one in told), names),
        place=_place(told),
        quantities=_numbers(told),
        life=its_life,
        reports=len({one.report_id for one in told}),
        families=len({family_of(one.report_id, families) for one in told}),
        origins=len({stance.origin.key for stance in its_life.stances}),
        speakers=voices(told, names),
        quote=best.claim.quote,
        claim_ids=tuple(one.claim.id for one in told),
        first_told=min((one.published for one in told if one.published), default=None),
    )


def _days(told: Sequence[Told], status: str) -> tuple[date | None, date | None]:
    """The narrowest days that a claim of the event's status tells, else any claim."""
    times = [one.claim.time for one in told if one.claim.time and one.claim.status == status]
    times = times or [one.claim.time for one in told if one.claim.time]
    days = [(t.start, t.end) for t in times if t and (t.start or t.end)]
    whole = [(a, b) for a, b in days if a and b]
    return min(whole, key=lambda d: ((d[1] - d[0]).days, d)) if whole else next(iter(days), (None, None))


def _place(told: Sequence[Told]) -> str | None:
    """The first place told that is no mere country, else the first."""
    places = [one.claim.place for one in told if one.claim.place]
    return next((place.name for place in [*(p for p in places if p.kind != "country"), *places]), None)


def _precision(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "open" if start or end else "none"
    if start == end:
        return "day"
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return {1: "month", 3: "season", 12: "year"}.get(months, "days") if whole else "days"


def _fullest(quoted: Iterable[Party], several: Iterable[Iterable[Party]], names: Names) -> tuple[str, ...]:
    """One name a side, the most often told; no other person or body of it than the quotation has."""
    told: dict[str, Counter[str]] = {}
    states: set[str] = set()
    for parties in several:
        for party in parties:
            states |= {party.name} if party.kind == "state" else set()
            told.setdefault(_side(party), Counter())[names.name(party.id, party.name)] += 1
    shown = {side: max(counter.items(), key=lambda found: (found[1], len(found[0]), found[0]))[0] for side, counter in told.items()}
    for party in reversed(list(quoted)):
        if shown[_side(party)] not in states:
            shown[_side(party)] = names.name(party.id, party.name)
    return tuple(shown.values())


def _side(party: Party) -> str:
    return party.country or party.name.casefold()


def _numbers(told: Sequence[Told]) -> tuple[Quantity, ...]:
    """Every number once."""
    seen: dict[tuple[object, ...], Quantity] = {}
    for one in told:
        for value in one.claim.quantities:
            seen.setdefault((same(head(value)), value.unit, value.low, value.high, value.modifier, value.additional), value)
    return tuple(seen.values())
