"""What a report leaves unsaid in one clause because it was said nearby: the other side of an event.

`Manila denied that` has no words for whom it denies, and `a boat was hosed` none for who did it: the side that
the same sentence, then the sentences before, then the report at large set against the one that is named.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.codebook.kinds import Codebook
from reportedly.codebook.rivals import rivals
from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token, Tree

NEAR = 3
HARMFUL = frozenset({"attack", "fight", "coerce", "seize"})
BLAMING = frozenset({"condemn", "accuse"})
SIDES = ("state", "organisation", "force", "group", "office", "person")


class Surroundings:
    """The sides of a report, by sentence and by how often they act."""

    def __init__(self, tree: Tree, cast: Cast, attributions: Sequence[Attribution], codebook: Codebook) -> None:
        self.tree, self.cast, self.codebook = tree, cast, codebook
        self.attributions = attributions
        self.before: list[EventMention] = []
        self.pairs: dict[str, Counter[str]] = {}
        self.harmed: dict[str, Counter[str]] = {}
        self.spoken: dict[str, Counter[str]] = {}
        self.by_sentence: dict[int, list[tuple[int, Party]]] = {}
        self.often: Counter[str] = Counter()
        self.blame: Counter[str] = Counter()
        self.named: dict[str, Party] = {}
        self.media = {p.span.start for ps in cast.parties.values() for p in ps if "actor:media" in p.rules}
        self.speaking = {s.span.start for a in attributions for s in a.speakers if s.span is not None}
        for index, parties in sorted(cast.parties.items()):
            token = tree.tokens[index]
            for party in parties:
                if party.country and party.kind in SIDES and "actor:media" not in party.rules:
                    self.by_sentence.setdefault(token.sent.index, []).append((index, party))
                    if party.span.start not in self.speaking:
                        self.often[party.country] += 1
                    self.named.setdefault(party.country, party)

    def completed(self, mention: EventMention) -> EventMention:
        """The mention with the other side where its kind has two and only one is told."""
        counterpart = self.codebook.kinds[mention.kind].counterpart
        if not counterpart and (mention.actors or mention.recipients or mention.kind != "casualties"):
            return mention
        token = self.tree.tokens[mention.index]
        if not mention.actors and mention.kind == "attack" and _placed(token):
            # `the attack in the town`: nothing tells who did it.
            return replace(mention, recipients=())
        if not mention.actors and not mention.recipients:
            mention = self._alike(mention, token)
        if mention.verbal and not mention.actors:
            speaker = self._speaker(mention.index)
            mention = replace(mention, actors=(speaker,)) if speaker else mention
        if mention.symmetric:
            if len({p.country or p.name for p in mention.actors}) >= 2 or any(p.kind == "group" and not p.country for p in mention.actors):
                return mention
            actors = mention.actors
            if not actors:
                first = self._other(token, frozenset())
                actors = (first,) if first else ()
            other = self._other(token, frozenset(p.country for p in actors if p.country))
            return replace(mention, actors=(*actors, other) if other else actors)
        if mention.actors and not mention.recipients and "recipient" in counterpart:
            sides = frozenset(p.country for p in mention.actors if p.country)
            if mention.kind in BLAMING and (blamed := self._partners(sides) or self._blamed(sides)):
                return replace(mention, recipients=blamed)
            claimant = self._claimant(token, sides) if mention.kind == "reject" else None
            other = claimant or self._enemy(mention, sides) or self._other(token, sides, mention.verbal)
            return replace(mention, recipients=(other,)) if other else mention
        if mention.recipients and not mention.actors and "actor" in counterpart:
            sides = frozenset(p.country for p in mention.recipients if p.country)
            other = self._enemy(mention, sides) or self._other(token, sides)
            return replace(mention, actors=(other,)) if other else mention
        return mention

    def _alike(self, mention: EventMention, token: Token) -> EventMention:
        """The sides of the same kind of event told shortly before; else the speaker's side suffers."""
        for earlier in reversed(self.before):
            if token.sent.index - self.tree.tokens[earlier.index].sent.index > NEAR:
                break
            if earlier.kind == mention.kind or (mention.kind == "casualties" and earlier.kind in HARMFUL):
                actors = () if mention.kind == "casualties" else tuple(map(_other_side, earlier.actors))
                return replace(mention, actors=actors, recipients=tuple(map(_other_side, earlier.recipients)))
        if mention.kind == "casualties":
            for index in (token.sent.index, token.sent.index - 1):
                for i, party in reversed(self.by_sentence.get(index, [])):
                    if i < token.i and party.kind in ("force", "group"):
                        return replace(mention, recipients=(_other_side(party),))
        speaker = self._speaker(mention.index)
        if speaker is not None and mention.kind in HARMFUL | {"casualties"}:
            return replace(mention, recipients=(speaker,))
        return mention

    def _speaker(self, index: int) -> Party | None:
        """The innermost speaker of a token's words, where it has a side."""
        covering = [a for a in self.attributions if index in a.said]
        if not covering:
            return None
        inner = min(covering, key=lambda a: (len(a.said), -a.depth)).speakers[0]
        if inner.country is None or inner.span is None or inner.span.start in self.media:
            return None
        return Party(
            inner.name,
            inner.kind or "organisation",
            inner.country,
            inner.span,
            inner.id,
            None,
            ("actor:speaker",),
        )

    def complete(self, mentions: Iterable[EventMention]) -> list[EventMention]:
        """All mentions with their other sides; those in which no side takes part are left out."""
        out: list[EventMention] = []
        several = without_repeats(mentions)
        for mention in several:
            self._pair(mention)
        for mention in several:
            whole = self.completed(mention)
            if whole.actors or whole.recipients or _placed(self.tree.tokens[whole.index]):
                out.append(whole)
                self.before.append(whole)
                self._blame(whole)
                if whole.symmetric and len(mention.actors) < len(whole.actors):
                    self._pair(whole)
                if whole.referring:
                    out.extend(self._referred(whole))
        return out

    def _blame(self, mention: EventMention) -> None:
        if mention.kind in BLAMING or (mention.kind in HARMFUL and not mention.symmetric):
            guilty = mention.recipients if mention.kind in BLAMING else mention.actors
            self.blame.update({p.country for p in guilty if p.country})

    def _pair(self, mention: EventMention) -> None:
        actors = {p.country for p in mention.actors if p.country}
        others = actors if mention.symmetric else {p.country for p in mention.recipients if p.country}
        for one in actors:
            for other in others - {one}:
                table = self.spoken if mention.verbal else self.pairs
                for here in (table, self.harmed) if mention.kind in HARMFUL else (table,):
                    here.setdefault(one, Counter())[other] += 1
                    here.setdefault(other, Counter())[one] += 1

    def _referred(self, mention: EventMention) -> list[EventMention]:
        """What `denied that`, `admitted it` is about: the event told last before it that is no act of speech."""
        at = self.tree.tokens[mention.index].sent.index
        for earlier in reversed(self.before[:-1]):
            told = self.tree.tokens[earlier.index].sent.index
            if at - told > 2:
                break
            if not earlier.verbal and not earlier.referring:
                status = "denied" if mention.kind == "reject" else "happened"
                return [
                    replace(
                        earlier,
                        index=mention.index,
                        span=mention.span,
                        status=status,
                        objects=frozenset(),
                        told_by=mention.actors,
                        rule="event:referred",
                    )
                ]
        return []

    def _other(self, token: Token, without: frozenset[str], verbal: bool = False) -> Party | None:
        """The side that stands against `without`: of the sentence, of other events, of those before, of the report."""
        at = token.sent.index
        against = self._against(without, verbal)
        telling = frozenset(s.country for a in self.attributions if token.i in a.said for s in a.speakers)
        near = [(abs(i - token.i), p) for i, p in self.by_sentence.get(at, ()) if p.country not in without | telling]
        quiet = [(d, p) for d, p in near if p.span.start not in self.speaking]
        if quiet:
            return _other_side(min(quiet, key=lambda found: (-against[found[1].country or ""], found[0]))[1])
        for code, _ in against.most_common():
            if code not in without and code in self.named:
                return _other_side(self.named[code])
        for index in range(at, max(-1, at - NEAR - 1), -1):
            there = [
                (abs(i - token.i), p)
                for i, p in self.by_sentence.get(index, ())
                if p.country not in without and (p.kind == "state" or p.span.start not in self.speaking)
            ]
            if there:
                return _other_side(min(there, key=lambda found: (-self.often[found[1].country or ""], found[0]))[1])
        for code, _ in self.often.most_common():
            if code not in without:
                return _other_side(self.named[code])
        return None

    def _enemy(self, mention: EventMention, sides: frozenset[str]) -> Party | None:
        """Who is struck by `sides`, or strikes them: in other events of the report, by old rivalry, by that of a partner."""
        if mention.kind not in HARMFUL:
            return None
        partners = {code for side in sides for code, n in self.pairs.get(side, Counter()).items() if n > self.harmed.get(side, {}).get(code, 0)}
        found: Counter[str] = Counter()
        for side in sides:
            found.update({code: 10 * n for code, n in self.harmed.get(side, {}).items()})
            found.update({code: 5 for code in rivals(side)})
        for side in partners - sides:
            found.update({code: 1 for code in rivals(side) - partners})
        best = max((c for c in found if c in self.named and c not in sides), key=lambda c: (found[c], self.often[c]), default=None)
        return _other_side(self.named[best]) if best else None

    def _partners(self, without: frozenset[str]) -> tuple[Party, ...]:
        """The two sides whose dealings with one another a report tells, for a third that blames them."""
        deals: Counter[tuple[str, str]] = Counter()
        for one, others in self.pairs.items():
            for other, n in others.items():
                if one < other:
                    deals[one, other] += n - 2 * self.harmed.get(one, {}).get(other, 0)
        pair, n = max(deals.items(), key=lambda d: d[1], default=(("", ""), 0))
        if n < 2 or without & set(pair) or not all(code in self.named for code in pair):
            return ()
        return tuple(_other_side(self.named[code]) for code in pair)

    def _blamed(self, without: frozenset[str]) -> tuple[Party, ...]:
        """The side that does harm, or is blamed, more than any other of the report."""
        best = max((c for c in self.blame if c not in without and c in self.named), key=lambda c: self.blame[c], default=None)
        return (_other_side(self.named[best]),) if best else ()

    def _claimant(self, token: Token, without: frozenset[str]) -> Party | None:
        """Whose word is rejected: who spoke last before, of another side."""
        for one in reversed(self.attributions):
            apart = token.sent.index - self.tree.tokens[one.index].sent.index
            if apart < 0 or apart > NEAR or (apart == 0 and one.index >= token.i):
                continue
            for speaker in one.speakers:
                if speaker.span is not None and speaker.span.start in self.media:
                    continue
                if speaker.country and speaker.country not in without and speaker.span is not None:
                    party = Party(
                        speaker.name,
                        speaker.kind or "organisation",
                        speaker.country,
                        speaker.span,
                        speaker.id,
                    )
                    return _other_side(party)
        return None

    def _against(self, sides: frozenset[str], verbal: bool) -> Counter[str]:
        """How often each side stands against one of `sides` in the events whose two sides are told."""
        found: Counter[str] = Counter()
        for table in (self.pairs, self.spoken) if verbal else (self.pairs,):
            for side in sides:
                found.update(table.get(side, {}))
        return found


def _other_side(party: Party) -> Party:
    return replace(party, rules=("actor:counterpart",))


def _placed(token: Token) -> bool:
    """True of an event noun of which only the place is told."""
    return token.pos == "NOUN" and any(c.dep == "prep" and c.lower in ("in", "at", "near") for c in token.children)


def without_repeats(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Each trigger and kind once."""
    seen: set[tuple[int, str]] = set()
    out = []
    for mention in mentions:
        if (mention.index, mention.kind) not in seen:
            seen.add((mention.index, mention.kind))
            out.append(mention)
    return out
