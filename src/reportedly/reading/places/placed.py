"""A found name and the place chosen for it, as what the other phenomena read."""

from reportedly.codebook import countries
from reportedly.codebook.gazetteer import Entry
from reportedly.model.mentions import Place
from reportedly.reading.places.find import Found


def _name(one: Found, entry: Entry) -> str:
    if entry.level == "country":
        return entry.name
    return entry.name if one.text.isupper() and len(one.text) > 4 else one.text


def _kind(one: Found, entry: Entry) -> str:
    if one.kind and one.kind != "region":
        return one.kind
    if entry.kind != "city":
        return entry.kind
    if one.kind == "region":
        return "region"
    row = countries.country(entry.country or "")
    return "capital" if row and entry.name in row.capitals else "city"


def place_of(one: Found, entry: Entry | None) -> Place:
    if entry is None:
        kind = one.kind or "site"
        return Place(
            one.span,
            one.text,
            one.text,
            kind,
            one.inside[0] if one.inside else None,
            head=one.last,
            rules=one.rules,
        )
    plain = not one.kind
    return Place(
        span=one.span,
        text=one.text,
        name=_name(one, entry),
        kind=_kind(one, entry),
        country=entry.country,
        geonameid=entry.geonameid if plain else None,
        lat=entry.lat,
        lon=entry.lon,
        head=one.last,
        rules=(*one.rules, f"place:{entry.level}"),
    )
