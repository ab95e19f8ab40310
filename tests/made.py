"""Claims made by hand, in short: what linking, the ledger and the answers are tested with, without the parser."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from reportedly.codebook import countries
from reportedly.codebook.kinds import load
from reportedly.ledger.sqlite import Added, Store
from reportedly.linking.keep import refresh
from reportedly.model.claim import Claim, EventType, Speaker
from reportedly.model.event import Told
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.span import Span

PLACES = {
    "Riga": ("capital", "LVA", 56.946, 24.106),
    "Latvia": ("country", "LVA", 57.0, 25.0),
    "Ventspils": ("city", "LVA", 57.394, 21.561),
    "Oslo": ("capital", "NOR", 59.913, 10.746),
    "Narvik": ("city", "NOR", 68.438, 17.427),
    "Baltic Sea": ("sea", None, 58.0, 20.0),
}

ANYWHERE = Span(0, 1)


@dataclass(frozen=True)
class Draft:
    """A claim as a test tells it.

    Who takes part and who says so are written in words: `NOR` a state, `NOR/Ida Berg` a person of it, any other name
    a body of no country, small letters no actor (`preliminary data`); several are parted by commas,
    levels of speakers by ` > `, outermost first.
    `days` is a day, or two parted by `..`; `numbers` are (low, high, counted); `rule` is the one that gave the status.
    """

    quote: str = "Norway sent troops to Latvia"
    kind: str = "deploy"
    actors: str = "NOR"
    recipients: str = "LVA"
    by: str = ""
    status: str = "happened"
    days: str = ""
    place: str = ""
    numbers: tuple[tuple[float | None, float | None, str], ...] = ()
    modifier: str | None = None
    additional: bool = False
    trigger: str = "sent"
    rule: str = ""
    id: str = ""
    offices: dict[str, str] = field(default_factory=dict)


def dispatch(id: str, *drafts: Draft, day: str | None = "2025-03-04", outlet: str | None = "Baltic Desk", **more: Any) -> Report:
    """A report whose text is the drafts' quotations, one a sentence."""
    text = " ".join(f"{draft.quote}." for draft in drafts) or "Nothing happened."
    return Report(id=id, text=text, published=date.fromisoformat(day) if day else None, outlet=outlet, **more)


def claims(report: Report, *drafts: Draft) -> tuple[Claim, ...]:
    """The claims of `dispatch(..., *drafts)`."""
    made, at = [], 0
    for number, draft in enumerate(drafts):
        made.append(_claim(draft, draft.id or f"{report.id}-c{number}", report, Span(at, at + len(draft.quote))))
        at += len(draft.quote) + 2
    return tuple(made)


def told(id: str, *drafts: Draft, day: str | None = "2025-03-04", outlet: str | None = "Baltic Desk") -> list[Told]:
    """The same as linking takes them."""
    report = dispatch(id, *drafts, day=day, outlet=outlet)
    return [Told(claim, id, number, report.published, outlet) for number, claim in enumerate(claims(report, *drafts))]


def keep(store: Store, report: Report, *drafts: Draft) -> Added:
    """Adds a report with the claims of its drafts."""
    return store.add(report, claims(report, *drafts), reader="test")


def relink(store: Store) -> None:
    """Brings the events up to date with the claims."""
    refresh(store)


def party(words: str, span: Span = ANYWHERE, office: str | None = None) -> Party:
    """`NOR`, `NOR/Ida Berg`, the name of a body, or in small letters what is no actor."""
    country, slash, name = words.partition("/")
    if slash:
        return Party(name, "person", country, span, f"{country}/{name.casefold()}", office)
    if country in countries.codes():
        return Party(countries.name_of(country), "state", country, span, country)
    if words.islower():
        return Party(words, "", None, span)
    return Party(words, "organisation", None, span, f"-/{words.casefold()}")


def number(low: float | None, high: float | None, counted: str, modifier: str | None = None, additional: bool = False) -> Quantity:
    """A quantity whose spans tell nothing."""
    return Quantity(Span(0, 1), f"{low} to {high}", low, high, modifier, additional, counted, Span(0, 1))


def place(name: str, span: Span = ANYWHERE) -> Place:
    """One of PLACES."""
    kind, country, lat, lon = PLACES[name]
    return Place(span, name, name, kind, country, None, lat, lon)


def time(days: str, span: Span = ANYWHERE) -> Time | None:
    """None for ''; an end of `..` that is not told is open."""
    if not days:
        return None
    first, dots, last = days.partition("..")
    start = date.fromisoformat(first) if first else None
    end = (date.fromisoformat(last) if last else None) if dots else start
    return Time(span, days, "DATE", days, start, end)


def _claim(draft: Draft, id: str, report: Report, span: Span) -> Claim:
    parties = {
        role: tuple(party(who, span, draft.offices.get(who)) for who in _listed(getattr(draft, role))) for role in ("actors", "recipients")
    }
    speakers = tuple(
        Speaker(one.name, one.country, level, "said", span, one.id, one.kind)
        for level, several in enumerate(draft.by.split(" > "))
        for one in map(party, _listed(several))
    )
    kind = load().kinds.get(draft.kind)
    quantities = tuple(number(low, high, counted, draft.modifier, draft.additional) for low, high, counted in draft.numbers)
    return Claim(
        id,
        report.id,
        draft.quote,
        span,
        EventType(draft.trigger, span, draft.kind, kind.plover if kind else "CONSULT", cameo=kind.cameo if kind else None),
        parties["actors"],
        parties["recipients"],
        speakers,
        draft.status,
        time(draft.days, span),
        place(draft.place, span) if draft.place else None,
        quantities,
        ("kind:by hand", *((f"status:{draft.rule}",) if draft.rule else ())),
    )


def _listed(words: str) -> Iterable[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def later(days: int, day: str = "2025-03-04") -> str:
    """The ISO day that many days after `day`."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
