"""Persons and bodies of one report: fullest name, office and country, found again by a part of the name."""

import unicodedata
from dataclasses import dataclass, replace

from reportedly.model.mentions import Party
from reportedly.model.span import Span


@dataclass(slots=True)
class Known:
    """One person or body as far as the report has told; `at_home` where only the story round it tells the country."""

    name: str
    kind: str
    country: str | None = None
    office: str | None = None
    key: str = ""
    at_home: bool = False

    def party(self, span: Span, rule: str) -> Party:
        """This actor at one place of the text."""
        rules = (rule, "actor:home") if self.at_home else (rule,)
        return Party(self.name, self.kind, self.country, span, self.key, self.office, rules)


def plain(name: str) -> str:
    """A name for comparison: plain letters, hyphens apart, lower case."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return folded.replace("-", " ").replace("'", "").casefold().strip()


def key_of(name: str, country: str | None) -> str:
    """The stable key of an actor: country and plain name."""
    return f"{country or '-'}/{plain(name)}"


class Registry:
    """Who has been named so far. Later and fuller names of the same person join the first."""

    def __init__(self) -> None:
        self._persons: dict[str, Known] = {}
        self._by_part: dict[str, Known] = {}
        self._bodies: dict[str, Known] = {}

    def person(self, name: str, office: str | None = None, country: str | None = None) -> Known:
        """The person of that name, known by it or by a part of it; what is new is kept."""
        parts = plain(name).split()
        known = self._persons.get(" ".join(parts))
        if known is None and len(parts) == 1:
            known = self._by_part.get(parts[0])
        elif known is None:
            known = self._same(parts)
        if known is None:
            known = Known(name, "person")
        if len(plain(name)) > len(plain(known.name)) or (len(parts) > 1 and known.name.isupper()):
            known.name = name
        known.office = known.office or office
        known.country = known.country or country
        known.key = key_of(known.name, known.country)
        self._persons[" ".join(parts)] = known
        for part in parts:
            if len(part) > 1:
                self._by_part[part] = known
        return known

    def _same(self, parts: list[str]) -> Known | None:
        for name, known in self._persons.items():
            other = name.split()
            if set(parts) <= set(other) or (set(other) <= set(parts) and other[-1] in (parts[-1], parts[0])):
                return known
        return None

    def is_person(self, word: str) -> bool:
        """True where a word is part of the name of a person told of before."""
        return plain(word) in self._by_part

    def holder(self, country: str, office: str) -> Known | None:
        """The one person of a country of whom the report tells that office (a lemma such as `president`); None where none or several."""
        found = {
            known.key: known
            for known in self._persons.values()
            if known.country == country and known.office and office in plain(known.office).split()
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def body(self, name: str, kind: str, country: str | None) -> Known:
        """The body of that name; a country told later is kept."""
        known = self._bodies.get(plain(name))
        if known is None:
            known = Known(name, kind, country)
            self._bodies[plain(name)] = known
        known.country = known.country or country
        known.key = key_of(name, known.country)
        return known


def with_span(parties: tuple[Party, ...], span: Span, rule: str) -> tuple[Party, ...]:
    """The same actors at another place of the text."""
    return tuple(replace(party, span=span, rules=(rule,)) for party in parties)
