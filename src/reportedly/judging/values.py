"""What a person says a field is, in the words that tables show it by, as plain JSON for a judgement's value."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reportedly.codebook import countries, gazetteer
from reportedly.codebook.kinds import load
from reportedly.codebook.phrases import key_of
from reportedly.errors import UsageError
from reportedly.ledger.sqlite import Store
from reportedly.model.claim import STATUSES
from reportedly.model.judgement import FIELDS

NONE = ("none", "?", "-", "")
WITH_SIDE = re.compile(r"^(?P<name>.+?)\s*\((?P<country>[A-Za-z]{3})(?:,\s*(?P<kind>\w+))?\)$")
PARTY_KINDS = ("person", "organisation", "state", "force", "group", "office")
ARROW = re.compile(r"\s*(?:->|→|>)\s*")
LEVEL = re.compile(r"\s*[>‹]\s*")
DAY = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
SIGNS = {"~": "about", "≥": "at-least", ">=": "at-least", "≤": "up-to", "<=": "up-to", ">": "more-than", "<": "less-than", "": None}
NUMBER = re.compile(
    r"^(?P<more>\+)?\s*(?P<sign>~|≥|≤|>=|<=|>|<)?\s*(?P<low>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s*(?:-|–|\.\.|to)\s*(?P<high>\d[\d,]*(?:\.\d+)?))?\s*(?P<counted>.*)$"
)


def value(store: Store, field: str, words: str, codebook: Path | None = None) -> Any:
    """The JSON value of `words` for a field (one of FIELDS). Raises UsageError that says how such a field is written."""
    if field not in FIELDS:
        raise UsageError(f"There is no field {field}. Fields that can be judged: {', '.join(FIELDS)}.")
    words = " ".join(words.split())
    makers: dict[str, Callable[[], Any]] = {
        "status": lambda: _status(words),
        "kind": lambda: _kind(words, codebook),
        "sides": lambda: _sides(store, words),
        "actors": lambda: parties(store, words),
        "recipients": lambda: parties(store, words),
        "time": lambda: _time(words),
        "place": lambda: _place(words),
        "numbers": lambda: _numbers(words),
        "speaker": lambda: _speakers(store, words),
    }
    return makers[field]()


def _status(words: str) -> str:
    if words not in STATUSES:
        raise UsageError(f"There is no status {words}. Write one of: {', '.join(STATUSES)}.")
    return words


def _kind(words: str, codebook: Path | None) -> dict[str, Any]:
    kinds = load(codebook).kinds
    if words not in kinds:
        near = get_close_matches(words, list(kinds), n=3)
        raise UsageError(f"There is no kind {words} in the codebook. {_meant(near)}`reportedly codebook` lists all kinds.")
    kind = kinds[words]
    return {"kind": words, "plover": kind.plover, "mode": kind.mode, "contexts": list(kind.contexts), "cameo": kind.cameo}


def _sides(store: Store, words: str) -> dict[str, Any]:
    parts = ARROW.split(words)
    if len(parts) != 2:
        raise UsageError(f'Sides are written as who > to whom, in quotes: "PRK > RUS", or "? > RUS"; not {words!r}.')
    return {"actors": parties(store, parts[0]), "recipients": parties(store, parts[1])}


def parties(store: Store, words: str) -> list[dict[str, Any]]:
    """Several parties with commas between; none for `none` or `?`."""
    if words.lower() in NONE:
        return []
    return [party(store, one) for one in re.split(r",\s*(?![^()]*\))|\s\+\s", words)]


def party(store: Store, words: str) -> dict[str, Any]:
    """A state by code or name, an actor of the ledger by name or key, or someone new as `Name (NOR)`, `Name (NOR, person)`.

    Raises UsageError for a name that is no one's, with the nearest ones.
    """
    code = words.upper()
    if code in countries.codes():
        return _party(countries.name_of(code), "state", code, code)
    rows = store.actors()
    for key, name, kind, country, _ in rows:
        if words == key or (name.casefold() == words.casefold() and not WITH_SIDE.match(words)):
            return _party(name, kind, country, key)
    found = countries.lookup(key_of(words))
    if found is not None:
        return _party(found.name, "state", found.code, found.code)
    told = WITH_SIDE.match(words)
    if told is None:
        near = _meant(_near(words, [row[1] for row in rows]))
        raise UsageError(f'No one in the ledger is called {words}. {near}Someone new is written with a side: "{words} (NOR, person)".')
    name, country, kind = told["name"], told["country"].upper(), told["kind"] or ""
    if country not in countries.codes():
        raise UsageError(f"{country} in {words!r} is no country's code (ISO 3166 alpha-3, such as NOR).")
    for key, known, has, of, _ in rows:
        if of == country and known.casefold() == name.casefold():
            return _party(known, has, of, key)
    if kind and kind not in PARTY_KINDS:
        raise UsageError(f"{kind} in {words!r} is none of: {', '.join(PARTY_KINDS)}.")
    return _party(name, kind or "organisation", country, f"{country}/{name.casefold()}")


def _party(name: str, kind: str, country: str | None, key: str) -> dict[str, Any]:
    return {"name": name, "kind": kind, "country": country, "id": key}


def _time(words: str) -> dict[str, Any] | None:
    if words.lower() in NONE:
        return None
    first, dots, last = words.partition("..")
    start = _day(first, words)[0] if first else None
    end = (_day(last, words)[1] if last else None) if dots else _day(first, words)[1]
    if start and end and start > end:
        raise UsageError(f"In {words!r} the last day is before the first. Exchange the two.")
    return {"text": words, "start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def _day(words: str, whole: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    told = DAY.match(words.strip())
    try:
        if told is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in told.groups())
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(
            f"{whole!r} is no time. Write a day, month or year, or two of them: 2025-07-11, 2025-07, 2025-07-11..2025-07-13."
        ) from None
    return first, last


def _place(words: str) -> dict[str, Any] | None:
    if words.lower() in NONE:
        return None
    told = WITH_SIDE.match(words)
    name, country = (told["name"], told["country"].upper()) if told else (words, None)
    found = countries.lookup(key_of(name))
    if found is not None and found.kind == "name":
        return {"name": found.name, "kind": "country", "country": found.code, "geonameid": None, "lat": None, "lon": None}
    entries = [entry for entry in gazetteer.lookup(key_of(name)) if country in (None, entry.country)]
    if not entries:
        place = {"name": name, "kind": "site", "country": country, "geonameid": None, "lat": None, "lon": None}
        if told:
            return place
        raise UsageError(f'The gazetteer knows no place {words}. Write it with its country, such as "{words} (NOR)".')
    best = max(entries, key=lambda entry: (entry.kind != "region", entry.population, entry.name))
    # As it was written: the gazetteer has the spelling of the country.
    return {"name": name, "kind": best.kind, "country": best.country, "geonameid": best.geonameid, "lat": best.lat, "lon": best.lon}


def _numbers(words: str) -> list[dict[str, Any]]:
    if words.lower() in NONE:
        return []
    return [_number(part.strip()) for part in words.split(";")]


def _number(words: str) -> dict[str, Any]:
    told = NUMBER.match(words)
    if told is None:
        raise UsageError(
            f"{words!r} is no number of something. Write as tables show it, several with semicolons between: "
            '"10,000-12,000 troops", "~100 shells", ">= 3,000 soldiers", "+3,000 soldiers" for so many more.'
        )
    low, high = (float(told[end].replace(",", "")) if told[end] else None for end in ("low", "high"))
    modifier = SIGNS[told["sign"] or ""]
    if high is None and modifier in (None, "about"):
        high = low
    elif modifier in ("up-to", "less-than"):
        low, high = None, high or low
    return {
        "text": words, "low": low, "high": high, "modifier": modifier,
        "additional": bool(told["more"]), "counted": told["counted"].strip(), "unit": None,
    }  # fmt: skip


def _speakers(store: Store, words: str) -> list[list[dict[str, Any]]]:
    if words.lower() in (*NONE, "report", "(report)"):
        return []
    return [parties(store, level) for level in LEVEL.split(words)]


def _meant(near: list[str]) -> str:
    return f"Did you mean {' or '.join(near)}? " if near else ""


def _near(words: str, names: list[str]) -> list[str]:
    """Names that are written nearly so, or a word of them."""
    parts = {part: name for name in reversed(names) for part in name.split() if len(part) > 3}
    near = get_close_matches(words, names, n=2) + [parts[part] for part in get_close_matches(words, list(parts), n=2)]
    return list(dict.fromkeys(near))[:3]
