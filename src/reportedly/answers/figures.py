"""Figures: a counted thing by speaker and day, every number as it was given."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reportedly.answers.origins import innermost, origin
from reportedly.answers.sides import side
from reportedly.ledger.sqlite import Store
from reportedly.linking.terms import stem
from reportedly.model.event import Told
from reportedly.model.mentions import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one origin. `as_of` are the days of the event, None where not told; `reports` tell it alike."""

    counted: str
    low: float | None
    high: float | None
    modifier: str | None
    additional: bool
    unit: str | None
    speaker: str
    speaker_country: str | None
    outlet: str | None
    published: date | None
    as_of: tuple[date | None, date | None] | None
    status: str
    event_id: str
    claim_id: str
    report_id: str
    kind: str
    quote: str
    reports: int = 1


def figures(store: Store, *sides: str, counted: str | None = None, kinds: Collection[str] = ()) -> list[Figure]:
    """All numbers told of events in which every one of `sides` takes part.

    By counted thing, then day of publication, then speaker. `counted` keeps what is counted by that word (its
    ending makes no difference) or has it as its kind. The same number of the same origin is one row.
    """
    rows: dict[tuple[object, ...], Figure] = {}
    told_in: dict[tuple[object, ...], set[str]] = {}
    for event, told in store.events_of([side(store, words) for words in sides]):
        for one in sorted(told, key=lambda t: (t.published or date.max, t.report_id, t.ordinal)):
            if kinds and one.claim.event.kind not in kinds:
                continue
            for value in one.claim.quantities:
                if counted and not _counts(value, one, counted):
                    continue
                key = (
                    _thing(value),
                    value.low,
                    value.high,
                    value.modifier,
                    value.additional,
                    origin(one) if one.claim.sources else one.outlet,
                    one.claim.event.kind,
                )
                told_in.setdefault(key, set()).add(one.report_id)
                rows.setdefault(key, _figure(value, one, event.id))
    found = [_with_reports(figure, len(told_in[key])) for key, figure in rows.items()]
    return sorted(
        found,
        key=lambda f: (f.counted, f.published or date.max, f.speaker, f.claim_id, f.low or 0, f.high or 0),
    )


def _thing(value: Quantity) -> str:
    """What is counted, by its head noun, so that `combat troops` and `troops` stand together."""
    words = value.counted.split(" of ")[0].split(" and ")[0].split()
    return words[-1].casefold() if words else (value.unit or "")


def _counts(value: Quantity, told: Told, word: str) -> bool:
    wanted = {stem(part) for part in word.casefold().split()}
    has = {stem(part) for part in value.counted.casefold().split()}
    return wanted <= has or stem(told.claim.event.trigger.casefold()) in wanted or told.claim.event.kind == word


def _figure(value: Quantity, told: Told, event_id: str) -> Figure:
    speakers = innermost(told)
    time = told.claim.time
    return Figure(
        _thing(value),
        value.low,
        value.high,
        value.modifier,
        value.additional,
        value.unit,
        " + ".join(dict.fromkeys(s.name for s in speakers)),
        speakers[0].country if speakers else None,
        told.outlet,
        told.published,
        (time.start, time.end) if time and (time.start or time.end) else None,
        told.claim.status,
        event_id,
        told.claim.id,
        told.report_id,
        told.claim.event.kind,
        told.claim.quote,
    )


def _with_reports(figure: Figure, reports: int) -> Figure:
    from dataclasses import replace

    return replace(figure, reports=reports)
