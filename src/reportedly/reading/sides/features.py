"""What speaks for a side's part in an event: the frame's own reading, the rules for what is left unsaid, and where it is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook.rivals import rivals
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token
from reportedly.reading.grammar import standing
from reportedly.reading.sides.company import Company, Side, key_of, path

CLASSES = {
    "blame": ("accuse", "condemn", "threaten"),
    "word": ("demand", "reject", "support", "invite", "contact"),
    "together": ("meet", "agree", "sign", "ceasefire", "fight", "cooperate"),
    "gift": ("aid", "arms", "technology", "deploy"),
    "blow": ("attack", "coerce", "seize", "sanction", "casualties"),
    "captive": ("detain", "release"),
    "own": ("mobilize", "govern", "build", "protest", "withdraw", "veto", "concede", "other"),
    "visit": ("visit",),
}
# What a side does at home: nobody suffers it but whom the words name.
ALONE = frozenset({"build", "govern", "mobilize", "protest"})
CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Case:
    """One event whose parts are given out: as its words read (`said`), as completed by the rules, and those told before it."""

    said: EventMention
    full: EventMention
    before: Sequence[EventMention]


class Weighing:
    """What of one event holds for all sides and parts, so that it is found once."""

    def __init__(self, case: Case, company: Company) -> None:
        self.company, self.case = company, case
        self.token = company.tree.tokens[case.said.index]
        self.kind, self.sort = case.full.kind, CLASS_OF.get(case.full.kind, "own")
        self._told = company.speakers(case.said.index)
        self._ground = tuple(_ground(self.token, company))
        self._earlier = tuple(_earlier(case))
        self._beside: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def features(self, side: Side, role: str) -> Iterator[str]:
        """The names of what holds of a side in a role: `actor`, `recipient`, or `both` of an event whose sides act alike."""
        own, other = parts(self.case.said, role)
        mine, theirs, completed = keys(own), keys(other), keys(parts(self.case.full, role)[0])
        filled = f"{min(2, len(mine))}{min(1, len(theirs))}"
        sort, main = self.sort, self.company.main
        state = "said" if side.key in mine else "old" if side.key in completed else "out"
        yield "all"
        yield self.kind
        yield state
        yield f"{state}|{sort}"
        yield f"{state}|{self.kind}"
        yield f"{state}|{filled}{'n' if self.token.pos in ('NOUN', 'PROPN') else 'v'}"
        yield f"{state}|{sort}|{filled}"
        yield f"{state}|{sort}|full {min(3, len(completed))}"
        divided = "divided" if side.key in self.company.divided else "whole"
        if side.key in theirs:
            yield "other"
            yield f"other|{state}"
            yield f"other|{state}|{divided}"
            yield f"other|{divided}|{sort}"
        elif divided == "divided":
            yield f"{divided}|{sort}"
            yield f"{divided}|{state}|{filled}"
        for party in own:
            if key_of(party) == side.key:
                for rule in party.rules[-1:]:
                    yield f"rule {rule}"
                    yield f"rule {rule}|{sort}"
        for party in parts(self.case.full, role)[0]:
            if state == "old" and key_of(party) == side.key:
                yield from (f"old {rule}|{sort}" for rule in party.rules[-1:])
        yield f"filled {filled}|{state}"
        yield f"rank {min(4, side.rank)}|{state}|{filled}"
        yield f"rank {min(3, side.rank)}|{state}|{sort}"
        if side.key in main:
            yield f"main|{state}|{filled}"
            yield f"main|{state}|{sort}"
            if any(key != side.key and key in theirs for key in main):
                yield f"main with|{state}"
        yield f"type {side.party.kind if not side.party.country else 'side'}|{state}"
        yield f"many {min(4, len(self.company.sides))}|{state}"
        spoken, named = self._near(side)
        yield from (f"{one}|{state}" for one in spoken)
        yield from (f"{one}|{state}|{bool(mine)}" for one in named)
        for where, codes in self._ground:
            if side.key in codes:
                yield f"{where}|{sort}|{state}"
                yield f"{where}|{self.kind}"
        if any(side.key in rivals(code) for code in theirs if len(code) == 3):
            yield f"rival|{sort}|{state}"

    def _near(self, side: Side) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What does not depend on the role: who speaks and what came before, and where the side is named."""
        if side.key not in self._beside:
            before = (name for name, had in self._earlier if side.key in had)
            self._beside[side.key] = (*self._speaking(side), *before), tuple(_named(self.token, side))
        return self._beside[side.key]

    def _speaking(self, side: Side) -> tuple[str, ...]:
        if not self._told:
            return ("untold",)
        if side.key in self._told[-1]:
            return "inner speaker", f"inner speaker|{self.sort}"
        return ("outer speaker",) if any(side.key in level for level in self._told) else ()


def parts(mention: EventMention, role: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those who have the part in the mention, and those who have the other one."""
    return (mention.recipients, mention.actors) if role == "recipient" else (mention.actors, mention.recipients)


def keys(parties: Sequence[Party]) -> frozenset[str]:
    """The sides of parties."""
    return frozenset(key_of(party) for party in parties)


def _named(token: Token, side: Side) -> Iterator[str]:
    """Where the side is named next to the event: by sentences, and in the same sentence by the way to it."""
    here = [t for t in side.at if t.sent is token.sent]
    before = [t for t in side.at if t.sent.index < token.sent.index]
    if here:
        near = min(here, key=lambda t: (abs(t.i - token.i), t.i))
        yield "here"
        yield "here before" if near.i < token.i else "here after"
        if all(standing(t) for t in here):
            yield "here standing"
        if all(t.i in side.speaking for t in here):
            yield "here speaking"
        for t in here:
            if way := path(token, t):
                yield f"way {way}"
    elif before:
        yield f"back {min(4, token.sent.index - before[-1].sent.index)}"
        if before[-1].dep in ("nsubj", "nsubjpass"):
            yield f"back subject {min(2, token.sent.index - before[-1].sent.index)}"
    else:
        yield "later"
    if side.at[0].sent.index == 0:
        yield "first"


def _ground(token: Token, company: Company) -> Iterator[tuple[str, frozenset[str]]]:
    """On whose ground it happens: by places in the event's own clause, else in its sentence, else in the one before."""
    own = frozenset(company.ground[t.i] for t in _clause(token) if t.i in company.ground)
    if own:
        yield "ground own", own
        return
    here = company.grounds(token.sent.index)
    if here:
        yield "ground here", here
    elif before := company.grounds(token.sent.index - 1):
        yield "ground before", before


def _clause(token: Token) -> Iterator[Token]:
    """What hangs on a trigger, or on the verb that its noun hangs on, without clauses of their own."""
    top = token if token.pos == "VERB" or token.head.pos not in ("VERB", "AUX", "ADP") else token.head
    if top.pos == "ADP":
        top = top.head
    stack = [top, token]
    while stack:
        one = stack.pop()
        yield one
        stack += [c for c in one.children if c.dep not in ("ccomp", "advcl", "relcl", "parataxis", "conj") and c is not token]


def _earlier(case: Case) -> Iterator[tuple[str, frozenset[str]]]:
    """Who had which part in the event told last, and in the last one of the kind."""
    last = next(reversed(case.before), None)
    alike = next((m for m in reversed(case.before) if m.kind == case.full.kind), None)
    for name, mention in (("last", last), ("alike", alike)):
        if mention is not None:
            for part, parties in (("actor", mention.actors), ("recipient", mention.recipients)):
                yield f"{name} {part}{' both' if mention.symmetric else ''}", keys(parties)
