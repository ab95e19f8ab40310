"""What the gazetteer knows under the words at a token: the longest name that begins there."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.codebook import countries, gazetteer
from reportedly.codebook.countries import Sense
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import capital, plain
from reportedly.model.syntax import Token
from reportedly.reading.places.words import JOINING


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last] that are a name, all places of that name, and the country's sense if it is one."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    sense: Sense | None = None


def country_entry(code: str) -> Entry | None:
    """A country as a place: its middle. None where its middle is not in the data."""
    row = countries.country(code)
    if row is None or row.lat is None or row.lon is None:
        return None
    return Entry(row.name, "country", "country", code, "", row.lat, row.lon, 0, row.geonameid)


def _reach(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from `i` can belong to one name: words with capitals, joined by small words."""
    n, last = 1, 1
    while n < gazetteer.MAX_WORDS and i + n < len(tokens):
        token = tokens[i + n]
        if token.sent is not tokens[i].sent:
            break
        if capital(token.text) and (token.text[0].isalpha() or token.text[0].isdigit()):
            n += 1
            last = n
        elif token.lower in JOINING:
            n += 1
        else:
            break
    return last


def at(tokens: Sequence[Token], i: int) -> Candidate | None:
    """The longest name of a place that begins at token `i`; an adjective or a people has no entries."""
    first = plain(tokens[i].lower)
    hit = countries.longest(tokens, i)
    best_sense, best_n = (hit[0], hit[1]) if hit else (None, 0)
    entries: tuple[Entry, ...] = ()
    if gazetteer.begins(first):
        key = tuple(plain(token.lower) for token in tokens[i : i + gazetteer.MAX_WORDS])
        for n in range(_reach(tokens, i), max(best_n, 1) - 1, -1):
            entries = gazetteer.lookup(key[:n])
            if entries and n > 1 and key[n - 1] == "city" and all(e.level in ("alias", "province") for e in entries):
                entries = ()  # `Paris City Hall` is that of Paris, whatever else is called so
                continue
            if entries:
                if n > best_n:
                    best_sense, best_n = None, n
                break
    if best_n == 0:
        return None
    if best_sense is not None and best_sense.kind == "name":
        own = country_entry(best_sense.code)
        region = entries and entries[0].level == "named" and best_sense.written != best_sense.name
        if own is not None and not region:
            entries = (own, *entries)
    elif best_sense is not None and best_sense.kind != "capital" and not (entries and entries[0].level == "named"):
        entries = ()
    return Candidate(i, i + best_n - 1, entries, best_sense)
