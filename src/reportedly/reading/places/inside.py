"""What a place lies in by the name after its comma (`Paris, Texas`)."""

from collections.abc import Sequence

from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.phrases import capital
from reportedly.model.syntax import Token
from reportedly.reading.places.candidates import at
from reportedly.reading.places.short import division


def container(tokens: Sequence[Token], i: int, entries: tuple[Entry, ...] = ()) -> tuple[str, str] | None:
    """The (country, division code) that a comma and a name after token `i` tell (`Paris, Texas`).

    Where that name is both a country and a state (`Athens, Georgia`), the one with the larger of `entries`.
    """
    if i + 2 >= len(tokens) or tokens[i + 1].text not in (",", "("):
        return None
    short = division(tokens, i + 2)
    if short:
        return short[0] if _holds(short[0], entries, sure="." in tokens[i + 2].text or tokens[i + 2].text.isupper()) else None
    after = at(tokens, i + 2) if capital(tokens[i + 2].text) else None
    if after is None:
        return None
    options = [
        (entry.country, entry.admin1 if entry.level == "state" else "")
        for entry in after.entries
        if entry.level in ("country", "state") and entry.country
    ]
    options = [option for option in options if _holds(option, entries)]
    return max(options, key=lambda option: _held(option, entries)) if options else None


def _holds(option: tuple[str, str], entries: tuple[Entry, ...], *, sure: bool = False) -> bool:
    """False where the two names stand side by side in a row (`Mexico, China`, `Ohio, Indiana`)."""
    country, division = option
    if not entries:
        return True
    if entries[0].level == "country" and not (division and any(e.country == country and e.admin1 == division for e in entries)):
        return False
    states = [e for e in entries if e.level == "state" and e.country == country]
    return sure or not (division and states) or any(e.admin1 == division for e in states)


def _held(option: tuple[str, str], entries: tuple[Entry, ...]) -> int:
    country, division = option
    inside = (e.population for e in entries if e.country == country and e.admin1 == (division or e.admin1))
    return max(inside, default=-1)
