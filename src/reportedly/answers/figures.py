"""Figures: a counted thing by speaker and day, every number as it was given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from reportedly.answers.names import Names, known
from reportedly.answers.origins import EACH_ITS_OWN, Families, family_of, innermost, origin, voice, words_of
from reportedly.answers.sides import side
from reportedly.answers.things import counts, head, measure, same, thing, whose
from reportedly.ledger.sqlite import Store
from reportedly.linking.rules import rules
from reportedly.model.event import Told
from reportedly.model.mentions import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one origin.

    `counted` is the noun that is counted, `phrase` the whole of it as told (`combat soldiers`), `thing` what it is
    whichever word is used; `measure` what befell it (killed, deployed), `side` whose it is;
    `speaker` the origin, '' where the report itself says so; `as_of` are the days of the
    event, None where not told; `reports` tell it alike, in `families` texts, of which `report_id` is the first; `text`
    are the number's own words, `quote` those of the clause that it belongs to. `origins` are the keys of who says so.
    """

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
    phrase: str = ""
    thing: str = ""
    text: str = ""
    measure: str = ""
    side: str | None = None
    families: int = 1
    origins: tuple[str, ...] = ()


def figures(
    store: Store, *sides: str, counted: str | None = None, kinds: Collection[str] = (), families: Families = EACH_ITS_OWN
) -> list[Figure]:
    """All numbers told of events in which every one of `sides` takes part.

    By counted thing, then day of publication, then speaker. `counted` keeps what is counted by that word or by one
    that means the same (`troops`, `soldiers`), or has it as its trigger or kind. The same number of the same origin
    is one row, however many reports print it. Raises NotFoundError for a side that no one knows.
    """
    names = known(store)
    found = [
        (one, value, event.id)
        for event, told in store.events_of([side(store, words) for words in sides])
        for one in told
        if not kinds or one.claim.event.kind in kinds
        for value in one.claim.quantities
        if not counted or counts(value, one, counted)
    ]
    return figures_in(found, names, families)


def figures_in(given: Iterable[tuple[Told, Quantity, str]], names: Names, families: Families = EACH_ITS_OWN) -> list[Figure]:
    """The figures of numbers, each with the claim that gives it and the id of its event; as `figures`."""
    found = sorted(given, key=lambda row: (row[0].published or date.max, row[0].report_id, row[0].ordinal))
    rows: list[Figure] = []
    told_in: list[set[str]] = []
    at: dict[tuple[object, ...], int] = {}
    for one, value, event_id in found:
        keys = _keys(value, one, names, families)
        number = next((at[key] for key in keys if key in at), len(rows))
        if number == len(rows):
            rows.append(_figure(value, one, event_id, names))
            told_in.append(set())
        told_in[number].add(one.report_id)
        for key in keys:
            at.setdefault(key, number)
    counted_rows = [
        replace(row, reports=len(reports), families=len({family_of(report, families) for report in reports}))
        for row, reports in zip(rows, told_in, strict=True)
    ]
    return sorted(
        counted_rows,
        key=lambda f: (f.thing, f.published or date.max, f.speaker, f.claim_id, f.low or 0, f.high or 0),
    )


def _keys(value: Quantity, told: Told, names: Names, families: Families) -> list[tuple[object, ...]]:
    """By which a number of an origin is known again; a report's own by its outlet, and by the words of a copy."""
    number = (same(head(value)), value.low, value.high, value.modifier, value.additional, value.unit)
    about = (*number, rules().family(told.claim.event.kind), measure(value, told))
    if told.claim.sources:
        return [(*about, "speaker", origin(told, names))]
    outlet = (*about, "outlet", told.outlet or told.report_id)
    return [outlet, (*about, "words", words_of(told)), (*about, "family", family_of(told.report_id, families))]


def _figure(value: Quantity, told: Told, event_id: str, names: Names) -> Figure:
    speakers = innermost(told)
    time = told.claim.time
    of = measure(value, told)
    return Figure(
        head(value),
        value.low,
        value.high,
        value.modifier,
        value.additional,
        value.unit,
        voice(told, names),
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
        phrase=value.counted or value.unit or "",
        thing=thing(value),
        text=value.text,
        measure=of,
        side=whose(value, told, of),
        origins=origin(told, names),
    )
