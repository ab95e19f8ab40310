"""Who deals with whom and who stands against whom in one report, counted over the events whose sides are told."""

from collections import Counter

from reportedly.codebook import countries
from reportedly.codebook.rivals import rivals
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party

HARMFUL = frozenset({"attack", "fight", "coerce", "seize"})
BLAMING = frozenset({"condemn", "accuse"})
# Kinds whose unsaid side is an enemy's.
HOSTILE = HARMFUL | {"threaten", "sanction", "casualties"}
# Kinds between those who fight.
QUARREL = frozenset({"ceasefire", "detain", "release", "withdraw"})
# Kinds that the same side does to the same other one.
FAMILIES = (HARMFUL | {"threaten"}, frozenset({"arms", "aid", "deploy", "technology"}), frozenset({"accuse", "condemn", "demand"}))
HARM, WAR, RIVAL, ATTACKER, FAR = 5, 9, 5, 3, 1


class Relations:
    """Countries by code. `named` has one party for each side that the report names; `often` how often each acts."""

    def __init__(self) -> None:
        self.pairs: dict[str, Counter[str]] = {}
        self.harmed: dict[str, Counter[str]] = {}
        self.spoken: dict[str, Counter[str]] = {}
        self.blame: Counter[str] = Counter()
        self.often: Counter[str] = Counter()
        self.named: dict[str, Party] = {}
        self.acting: dict[str, Counter[str]] = {}
        self.roles: dict[str, Counter[tuple[str, str]]] = {}

    def pair(self, mention: EventMention) -> None:
        """Counts an event's sides against one another."""
        # In order, so that of equals the same one is taken in every run.
        actors = sorted({p.country for p in mention.actors if p.country})
        self.acting.setdefault(mention.kind, Counter()).update(actors)
        others = actors if mention.symmetric else sorted({p.country for p in mention.recipients if p.country})
        if not mention.symmetric:
            for one in actors:
                self.roles.setdefault(mention.kind, Counter()).update((one, other) for other in others if other != one)
        tables = [self.spoken if mention.verbal else self.pairs]
        if mention.kind in HARMFUL and not mention.symmetric:  # those who fight may do so side by side
            tables.append(self.harmed)
        for one in actors:
            for other in (o for o in others if o != one):
                for table in tables:
                    table.setdefault(one, Counter())[other] += 1
                    table.setdefault(other, Counter())[one] += 1

    def usual(self, kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who does such a thing to whom elsewhere in the report, where it tells so of one pair more than of any other."""
        alike = next((family for family in FAMILIES if kind in family), frozenset({kind}))
        for kinds in (frozenset({kind}), alike):
            told = sum((self.roles.get(one, Counter()) for one in kinds), Counter[tuple[str, str]]())
            (pair, n), (_, next_best) = (*told.most_common(2), (("", ""), 0), (("", ""), 0))[:2]
            if n > next_best and all(code in self.named for code in pair):
                return (unsaid(self.named[pair[0]], "actor:usual"),), (unsaid(self.named[pair[1]], "actor:usual"),)
        return (), ()

    def usual_actor(self, kind: str) -> Party | None:
        """Who does things of the kind in the report, where one does so more than any other."""
        (code, n), (_, next_best) = (*self.acting.get(kind, Counter()).most_common(2), ("", 0), ("", 0))[:2]
        return unsaid(self.named[code], "actor:usual") if n > next_best and code in self.named else None

    def guilt(self, mention: EventMention) -> None:
        """Counts who does harm and who is blamed."""
        if mention.kind in BLAMING or (mention.kind in HARMFUL and not mention.symmetric):
            guilty = mention.recipients if mention.kind in BLAMING else mention.actors
            self.blame.update(sorted({p.country for p in guilty if p.country}))

    def against(self, sides: frozenset[str], kind: str, verbal: bool = False) -> Counter[str]:
        """How often each side takes part with one of `sides` in an event, blows left out for friendly kinds; acts of
        speech count where `verbal`."""
        found: Counter[str] = Counter()
        for side in sorted(sides):
            blows: Counter[str] = Counter() if kind in HOSTILE | QUARREL or verbal else self.harmed.get(side, Counter())
            found.update({code: 2 * (n - blows.get(code, 0)) for code, n in self.pairs.get(side, {}).items()})
            if verbal:
                found.update(self.spoken.get(side, {}))
        return found

    def enemy(self, sides: frozenset[str], doer: bool) -> Party | None:
        """Who is struck by `sides`, or strikes them where `doer`: by other events, by old rivalry, by that of a partner."""
        found: Counter[str] = Counter()
        partners = {code for side in sides for code in self.pairs.get(side, {}) if self._friendly(side, code)}
        for side in sorted(sides):
            found.update({code: HARM * n for code, n in self.harmed.get(side, {}).items()})
            found.update({code: WAR if fought else RIVAL for code, fought in rivals(side).items()})
        for side in sorted(partners - sides):
            found.update({code: FAR + fought for code, fought in rivals(side).items() if code not in partners})
        if doer:
            found.update({code: ATTACKER * n for code, n in self.blame.items()})
        return self._first([c for c in found if c not in sides], found, "actor:enemy")

    def blamed(self, without: frozenset[str]) -> Party | None:
        """The side that does harm, or is blamed, more than any other of the report."""
        return self._first([c for c in self.blame if c not in without], self.blame, "actor:blamed")

    def partners(self, without: frozenset[str], hostile: bool = False) -> tuple[Party, ...]:
        """The two sides whose dealings (or quarrels, where `hostile`) a report tells, for a third that speaks of them."""
        deals: Counter[tuple[str, str]] = Counter()
        for one, others in self.pairs.items():
            for other, n in others.items():
                if one < other:
                    deals[one, other] += n + (2 if hostile else -2) * self.harmed.get(one, Counter())[other]
        pair, n = max(deals.items(), key=lambda d: (d[1], d[0]), default=(("", ""), 0))
        if n < (1 if hostile else 2) or without & set(pair) or not all(code in self.named for code in pair):
            return ()
        return tuple(unsaid(self.named[code], "actor:partners") for code in pair)

    def _friendly(self, one: str, other: str) -> bool:
        return self.pairs[one][other] > self.harmed.get(one, Counter())[other]

    def _first(self, codes: list[str], rank: Counter[str], rule: str) -> Party | None:
        best = max((c for c in codes if c in self.named), key=lambda c: (rank[c], self.often[c], c), default=None)
        return unsaid(self.named[best], rule) if best else None


def unsaid(party: Party, rule: str = "actor:counterpart") -> Party:
    """The party as one that the clause itself leaves unsaid, by the rule that found it: its state, unless it is a person or a movement."""
    name = countries.name_of(party.country) if party.country else None
    if name is None or party.kind in ("person", "state") or {"actor:body", "actor:definite"} & set(party.rules):
        return Party(party.name, party.kind, party.country, party.span, party.id, party.office, (rule,))
    return Party(name, "state", party.country, party.span, party.country or "", None, (rule,))
