"""Places of coded articles, in the form of the data set's records."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.model.syntax import Tree
from reportedly.reading import places
from reportedly.reading.syntax import parse


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each record {id, text, ...}: {id, places: [{start, end, text, name, lat, lon, geonameid}]}.

    Reads the text alone: neither date nor outlet.
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
