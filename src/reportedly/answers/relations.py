"""Relations: what two sides did to and with each other, month by month, weighed and counted once a happening.

Only what one does to the other, or both together with each other, is weighed. What both do to a third, or suffer from
one, is counted apart: two allies at war with another are not at war with each other. Beside each month stands how
many reports were read, for a month of which nothing is read is not a month of peace.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.answers.names import Names, known
from reportedly.answers.origins import EACH_ITS_OWN, Families
from reportedly.answers.shifts import Shift, shifts
from reportedly.answers.sides import side
from reportedly.answers.timeline import Happening, happening, known_by
from reportedly.codebook.intensity import Weight, intensity
from reportedly.errors import UsageError
from reportedly.ledger.sqlite import Store
from reportedly.linking.rules import rules
from reportedly.model.claim import Claim
from reportedly.model.event import Event, Told
from reportedly.model.mentions import Party

DONE, PLANNED = ("happened", "under way"), ("announced",)


@dataclass(frozen=True, slots=True)
class Dealing:
    """One event between the two sides, with its weight. `month` is the first day of that in which it counts."""

    event_id: str
    kind: str
    stage: str
    plover: str
    quad: str
    goldstein: float
    intensity: float
    month: date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month. `goldstein` and `intensity` are the sums over what happened, `planned_…` those over what is announced.

    `counts` are (PLOVER class, stage, number of events) of all dealings; `together` counts events of both with or
    under a third. `reports` were read of that month in all, `about` of them tell of something between or of the two.
    `shift` is the change that begins here, if one does.
    """

    month: date
    goldstein: float
    intensity: float
    planned_goldstein: float
    planned_intensity: float
    counts: tuple[tuple[str, str, int], ...]
    dealings: tuple[Dealing, ...]
    together: int
    reports: int
    about: int
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """The months from the first to the last of which reports were read; `outside` are dealings of other months or none."""

    months: tuple[Month, ...]
    outside: tuple[Dealing, ...]


def relations(
    store: Store,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    families: Families = EACH_ITS_OWN,
) -> Relations:
    """What there was between two sides by month, from the month of `since` to that of `until`.

    What happened counts in the month in which it did or, where no day is told, in which it was first reported; what is
    still only announced in the month of the announcement. Events that are disputed, denied, called off, overdue or
    unconfirmed are counted and weigh nothing. `as_of` and `families` are as in `timeline`. Raises NotFoundError for a
    side that no one knows, UsageError where both are the same.
    """
    first, second = frozenset(side(store, one)), frozenset(side(store, other))
    if first & second:
        raise UsageError(f"{one} and {other} are the same side. Relations are between two.")
    names = known(store)
    found = [(event, told) for event, claims in store.events_of([sorted(first), sorted(second)]) if (told := known_by(claims, as_of))]
    between = [(event, told) for event, told in found if any(_between(each.claim, first, second) for each in told)]
    day = as_of or store.newest_day()
    dealings = _turned([_dealing(event, told, names, families, day) for event, told in between])
    apart = [told for event, told in found if any(_together(each.claim, first, second) for each in told) and (event, told) not in between]
    read = [(when, number) for when, number in store.published() if as_of is None or when <= as_of]
    months = _months(read, since, until)
    return _relations(months, dealings, apart, [told for _, told in found], read)


def _relations(
    months: Sequence[date],
    dealings: Sequence[Dealing],
    apart: Sequence[list[Told]],
    found: Sequence[list[Told]],
    read: Iterable[tuple[date, int]],
) -> Relations:
    reports: Counter[date] = Counter()
    for day, number in read:
        reports[day.replace(day=1)] += number
    telling = {(each.report_id, each.published) for told in found for each in told if each.published}
    about = Counter(day.replace(day=1) for _, day in telling)
    first = [min((each.published for each in told if each.published), default=None) for told in apart]
    together = Counter(day.replace(day=1) for day in first if day)
    by_month: dict[date | None, list[Dealing]] = {}
    for dealing in dealings:
        by_month.setdefault(dealing.month, []).append(dealing)
    made = [_month(month, by_month.get(month, []), together[month], reports[month], about[month]) for month in months]
    inside = frozenset(months)
    changes = shifts(
        [(one.month, one.goldstein, [d for d in one.dealings if d.stage in DONE]) for one in made if one.reports or one.dealings]
    )
    made = [replace(one, shift=changes.get(one.month)) for one in made]
    return Relations(tuple(made), tuple(dealing for dealing in dealings if dealing.month not in inside))


def _month(month: date, dealings: Collection[Dealing], together: int, reports: int, about: int) -> Month:
    def total(stages: tuple[str, ...], value: str) -> float:
        return round(float(sum(getattr(one, value) for one in dealings if one.stage in stages)), 1)

    counts = Counter((one.plover, one.stage) for one in dealings)
    return Month(
        month,
        total(DONE, "goldstein"),
        total(DONE, "intensity"),
        total(PLANNED, "goldstein"),
        total(PLANNED, "intensity"),
        tuple((plover, stage, number) for (plover, stage), number in sorted(counts.items(), key=lambda found: (-found[1], found[0]))),
        tuple(sorted(dealings, key=lambda one: (-abs(one.goldstein), one.event_id))),
        together,
        reports,
        about,
    )


def _dealing(event: Event, told: Sequence[Told], names: Names, families: Families, day: date | None) -> Dealing:
    it = happening(event, told, names, families, day)
    classes = Counter((one.claim.event.plover, one.claim.event.cameo) for one in told if one.claim.event.kind == event.kind)
    (plover, cameo), _ = max(classes.items(), key=lambda found: (found[1], found[0][0], found[0][1] or ""))
    weight = intensity().weight(event.kind, plover, cameo)
    when = _day(it)
    return _weighed(
        Dealing(
            event.id, event.kind, it.life.stage, "", "", 0, 0, when.replace(day=1) if when else None, it.actors, it.recipients, it.quote
        ),
        weight,
    )


def _weighed(one: Dealing, weight: Weight) -> Dealing:
    return replace(one, plover=weight.plover, quad=weight.quad, goldstein=weight.goldstein, intensity=weight.intensity)


def _day(it: Happening) -> date | None:
    """The day by which an event counts in a month."""
    reached = next((change.day for change in it.life.changes if change.stage == it.life.stage), None)
    if it.life.stage not in DONE:
        return it.first_told
    told = reached or it.first_told
    if told is None:
        return it.end or it.start
    if it.start and told < it.start:
        return it.start
    return it.end if it.end and told > it.end else told


def _turned(dealings: Sequence[Dealing]) -> list[Dealing]:
    """Forces sent to a foe weigh as what they are: see `turning` in intensity.yaml."""
    turning = intensity().turning
    done = [(one.month, one) for one in dealings if one.kind not in turning["kinds"] and one.stage in DONE and one.month]
    hard = [month for month, one in done if one.quad == "material conflict"]
    friendly = [month for month, one in done if one.plover in turning["friendly"]]

    def hostile(one: Dealing) -> bool:
        def near(months: list[date]) -> int:
            return sum(one.month is not None and abs(_apart(one.month, month)) <= turning["within_months"] for month in months)

        return near(hard) > near(friendly)

    return [_weighed(one, intensity().turned()) if one.kind in turning["kinds"] and hostile(one) else one for one in dealings]


def _apart(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _months(read: Sequence[tuple[date, int]], since: date | None, until: date | None) -> list[date]:
    """The first days of the months asked for, no farther than reports were read."""
    if not read:
        return []
    first, last = max(filter(None, (read[0][0], since))), min(filter(None, (read[-1][0], until)))
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month)
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return found


def _between(claim: Claim, one: frozenset[str], other: frozenset[str]) -> bool:
    """True where one does it to the other, or both do it with each other and to no third."""
    acts, suffers = _roles(claim.actors, one, other), _roles(claim.recipients, one, other)
    if (acts[0] and suffers[1]) or (acts[1] and suffers[0]):
        return True
    mutual = claim.event.kind in rules().symmetric
    return mutual and acts[0] and acts[1] and all(_is(party, one | other) for party in claim.recipients)


def _together(claim: Claim, one: frozenset[str], other: frozenset[str]) -> bool:
    """True where both do it, or both suffer it."""
    return all(_roles(claim.actors, one, other)) or all(_roles(claim.recipients, one, other))


def _roles(parties: Iterable[Party], one: frozenset[str], other: frozenset[str]) -> tuple[bool, bool]:
    several = tuple(parties)
    return any(_is(party, one) for party in several), any(_is(party, other) for party in several)


def _is(party: Party, keys: frozenset[str]) -> bool:
    return party.country in keys or party.id in keys or f"{party.country or '-'}/{party.name.casefold()}" in keys
