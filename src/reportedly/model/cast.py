"""Who is who in one report: what actors finds and the later stages ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.mentions import Party
from reportedly.model.syntax import Token

NOBODY: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Parties by the index of the token that heads their words, and the country of the ground under a place.

    `parties` also holds the modifiers that name a side (`Chinese` of `Chinese ships`); `ground` the country of
    every place token, `unnamed` the tokens that stand for speakers without a name (`sources`).
    """

    parties: Mapping[int, tuple[Party, ...]]
    ground: Mapping[int, str]

    def of(self, token: Token) -> tuple[Party, ...]:
        """Who the token stands for; empty where it names no one."""
        return self.parties.get(token.i, NOBODY)

    def lands(self, token: Token) -> str | None:
        """The country of the token's actors or of the place it names."""
        return next((p.country for p in self.of(token) if p.country), None) or self.ground.get(token.i)

    def all_of(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """Those of several tokens, each once, in order."""
        return distinct(party for token in tokens for party in self.of(token))


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each actor once, the first mention of each."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id or party.name, party)
    return tuple(seen.values())
