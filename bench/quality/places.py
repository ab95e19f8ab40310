"""Places of coded articles, in the form of the data set's records."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.quality.scored import scored
from reportedly.reading import places
from reportedly.reading.syntax import parse


def measure(folder: Path) -> dict[str, Any]:
    """What the public measure says of the predictions for each file of the folder."""
    return scored("places", predict, folder)


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each record {id, text, ...}: {id, places: [{start, end, text, name, lat, lon, geonameid}]}.

    Reads the text alone: neither date nor outlet.
    """
    kept = list(records)
    for record, tree in zip(kept, parse((record["text"], ()) for record in kept), strict=True):
        found = places.resolve(tree, places.find(tree))
        yield {
            "id": record["id"],
            "places": [
                {
                    "start": place.span.start,
                    "end": place.span.end,
                    "text": place.text,
                    "name": place.name,
                    "lat": place.lat,
                    "lon": place.lon,
                    "geonameid": place.geonameid,
                }
                for place in found
            ],
        }
