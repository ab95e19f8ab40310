"""The words of `codebook/words/places.yaml`, as sets."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import listed, read_yaml

# Small words inside names of several words: `Port of Spain`, `Stratford-upon-Avon`.
JOINING = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "del",
        "el",
        "al",
        "-",
        "–",
        "'s",
        "'",
        "and",
        "on",
        "upon",
        "sur",
        "am",
        "da",
        "do",
    }
    | {"dos", "di", "en", "le", "les", "y", "in", "an", "der", "den", "ash", "ar", "az"}
)
# Lower-case heads that make a place of an unknown name before them (`Tolmachevo airport`).
BARE_HEADS = frozenset(
    {"airport", "airfield", "airbase", "cosmodrome", "shoal", "reef", "atoll", "strait", "island", "islands"}
    | {"archipelago", "spaceport", "residence", "palace", "crossing", "dam", "prison"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """See the data file for what each list is."""

    heads: dict[tuple[str, ...], str]
    capital_only: frozenset[str]
    openers: frozenset[str]
    of: frozenset[str]
    before: frozenset[str]
    locative: frozenset[str]
    strong: frozenset[str]
    after: frozenset[str]
    bodies: frozenset[str]
    events: frozenset[str]
    of_town: frozenset[str]
    things: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    heads_of_known: frozenset[str]
    divisions: dict[str, tuple[str, str]]
    states: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """Loaded once a process."""
    data = read_yaml("words", "places.yaml")
    heads: dict[tuple[str, ...], str] = {(word,): kind for kind, items in data["heads"].items() for word in items}
    heads.update({tuple(h.split()): kind for kind, items in data["long_heads"].items() for h in items})
    divisions = {
        form.lower(): (country, str(code))
        for country, rows in data["divisions"].items()
        for code, forms in rows.items()
        for form in (*listed(forms), *([code] if country == "USA" else []))
    }
    names = ("capital_only", "openers", "of", "before", "locative", "strong", "after", "bodies", "events", "of_town", "things",
             "titles", "given", "common", "heads_of_known")  # fmt: skip
    return Words(
        heads=heads,
        divisions=divisions,
        states=tuple(data["states"]),
        **{n: frozenset(str(w) for w in data[n]) for n in names},
    )
