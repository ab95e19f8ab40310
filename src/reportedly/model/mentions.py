"""What the phenomena find in a text. Every mention has the span of its own words and the rules that made it."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3, ISO-TimeML). `value` is None where nothing can be said without a date of publication.

    `type` is DATE, TIME, DURATION or SET; `mod` a TIMEX3 mod (START, MID, END, APPROX, MORE_THAN, ...) or None.
    `start` and `end` are inclusive days, each None where open or unknown.
    """

    span: Span
    text: str
    type: str
    value: str | None
    start: date | None = None
    end: date | None = None
    mod: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its range. `low` or `high` is None at an open end.

    `modifier` is about, at-least, up-to, more-than, less-than, vague or None; `additional` for *another*, *more*;
    `counted` is the noun phrase counted, as in the text ('' where none), at `counted_span`;
    `head` is the index of the token (Token.i) that the number hangs on: the counted noun, or the number itself;
    `unit` the normal form of a unit of measure or currency, or None; `change` one of = ~ < > up down.
    """

    span: Span
    text: str
    low: int | float | None  # both, so that a whole number stays one when it is kept and read again
    high: int | float | None
    modifier: str | None = None
    additional: bool = False
    counted: str = ""
    counted_span: Span | None = None
    head: int = -1
    unit: str | None = None
    change: str = "="
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `kind`: country, capital, city, region, sea, island, site, line, continent.

    `country` is ISO 3166 alpha-3 or None (seas, disputed areas); `geonameid`, `lat`, `lon` where known;
    `head` is Token.i of the last token of the name.
    """

    span: Span
    text: str
    name: str
    kind: str
    country: str | None = None
    geonameid: int | None = None
    lat: int | float | None = None
    lon: int | float | None = None
    head: int = -1
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who acts, suffers or speaks, resolved within the report.

    `name` is the fullest form in the text (person, organisation) or the usual English name (state);
    `kind`: person, organisation, state, force, group, office; `country` the side, ISO 3166 alpha-3, or None;
    `office` as of the report; `span` the words at this place; `id` a stable key of the actor.
    """

    name: str
    kind: str
    country: str | None
    span: Span
    id: str = ""
    office: str | None = None
    rules: tuple[str, ...] = ()
