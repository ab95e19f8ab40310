"""Life of an event: what was said of it by whom and when, and so how far it had come on each day.

Every origin takes one stance at a time, and what it tells later takes the place of what it told before. From the
stances of all origins follows the stage of the event. Days are those of the reports: today's date is never used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from reportedly.answers.names import Names
from reportedly.answers.origins import EACH_ITS_OWN, Families, Origin, family_of, origins
from reportedly.codebook.life import life_rules
from reportedly.model.claim import Claim
from reportedly.model.event import Told

STAGES = ("announced", "under way", "happened", "called off", "denied", "disputed", "unconfirmed", "overdue")
ASSERTS, ANNOUNCES, OPEN, DENIES, CALLS_OFF = "asserts", "announces", "leaves open", "denies", "calls off"
# What an origin says again more weakly changes nothing: who told that it took place may go on to call it planned.
_STRENGTH = {ASSERTS: 2, DENIES: 2, CALLS_OFF: 2, ANNOUNCES: 1, OPEN: 0}
LAST = date.max  # where a report without a day of publication stands


@dataclass(frozen=True, slots=True)
class Stance:
    """What one origin says of an event, since when, and the claim that says so.

    `says` is asserts (it took place or goes on), announces, leaves open, denies or calls off; `status` is that of the
    claim. `since`, `last` are the days of the first and the last report of this stance, None where no day is known.
    `reports` and `families` (copies of one text) count those in which the origin says so. `current` is false of a
    stance that the same origin has since given up.
    """

    origin: Origin
    says: str
    status: str
    since: date | None
    last: date | None
    claim_id: str
    report_id: str
    quote: str
    reports: int = 1
    families: int = 1
    current: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """From `day` on the event was at `stage`, by this claim. `by` is its origin, '' the report itself; None: day not known."""

    stage: str
    day: date | None
    claim_id: str
    report_id: str
    by: str
    quote: str


@dataclass(frozen=True, slots=True)
class Life:
    """The stages of an event in order; the last is where it stands `as_of` that day.

    `scheduled` is the last day for which it was announced, where it was. `stances` are those of every origin,
    in order of telling.
    """

    changes: tuple[Change, ...]
    stances: tuple[Stance, ...]
    scheduled: date | None = None
    as_of: date | None = None

    @property
    def stage(self) -> str:
        """Where the event stands: one of STAGES."""
        return self.changes[-1].stage

    @property
    def since(self) -> date | None:
        """Since when."""
        return self.changes[-1].day

    @property
    def standing(self) -> tuple[Stance, ...]:
        """The stances that no origin has given up."""
        return tuple(stance for stance in self.stances if stance.current)


@dataclass(slots=True)
class _Held:
    """A stance while it is told: `plain` where more than a noun in passing tells it."""

    origin: Origin
    says: str
    plain: bool
    told: list[Told]
    current: bool = True


def life(told: Sequence[Told], names: Names | None = None, families: Families = EACH_ITS_OWN, as_of: date | None = None) -> Life:
    """The life of the event that the claims `told` (at least one, in order of telling) are of.

    `as_of` is the day on which it is asked, without which nothing is overdue. Claims of later reports count all the
    same: leave them out to know what was known then.
    """
    held: list[_Held] = []
    now: dict[str, _Held] = {}
    changes: list[Change] = []
    sides = frozenset(party.country for one in told for party in (*one.claim.actors, *one.claim.recipients) if party.country)
    several = list(zip(told, origins(told, names, families), strict=True))
    several.sort(key=lambda pair: pair[0].published or LAST)
    for day, today in groupby(several, key=lambda pair: pair[0].published):
        new = [_take(stance, now, held) for stance in _of_one_day(today, sides)]
        stage = _stage(now.values())
        if not changes or changes[-1].stage != stage:
            changes.append(_change(stage, day, [one for one in new if one], list(now.values())))
    plan = _plan(told)
    scheduled = _day(plan.claim) if plan else None
    if plan and scheduled and as_of and changes[-1].stage == "announced" and scheduled < as_of:
        missed = scheduled + timedelta(days=1)
        changes.append(Change("overdue", missed, plan.claim.id, plan.report_id, changes[-1].by, plan.claim.quote))
    return Life(tuple(changes), tuple(_stance(one, families) for one in held), scheduled, as_of)


def _stage(stances: Iterable[_Held]) -> str:
    """The stage that the present stances of all origins make together."""
    by: dict[str, list[_Held]] = {}
    for one in stances:
        by.setdefault(one.says, []).append(one)
    off = by.get(CALLS_OFF, [])
    done = [one for one in by.get(ASSERTS, ()) if one.plain or not (off or DENIES in by)]
    if off and _newest(off) >= _newest(by.get(ANNOUNCES, ())) and (not done or _newest(off) > _newest(done)):
        return "called off"
    if DENIES in by:
        return "disputed" if done or ANNOUNCES in by else "denied"
    if done:
        return "under way" if all(one.told[-1].claim.status == "ongoing" for one in done) else "happened"
    return "announced" if ANNOUNCES in by else "unconfirmed"


def _said(claim: Claim, sides: frozenset[str], speakers: Iterable[Origin]) -> str:
    """What the origin of a claim does by it; `sides` are those who take part in the event."""
    rules = life_rules()
    says = rules.says[claim.status]
    if says == ANNOUNCES and _rule(claim) in rules.asked_for:
        return OPEN
    if says == DENIES and _rule(claim) in rules.called_off:
        return CALLS_OFF
    if says == DENIES and _rule(claim) in rules.not_so and all(not one.name or one.country in sides for one in speakers):
        return "not so"
    return says


def _of_one_day(pairs: Iterable[tuple[Told, tuple[Origin, ...]]], sides: frozenset[str]) -> list[_Held]:
    """What each origin says on one day: of several stances that it takes, the strongest, and then the first told."""
    found: dict[str, _Held] = {}
    for one, speakers in pairs:
        says = _said(one.claim, sides, speakers)
        plain = _rule(one.claim) not in life_rules().in_passing
        for speaker in speakers:
            new = _Held(speaker, says, plain, [one])
            old = found.get(speaker.key)
            if old is not None and old.says == says:
                old.told.append(one)
                old.plain |= plain
            elif old is None or _rank(new) > _rank(old):
                found[speaker.key] = new
    return list(found.values())


def _rank(one: _Held) -> tuple[int, bool]:
    return _STRENGTH.get(one.says, 2), one.plain


def _take(new: _Held, now: dict[str, _Held], held: list[_Held]) -> _Held | None:
    """Puts an origin's word of the day beside or in place of what it said before; None where it adds nothing new."""
    old = now.get(new.origin.key)
    if new.says == "not so":  # said of what was a plan till then, it calls the plan off
        planned = _stage(now.values()) in ("announced", "unconfirmed", "called off") if now else False
        new.says = CALLS_OFF if planned else DENIES
    if old is not None and old.says == new.says:
        old.told += new.told
        old.plain |= new.plain
        return None
    if old is not None and not _gives_up(old, new):
        return None
    if old is not None:
        old.current = False
    held.append(new)
    now[new.origin.key] = new
    return new


def _gives_up(old: _Held, new: _Held) -> bool:
    """True where the new word takes the place of the old one."""
    if new.says == ASSERTS and not new.plain and old.says in (DENIES, CALLS_OFF):
        return False
    if new.says == ANNOUNCES and old.says == CALLS_OFF:
        return True
    return _STRENGTH[new.says] >= _STRENGTH[old.says]


def _change(stage: str, day: date | None, new: Sequence[_Held], now: Sequence[_Held]) -> Change:
    """The change to `stage`, by the first new stance that speaks for it."""
    telling = {
        "happened": (ASSERTS,),
        "under way": (ASSERTS,),
        "announced": (ANNOUNCES,),
        "unconfirmed": (OPEN,),
        "called off": (CALLS_OFF,),
        "denied": (DENIES,),
        "disputed": (DENIES, ASSERTS, ANNOUNCES),
    }[stage]
    for several in (new, now):
        for says in telling:
            one = next((held for held in several if held.says == says), None)
            if one is not None:
                claim = one.told[-1] if several is now else one.told[0]
                return Change(stage, day, claim.claim.id, claim.report_id, one.origin.name, claim.claim.quote)
    raise AssertionError(stage)


def _stance(one: _Held, families: Families) -> Stance:
    first, days = one.told[0], [told.published for told in one.told if told.published]
    reports = {told.report_id for told in one.told}
    return Stance(
        one.origin,
        one.says,
        first.claim.status,
        min(days, default=None),
        max(days, default=None),
        first.claim.id,
        first.report_id,
        first.claim.quote,
        len(reports),
        len({family_of(report, families) for report in reports}),
        one.current,
    )


def _plan(told: Sequence[Told]) -> Told | None:
    """The plan told last that names a day still to come: a visit that was put off counts by its new day."""
    plans = [
        (one.published or date.min, day, one)
        for one in told
        if one.claim.status == "planned" and _rule(one.claim) not in life_rules().asked_for
        # The day of `offered on Saturday to send` is that of the offer.
        if (day := _day(one.claim)) and day >= (one.published or date.min)
    ]
    return max(plans, key=lambda found: found[:2], default=(None, None, None))[2]


def _day(claim: Claim) -> date | None:
    """The last day by which a plan should have come true; of one that is only to begin, the day it begins."""
    return (claim.time.end or claim.time.start) if claim.time else None


def _newest(several: Iterable[_Held]) -> date:
    return max((one.told[-1].published or LAST for one in several), default=date.min)


def denied_by_word(claim: Claim) -> bool:
    """True where a speaker denies it (`Moscow denied that …`), and does not merely tell of what is not."""
    return _rule(claim) == "speaker-denies"


def _rule(claim: Claim) -> str:
    """The word or rule that gave the claim its status."""
    return next((rule.partition(":")[2] for rule in claim.rules if rule.startswith("status:")), "")
