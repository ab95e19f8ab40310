"""Places of coded articles, in the form of the data set's records."""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.quality.blind import is_blind
from bench.quality.errors import Miss
from bench.quality.scored import files_of, records_of
from reportedly.model.syntax import Tree
from reportedly.reading import places
from reportedly.reading.syntax import parse

FAR, AROUND = 161.0, 30


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each record {id, text, outlet, ...}: {id, places: [{start, end, text, name, lat, lon, geonameid, rules}]}.

    Reads the text and the outlet's name, as the product does; not the date.
    """
    kept = list(records)
    for record, tree in zip(kept, parse((record["text"], ()) for record in kept), strict=True):
        yield {"id": record["id"], "places": rows(record, tree)}


def rows(record: dict[str, Any], tree: Tree) -> list[dict[str, Any]]:
    """The places of one parsed record."""
    return [
        {
            "start": place.span.start,
            "end": place.span.end,
            "text": place.text,
            "name": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
            "rules": place.rules,
        }
        for place in places.resolve(tree, places.find(tree), record.get("outlet"))
    ]


def wrong(data: Path) -> Iterator[Miss]:
    """Names missed, names that are none, names put more than 161 km away, by the rules that decided."""
    for file in files_of("places", data):
        records = [record for record in records_of(file) if not is_blind("places", record)]
        for record, read in zip(records, predict(records), strict=True):
            yield from _of(record, read["places"])


def _of(record: dict[str, Any], read: list[dict[str, Any]]) -> Iterator[Miss]:
    used: set[int] = set()
    for gold in record["places"]:
        hit = next((n for n, p in enumerate(read) if n not in used and p["start"] < gold["end"] and gold["start"] < p["end"]), None)
        if hit is None:
            yield Miss("missed" if gold["lat"] is not None else "missed, without coordinates", "", _shown(record, gold))
            continue
        used.add(hit)
        mine = read[hit]
        if gold["lat"] is None:
            continue
        rule = " ".join(mine["rules"])
        if mine["lat"] is None:
            yield Miss("not placed", rule, _shown(record, gold))
        elif (far := kilometres(gold, mine)) > FAR:
            yield Miss("put elsewhere", rule, f"{_shown(record, gold)} {far:.0f} km off: {mine['lat']}, {mine['lon']}")
    for n, mine in enumerate(read):
        if n not in used:
            yield Miss("no name of a place", " ".join(mine["rules"]), _shown(record, mine))


def _shown(record: dict[str, Any], place: dict[str, Any]) -> str:
    text, start, end = record["text"], place["start"], place["end"]
    around = f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
    return f"{record['id']}: {' '.join(around.split())}"


def kilometres(a: dict[str, Any], b: dict[str, Any]) -> float:
    x, y = math.radians(a["lat"]), math.radians(b["lat"])
    h = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
