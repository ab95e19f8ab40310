"""What a report leaves unsaid in one clause because it was said nearby: the other side of an event.

`Manila denied that` has no words for whom it denies, and `a boat was hosed` none for who did it: the side that
the same sentence, then the sentences before, then the report at large set against the one that is named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.codebook.classes import is_a
from reportedly.codebook.kinds import Codebook
from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.happening import EventMention
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token, Tree
from reportedly.reading.bearings import checking, land, placed, somewhere, unverified
from reportedly.reading.grammar import VERBAL, prepositions, standing
from reportedly.reading.relations import BLAMING, HARMFUL, HOSTILE, QUARREL, Relations, unsaid

NEAR = 3
# Kinds of one dealing: those who meet agree and sign.
TOGETHER = (frozenset({"meet", "agree", "sign", "contact"}),)
# Kinds by which a side asks for an answer.
ASKING = frozenset({"accuse", "condemn", "demand", "threaten", "invite"})
# Kinds that a side does by itself.
OWN_DEEDS = frozenset({"mobilize", "govern", "build", "withdraw", "other"})
# Kinds that are done to whose ground they are on, and the words before such a place.
GROUNDED = frozenset({"attack", "deploy", "seize"})
LOCAL = frozenset({"in", "at", "near", "outside", "around", "across", "inside"})
BLOWS = frozenset({"in", "by", "during", "from", "after"})
SIDES = ("state", "organisation", "force", "group", "office", "person")


class Surroundings:
    """The sides of a report, by sentence and by how often they act."""

    def __init__(self, tree: Tree, cast: Cast, attributions: Sequence[Attribution], codebook: Codebook) -> None:
        self.tree, self.cast, self.codebook = tree, cast, codebook
        self.attributions = attributions
        self.before: list[EventMention] = []
        self.mentions: dict[int, EventMention] = {}
        self.relations = Relations()
        self.by_sentence: dict[int, list[tuple[int, Party]]] = {}
        self.ground: set[int] = set()
        self.media = {p.span.start for ps in cast.parties.values() for p in ps if "actor:media" in p.rules}
        self.speaking = {s.span.start for a in attributions for s in a.speakers if s.span is not None}
        for index, parties in sorted(cast.parties.items()):
            token = tree.tokens[index]
            for party in parties:
                if party.country and party.kind in SIDES and "actor:media" not in party.rules:
                    self.by_sentence.setdefault(token.sent.index, []).append((index, party))
                    if standing(token):
                        self.ground.add(party.span.start)
                    if party.span.start not in self.speaking:
                        self.relations.often[party.country] += 1
                    self.relations.named.setdefault(party.country, party)

    def complete(self, mentions: Iterable[EventMention]) -> list[EventMention]:
        """All mentions with their other sides; where a report tells of nothing between sides, those without a side are left out."""
        out: list[EventMention] = []
        several = without_repeats(mentions)
        self.mentions = {m.index: m for m in several if not m.verbal}
        for mention in several:
            self.relations.pair(mention)
        for mention in several:
            whole = self.completed(mention)
            token = self.tree.tokens[whole.index]
            if (unknown := unverified(token)) or checking(token):
                # `could not confirm the raid` is no confirmation: the raid is told, as not known.
                out.extend(self._referred(whole, "unknown") if unknown and whole.referring else ())
                continue
            if whole.actors or whole.recipients or self.relations.named or placed(self.tree.tokens[whole.index]):
                out.append(whole)
                self.before.append(whole)
                self.relations.guilt(whole)
                if whole.symmetric and len(mention.actors) < len(whole.actors):
                    self.relations.pair(whole)
                if whole.referring:
                    out.extend(self._referred(whole, "denied" if whole.kind == "reject" else "happened"))
        return out

    def completed(self, mention: EventMention) -> EventMention:
        """The mention with the other side where its kind has two and only one is told."""
        counterpart = self.codebook.kinds[mention.kind].counterpart
        token = self.tree.tokens[mention.index]
        if mention.kind == "casualties":
            return mention if mention.recipients else self._sufferers(mention, token)
        if not counterpart:
            return mention if mention.actors or mention.recipients else self._alone(mention)
        if not mention.actors and mention.kind == "attack" and placed(token):
            # `the attack in the town`: nothing tells who did it.
            return replace(mention, recipients=())
        if not mention.actors and not mention.recipients:
            mention = self._alike(mention, token)
        if mention.verbal and not mention.actors:
            speaker = self._speaker(mention.index)
            mention = replace(mention, actors=(speaker,)) if speaker else mention
        if mention.symmetric:
            if mention.kind == "ceasefire" and len(asking := {p.country for p in mention.actors}) == 1 and None not in asking:
                # `Kenya proposed a truce`: those who fight lay down their arms, not who asks them to.
                fighting = self.relations.partners(frozenset(), hostile=True)
                if fighting and not asking & {p.country for p in fighting}:
                    return replace(mention, actors=fighting)
            return self._together(mention, token)
        if mention.actors and not mention.recipients and "recipient" in counterpart:
            if mention.kind == "deploy" and somewhere(token):
                return mention
            if mention.kind in GROUNDED and (ground := self._ground(token)) and ground not in {p.country for p in mention.actors}:
                # What is shelled, entered or garrisoned is whose ground it is on.
                return replace(mention, recipients=(land(ground, token),))
            sides = frozenset(p.country for p in mention.actors if p.country)
            return replace(mention, recipients=self._whom(mention, token, sides))
        if mention.recipients and not mention.actors and "actor" in counterpart:
            sides = frozenset(p.country for p in mention.recipients if p.country)
            enemy = self.relations.enemy(sides, True) if mention.kind in HOSTILE else None
            if mention.kind == "attack" and is_a(token.lemma, "blast"):
                return mention  # a mine that went off: nothing tells whose
            other = enemy or self._other(mention, token, sides)
            return replace(mention, actors=(other,)) if other else mention
        return mention

    def _together(self, mention: EventMention, token: Token) -> EventMention:
        """A symmetric event with both its sides."""
        actors = mention.actors
        if len({p.id or p.name for p in actors}) >= 2 or any(p.kind == "group" and not p.country for p in actors):
            return mention
        if not actors and (before := self._again(mention)):
            return replace(mention, actors=before)
        if not actors:
            here = {p.country for _, p in self.by_sentence.get(token.sent.index, ()) if p.span.start not in self.speaking | self.ground}
            both = self.relations.partners(frozenset(), hostile=mention.kind in QUARREL | {"fight"})
            if both and (len(here) < 2 or {p.country for p in both} <= here):
                return replace(mention, actors=both)
            first = self._other(mention, token, frozenset())
            actors = (first,) if first else ()
        other = self._other(mention, token, frozenset(p.country for p in actors if p.country))
        return replace(mention, actors=(*actors, other) if other else actors)

    def _again(self, mention: EventMention) -> tuple[Party, ...]:
        """Those of the last talks or deal that was told with both its sides."""
        kinds = next((family for family in TOGETHER if mention.kind in family), frozenset())
        for earlier in reversed(self.before):
            if earlier.kind in kinds and earlier.symmetric and len({p.country for p in earlier.actors if p.country}) == 2:
                return tuple(unsaid(p, "actor:again") for p in earlier.actors)
        return ()

    def _whom(self, mention: EventMention, token: Token, sides: frozenset[str]) -> tuple[Party, ...]:
        """The recipients that a clause leaves unsaid; `sides` are those of its actors."""
        if is_a(token.lemma, "mediating") and (between := self._between(token, sides)):
            return between
        if mention.kind in BLAMING | {"support"} and (doers := self._doers(mention, token)):
            own = {p.name for p in mention.actors}
            others = tuple(unsaid(p, "actor:doer") for p in doers if p.country not in sides and p.name not in own)
            if mention.kind == "support" and len(others) < len(doers):
                return ()  # `she welcomed the treaty` that she signed
            if others:
                return others
        if mention.kind in BLAMING | {"support", "demand"}:
            calm = mention.kind == "demand" and any(is_a(t.lemma, "calm") for t in token.subtree())
            if (mention.kind != "demand" or calm) and (both := self.relations.partners(sides, hostile=calm)):
                return both
        found: Party | None = None
        if mention.kind in BLAMING or (mention.kind in HOSTILE and not sides):
            found = self.relations.blamed(sides)
        elif mention.kind in HOSTILE:
            found = self.relations.enemy(sides, False)
        elif mention.kind == "reject":
            if askers := self._askers(token, sides):
                return askers
            found = self._claimant(token, sides)
        found = found or self._other(mention, token, sides)
        return (found,) if found else ()

    def _between(self, token: Token, sides: frozenset[str]) -> tuple[Party, ...]:
        """Between whom someone mediates: those who meet or agree in the same clause, else those whose dealings are told."""
        near = (*(a.i for a in token.ancestors()), *(c.i for c in token.children if c.dep in ("dobj", "nsubjpass")))
        for met in (self.mentions[i] for i in near if i in self.mentions):
            if met.symmetric and len(met.actors) > 1:
                return tuple(unsaid(p, "actor:partners") for p in met.actors if p.country not in sides)
        return self.relations.partners(sides)

    def _askers(self, token: Token, sides: frozenset[str]) -> tuple[Party, ...]:
        """Whose charge, call or offer it is that is turned down: who last accused or asked this side."""
        for earlier in reversed(self.before):
            if token.sent.index - self.tree.tokens[earlier.index].sent.index > NEAR:
                break
            if earlier.kind in ASKING and sides & {p.country for p in earlier.recipients}:
                return tuple(unsaid(p, "actor:asker") for p in earlier.actors if p.country not in sides)
        return ()

    def _doers(self, mention: EventMention, token: Token) -> tuple[Party, ...]:
        """Who did what is condemned or welcomed: the deed is told by the object, or before by a word of its kind."""
        for index in sorted(mention.objects):
            if index <= token.i:
                continue
            deed = self.tree.tokens[index]
            if between := self.cast.all_of(inner for name, inner in prepositions(deed) if name in ("between", "among")):
                return between
            if index in self.mentions:
                return self.completed(self.mentions[index]).actors
            kinds = {frame.kind for _, frame in self.codebook.frames("noun", deed.lemma)}
            anything = deed.lower in ("it", "this", "that") or is_a(deed.lemma, "deed")
            for earlier in reversed(self.before):
                if (earlier.kind in kinds or (anything and not earlier.verbal)) and earlier.actors:
                    return earlier.actors
        return ()

    def _sufferers(self, mention: EventMention, token: Token) -> EventMention:
        """Whose the killed and wounded are: those told of before, the soldiers just named, those who were struck, the place's."""
        if (blow := self._blow(token)) is not None:
            struck = self.completed(blow).recipients
            if struck:
                return replace(mention, recipients=tuple(unsaid(p, "actor:struck") for p in struck))
        if ground := self._ground(token):
            return replace(mention, recipients=(land(ground, token),))
        near = [m for m in reversed(self.before) if token.sent.index - self.tree.tokens[m.index].sent.index <= NEAR]
        for earlier in near:
            if earlier.kind == "casualties" and earlier.recipients:
                return replace(mention, recipients=tuple(unsaid(p, "actor:fallen") for p in earlier.recipients))
        strikers = {p.country for m in near if m.kind in HARMFUL and m.recipients and not m.symmetric for p in m.actors}
        for index in (token.sent.index, token.sent.index - 1):
            for i, party in reversed(self.by_sentence.get(index, [])):
                if i < token.i and party.kind in ("force", "group") and party.span.start not in self.speaking:
                    if party.country in strikers:
                        continue
                    return replace(mention, recipients=(unsaid(party, "actor:soldiers"),))
        for earlier in near:
            if earlier.kind in HARMFUL and earlier.recipients:
                return replace(mention, recipients=tuple(unsaid(p, "actor:struck") for p in earlier.recipients))
        speaker = self._speaker(mention.index)
        return replace(mention, recipients=(speaker,)) if speaker is not None else mention

    def _ground(self, token: Token) -> str | None:
        """The country of the place in a trigger's own clause or of what it is done to: `shelled a town in Tigray`; of `there` too."""
        about = [token, *(c for c in token.children if c.dep in ("dobj", "nsubjpass"))]
        for name, inner in (pair for one in about for pair in prepositions(one)):
            if name in LOCAL and inner.i in self.cast.ground:
                return self.cast.ground[inner.i]
        if any(c.lower == "there" and c.dep == "advmod" for c in token.children):
            before = [i for i in self.cast.ground if i < token.i and token.sent.index - self.tree.tokens[i].sent.index <= 1]
            return self.cast.ground[max(before)] if before else None
        return None

    def _blow(self, token: Token) -> EventMention | None:
        """The attack that a word for its victims is told with: `killed in the raid`, `shelled the port, killing two`."""
        below = [inner.i for name, inner in prepositions(token) if name in BLOWS]
        subject = [c.i for c in token.children if c.dep in ("nsubj", "csubj")]
        above = [token.head.i] if token.dep in ("advcl", "conj", "xcomp") and token.head.pos in VERBAL else []
        told = (self.mentions[i] for i in (*below, *subject, *above) if i in self.mentions)
        return next((m for m in told if m.kind in HARMFUL and m.kind != "casualties"), None)

    def _alone(self, mention: EventMention) -> EventMention:
        """Who fights, moves or rules where nothing in the clause tells: those who quarrel; who tells of it; who does so elsewhere."""
        if mention.kind == "fight":
            return replace(mention, actors=self.relations.partners(frozenset(), hostile=True))
        if mention.kind in OWN_DEEDS:
            one = self._speaker(mention.index) or self.relations.usual_actor(mention.kind)
            return replace(mention, actors=(unsaid(one),) if one else ())
        return mention

    def _alike(self, mention: EventMention, token: Token) -> EventMention:
        """The sides of the same kind of event told shortly before; else the speaker's side suffers."""
        if not any(c.lower in ("a", "an", "another") for c in token.children):
            for earlier in reversed(self.before):
                if token.sent.index - self.tree.tokens[earlier.index].sent.index > NEAR:
                    break
                if earlier.kind == mention.kind:
                    return replace(
                        mention,
                        actors=tuple(unsaid(p, "actor:again") for p in earlier.actors),
                        recipients=tuple(unsaid(p, "actor:again") for p in earlier.recipients),
                    )
        speaker = self._speaker(mention.index)
        if speaker is not None and mention.kind in HARMFUL | {"sanction"}:
            return replace(mention, recipients=(speaker,))
        actors, recipients = self.relations.usual(mention.kind)
        return replace(mention, actors=actors, recipients=recipients)

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

    def _referred(self, mention: EventMention, status: str) -> list[EventMention]:
        """What `denied that`, `admitted it` is about: the event told last before it that is no act of speech."""
        at = self.tree.tokens[mention.index].sent.index
        for earlier in reversed([m for m in self.before if m.index < mention.index]):
            told = self.tree.tokens[earlier.index].sent.index
            if at - told > 2:
                break
            if not earlier.verbal and not earlier.referring:
                return [
                    replace(
                        earlier,
                        index=mention.index,
                        span=mention.span,
                        status=status,
                        objects=frozenset(),
                        told_by=mention.actors,
                        stands_for=earlier.index,
                        rule="event:referred",
                    )
                ]
        return []

    def _other(self, mention: EventMention, token: Token, without: frozenset[str]) -> Party | None:
        """The side that deals with `without`: of the sentence, of other events, of those before, of the report."""
        at = token.sent.index
        known = self.relations
        against = known.against(without, mention.kind, mention.verbal)
        telling = frozenset(s.country for a in self.attributions if token.i in a.said for s in a.speakers)
        near = [(abs(i - token.i), p) for i, p in self.by_sentence.get(at, ()) if p.country not in without | telling]
        quiet = [(d, p) for d, p in near if p.span.start not in self.speaking]
        quiet = [(d, p) for d, p in quiet if p.span.start not in self.ground] or quiet
        if quiet:
            return unsaid(min(quiet, key=lambda found: (-against[found[1].country or ""], found[0]))[1], "actor:beside")
        for code, n in against.most_common():
            if n > 0 and code not in without and code in known.named:
                return unsaid(known.named[code], "actor:dealing")
        for skipped in (without | telling, without):
            for index in range(at, max(-1, at - NEAR - 1), -1):
                there = [
                    (abs(i - token.i), p)
                    for i, p in self.by_sentence.get(index, ())
                    if p.country not in skipped and (p.kind == "state" or p.span.start not in self.speaking)
                ]
                if there:
                    return unsaid(min(there, key=lambda found: (-known.often[found[1].country or ""], found[0]))[1])
            for code, _ in known.often.most_common():
                if code not in skipped:
                    return unsaid(known.named[code])
        return None

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
                    return unsaid(party, "actor:asker")
        return None


def without_repeats(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Each trigger and kind once."""
    seen: set[tuple[int, str]] = set()
    out = []
    for mention in mentions:
        if (mention.index, mention.kind) not in seen:
            seen.add((mention.index, mention.kind))
            out.append(mention)
    return out
