"""The times and the places that a report tells, each with where it tells them: those among which each claim gets its own."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.model.mentions import Place, Time
from reportedly.model.syntax import Token
from reportedly.reading.settings.intervals import Timed
from reportedly.reading.settings.spots import Spot
from reportedly.reading.settings.words import words

Setting = Time | Place


@dataclass(slots=True)
class Option:
    """One time or place with its tokens in order, each with how it is told there; `rank` 1 stands most often.

    `standing` are those of its tokens that tell where or when something is: all of a time, of a place those after `in`, `to`
    and the like.
    """

    key: Hashable
    at: list[tuple[Token, Setting]] = field(default_factory=list)
    standing: list[Token] = field(default_factory=list)
    rank: int = 9
    sentences: set[int] = field(default_factory=set)

    def nearest(self, token: Token) -> Setting:
        """How it is told in the sentence of a token, else last before it, else first after it."""
        if len(self.at) == 1:
            return self.at[0][1]
        now = token.sent.index
        return min(self.at, key=lambda one: (one[0].sent.index > now, abs(now - one[0].sent.index), abs(one[0].i - token.i)))[1]


def key_of(value: Setting) -> Hashable:
    """Times of the same days are one, and places of one name in one country."""
    return (value.name.casefold(), value.country) if isinstance(value, Place) else (value.start, value.end)


def places_told(spots: Sequence[Spot]) -> dict[Hashable, Option]:
    """The places of a report by key."""
    locative = words().locative - words().loose
    return _ranked((s.token, s.place, s.token.dep == "pobj" and s.token.head.lower in locative) for s in spots)


def times_told(times: Iterable[Timed]) -> dict[Hashable, Option]:
    """The times of a report of which a day is known, by key."""
    return _ranked((token, time, True) for time, token in times if time.start is not None or time.end is not None)


def _ranked(told: Iterable[tuple[Token, Setting, bool]]) -> dict[Hashable, Option]:
    out: dict[Hashable, Option] = {}
    for token, value, stands in told:
        option = out.setdefault(key_of(value), Option(key_of(value)))
        option.at.append((token, value))
        option.sentences.add(token.sent.index)
        if stands:
            option.standing.append(token)
    for number, option in enumerate(sorted(out.values(), key=lambda o: (-len(o.standing), o.at[0][0].i)), 1):
        option.rank = number
    return out
