"""The sides that a report names, each with where it is named: those among whom the parts of an event are given out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.codebook import countries
from reportedly.model.attribution import Attribution, covering
from reportedly.model.cast import Cast
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token, Tree
from reportedly.reading.grammar import SUBJECTS

GROUND = "actor:ground"
BODIES = frozenset({"organisation", "group"})


@dataclass(frozen=True, slots=True)
class Story:
    """A report before the parts of its events are given out: `read` as their words tell them, `full` as the rules complete them."""

    tree: Tree
    cast: Cast
    attributions: Sequence[Attribution]
    read: Sequence[EventMention]
    full: Sequence[EventMention]


def key_of(party: Party) -> str:
    """A side: its country, or the name of a body or person that has none."""
    return party.country or party.name.casefold()


@dataclass(slots=True)
class Side:
    """One side of a report: its first party, and the tokens that name it, in order."""

    key: str
    party: Party
    at: list[Token] = field(default_factory=list)
    speaking: set[int] = field(default_factory=set)
    rank: int = 0


class Company:
    """All sides by key; `rank` 1 is the one told of most. Media take no part.

    `main` are the two sides that deal with others most.
    """

    def __init__(self, story: Story) -> None:
        self.tree, self.attributions = story.tree, story.attributions
        # Places told as such: a state that acts is no ground.
        self.ground = {i: code for i, code in story.cast.ground.items() if _on_ground(story.tree.tokens[i])}
        self._by_sentence: dict[int, set[str]] = {}
        for i, code in self.ground.items():
            self._by_sentence.setdefault(story.tree.tokens[i].sent.index, set()).add(code)
        self.sides: dict[str, Side] = {}
        speaking = {s.span.start for a in story.attributions for s in a.speakers if s.span is not None}
        acting = {p.span.start for m in story.read for p in (*m.actors, *m.recipients)}
        for index, parties in sorted(story.cast.parties.items()):
            token = story.tree.tokens[index]
            for party in parties:
                if "actor:media" in party.rules or not (party.country or party.kind in BODIES or party.span.start in acting):
                    continue
                side = self.sides.setdefault(key_of(party), Side(key_of(party), party))
                if party.kind == "state" and side.party.kind != "state":
                    side.party = party
                side.at.append(token)
                if party.span.start in speaking:
                    side.speaking.add(token.i)
        for i, code in sorted(self.ground.items()):
            # Whose ground something happens on may suffer it without being named otherwise.
            token = story.tree.tokens[i]
            if code not in self.sides or self.sides[code].party.rules == (GROUND,):
                party = Party(countries.name_of(code) or code, "state", code, token.span, code, None, (GROUND,))
                self.sides.setdefault(code, Side(code, party)).at.append(token)
        self.divided = _divided(story.cast)
        self.deals: Counter[str] = Counter()
        for mention in story.read:
            parts = sorted({key_of(p) for p in (*mention.actors, *mention.recipients)})
            if len(parts) > 1:
                self.deals.update(parts)
        self.main = [key for key, _ in sorted(self.deals.items(), key=lambda d: (-d[1], d[0]))[:2] if key in self.sides]
        often = Counter({key: len(side.at) for key, side in self.sides.items()})
        for number, (key, _) in enumerate(sorted(often.items(), key=lambda n: (-n[1], self.sides[n[0]].at[0].i)), 1):
            self.sides[key].rank = number

    def grounds(self, sentence: int) -> frozenset[str]:
        """The countries of the places of a sentence."""
        return frozenset(self._by_sentence.get(sentence, ()))

    def speakers(self, index: int) -> list[frozenset[str]]:
        """The keys of those who say what a token tells, the outermost first."""
        return [frozenset(s.country or s.name.casefold() for s in one.speakers) for one in covering(self.attributions, index)]


def _divided(cast: Cast) -> frozenset[str]:
    """The sides whose own movements or forces act apart from the rest of them, as in a civil war."""
    told: dict[str, set[str]] = {}
    for parties in cast.parties.values():
        for party in parties:
            if party.country:
                banded = party.kind in ("group", "force") and {"actor:body", "actor:definite"} & set(party.rules)
                told.setdefault(party.country, set()).add(party.name if banded else "")
    return frozenset(code for code, names in told.items() if len(names) > 1)


def _on_ground(token: Token) -> bool:
    """True of a place where something is, not from where it comes: `launched from Yemen`."""
    return token.dep == "pobj" and token.head.lower != "from"


def path(token: Token, other: Token) -> str:
    """How one token hangs together with another: the labels up, then down; '' where it is far."""
    up: list[Token] = [token, *token.ancestors()]
    down: list[Token] = [other, *other.ancestors()]
    at = {one.i: n for n, one in enumerate(up)}
    meet = next((n for n, one in enumerate(down) if one.i in at), None)
    if meet is None:
        return ""
    rise = at[down[meet].i]
    if rise > 3 or meet > 4:
        return ""
    return "^".join(_label(one) for one in up[:rise]) + "/" + ".".join(_label(one) for one in reversed(down[:meet]))


def _label(token: Token) -> str:
    """A token's label; that of a preposition with the word itself."""
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent") else "nsubj" if token.dep in SUBJECTS else token.dep
