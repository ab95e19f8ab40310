"""Whom a pronoun or a bare `the minister`, `the country`, `both sides` stands for: by number, sort and closeness."""

from collections import Counter, deque
from collections.abc import Container

from reportedly.codebook.classes import is_a
from reportedly.model.cast import distinct
from reportedly.model.mentions import Party
from reportedly.model.syntax import Sentence, Token, Tree
from reportedly.reading.actors.names import Name
from reportedly.reading.actors.people import with_span
from reportedly.reading.actors.words import words
from reportedly.reading.grammar import RELATIVE, SUBJECTS, antecedent, conjuncts, standing

PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
THING = frozenset({"it", "its", "itself"})
BODY = "actor:body"
MANY = frozenset({"they", "them", "their", "themselves", "theirs"})
SPEAKER_STATES = ("state", "organisation", "force", "group")
BOTH = frozenset({"both", "each", "neither", "either"})
CLEARLY = 1.3  # how much oftener the second side of a report must be named than the third
NEAR = 3
FAR = 6
SUBJECT, OBJECT, OTHER = 3, 2, 1


class Focus:
    """The actors met so far, the latest last, each with the sentence and whether it was a subject.

    `main` are the two sides that a report tells of most, where it tells of two more than of any other.
    """

    def __init__(self, main: Container[str] = ()) -> None:
        self._main = main
        self._met: deque[tuple[int, bool, Token, tuple[Party, ...]]] = deque(maxlen=40)
        self._sentence = 0

    def begin(self, sentence: Sentence) -> None:
        """A new sentence."""
        self._sentence = sentence.index

    def met(self, token: Token, parties: tuple[Party, ...]) -> None:
        """Someone was told of; modifiers count as met, but not as subjects."""
        if token.lower in RELATIVE:
            return
        self._met.append((self._sentence, _subject(token), token, parties))

    def thing(self, token: Token) -> None:
        """Several things or persons of no side were told of, as a subject: `they` may be them."""
        if token.tag in ("NNS", "NNPS") and _subject(token):
            self._met.append((self._sentence, True, token, ()))

    def pronoun(self, token: Token, parties: dict[int, tuple[Party, ...]], teller: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """Who a pronoun stands for; empty where nothing near fits. `teller` is who is named after as saying it."""
        lower = token.lower
        if lower in RELATIVE:
            head = antecedent(token)
            return parties.get(head.i, ()) if head is not token else ()
        if lower in PERSON:
            return with_span(self._nearest(token, ("person", "office"), True, teller), token.span, "actor:pronoun")
        if lower in THING:
            return with_span(
                self._nearest(token, ("state", "organisation", "force"), True, teller),
                token.span,
                "actor:pronoun",
            )
        if lower in MANY:
            return with_span(self._many(token), token.span, "actor:pronoun")
        if lower in BOTH:
            return with_span(self.two(token), token.span, "actor:pair")
        return ()

    def _nearest(self, token: Token, kinds: tuple[str, ...], single: bool, teller: tuple[Party, ...]) -> tuple[Party, ...]:
        """The most salient one near: subjects before objects before others, the closer the more, told of often above once."""
        controlled = next((ps for _, _, at, ps in reversed(self._met) if _controls(at, token) and ps and ps[0].kind in kinds), None)
        if controlled is not None:
            return controlled
        weight: dict[str, float] = {}
        latest: dict[str, tuple[Party, ...]] = {}
        leading = False
        for sentence, subject, at, parties in self._met:
            apart = self._sentence - sentence
            if apart > NEAR or (single and len(parties) != 1) or not parties:
                continue
            if parties[0].kind not in kinds and not (token.lower in THING and _movement(parties)) and not _someone(token, at):
                continue
            if at.tag in ("JJ", "NNP", "NN") and at.dep in ("amod", "compound") and "person" not in kinds and token.tag != "PRP$":
                continue
            key = parties[0].id or parties[0].name
            if token.tag == "PRP$" and at.dep == "dative" and token.head.dep == "dobj" and at.head is token.head.head:
                continue  # `promised Lima its support`
            if (_same_clause(at, token) and token.tag != "PRP$") or (subject and _struck(at, token)) or _told_of(at, token):
                continue
            weight[key] = weight.get(key, 0) + (SUBJECT if subject else OBJECT if at.dep in ("dobj", "dative") else OTHER) / 2**apart
            latest[key] = parties
            leading |= subject and not apart
        if teller and teller[0].kind in kinds and not leading:
            return teller
        return latest[max(weight, key=lambda key: weight[key])] if weight else ()

    def _many(self, token: Token) -> tuple[Party, ...]:
        """Several who act, of the closest sentence: its subject before another; a plural thing there stops the search."""
        best: tuple[tuple[int, int, int], tuple[Party, ...]] | None = None
        for order, (sentence, subject, at, parties) in enumerate(self._met):
            apart = self._sentence - sentence
            if apart > NEAR or _acts_on(at, token) or at.dep in ("amod", "compound", "poss"):
                continue
            if _same_clause(at, token) and token.tag != "PRP$":
                continue
            several = self._joined(at) if subject else ()
            if len(several) < 2 and not (at.tag in ("NNS", "NNPS") or len(parties) > 1 or _crowd(parties)):
                continue
            rank = (-apart, int(subject) + int(subject and _tells(at) == _tells(token)), -order if subject and apart else order)
            if best is None or rank > best[0]:
                best = rank, several if len(several) > 1 else parties
        if best is not None:
            return best[1]
        return self.two(token) or next((ps for s, subject, _, ps in reversed(self._met) if subject and self._sentence - s <= NEAR), ())

    def _joined(self, at: Token) -> tuple[Party, ...]:
        """All that are joined with one that was met, itself first."""
        if not any(c.dep == "conj" for c in at.children):
            return ()
        members = set(conjuncts(at))
        return distinct(p for _, _, a, ps in self._met if a in members for p in ps)

    def two(self, token: Token) -> tuple[Party, ...]:
        """The two last told of together, else the last two sides, the earlier first; `Lima accused the pair` does not mean Lima.

        Two who only mediate between others are not meant.
        """
        for sentence, _, at, parties in reversed(self._met):
            if self._sentence - sentence > NEAR or _acts_on(at, token) or _mediates(at):
                continue
            joined = self._joined(at) or parties
            # In a civil war both are of one country: `the army and the rebels`.
            apart = len({p.country for p in joined}) == 2 or all(p.kind in ("force", "group", "organisation") for p in joined)
            two = apart and len({p.id or p.name for p in joined}) == 2 == len(joined) and all(p.country for p in joined)
            acting = _subject(at) and sentence == self._sentence
            if two and (not self._main or acting or all((p.country or "") in self._main for p in joined)):
                return joined
        if main := self._main_two(token):
            return main
        found: dict[str, Party] = {}
        for here in (False, True):
            for sentence, _, at, parties in reversed(self._met):
                if self._sentence - sentence > 8:
                    break
                if _acts_on(at, token) or (_subject(at) and at.head.lemma in words().telling) or _goal(at):
                    continue
                for party in parties if (sentence == self._sentence) is here else ():
                    if party.country and party.kind in ("state", "person", "force", "group", "office"):
                        found.setdefault(party.country, party)
                if len(found) >= 2:
                    break
        return tuple(reversed(list(found.values())[:2])) if len(found) >= 2 else ()

    def _main_two(self, token: Token) -> tuple[Party, ...]:
        """The two main sides as they were told of last, where both were."""
        found: dict[str, Party] = {}
        for _, _, at, parties in reversed(self._met):
            for party in parties:
                if party.country and party.country in self._main and not _acts_on(at, token):
                    found.setdefault(party.country, party)
        return tuple(reversed(list(found.values()))) if len(found) == 2 else ()

    def state(self) -> tuple[Party, ...]:
        """The state told of last, a subject before another."""
        for wanted in (True, False):
            for sentence, subject, _, parties in reversed(self._met):
                if self._sentence - sentence > NEAR:
                    break
                if subject is wanted and len(parties) == 1 and parties[0].kind == "state":
                    return parties
        return ()

    def named(self, kinds: Container[str]) -> tuple[Party, ...]:
        """The body or movement of these kinds that was named last."""
        for sentence, _, _, parties in reversed(self._met):
            if self._sentence - sentence > FAR:
                break
            irregular = len(parties) == 1 and not any(is_a(word.lower(), "regular_force") for word in parties[0].name.split())
            if irregular and parties[0].kind in kinds and BODY in parties[0].rules:
                return parties
        return ()

    def body(self) -> Party | None:
        """The body or state that acted last, whose spokesman may now speak."""
        for sentence, subject, _, parties in reversed(self._met):
            if self._sentence - sentence > 1:
                break
            if subject and len(parties) == 1 and parties[0].kind in ("organisation", "state") and parties[0].country:
                return parties[0]
        return None

    def compatriot(self, country: str, lemma: str) -> tuple[Party, ...]:
        """The one person of a country told of shortly before who may be `the Peruvian official`, or hold that office."""
        found: dict[str, tuple[Party, ...]] = {}
        for sentence, _, _, parties in reversed(self._met):
            if self._sentence - sentence > FAR:
                break
            if len(parties) == 1 and parties[0].kind == "person" and parties[0].country == country:
                found.setdefault(parties[0].id, parties)
        several = [p for p in found.values() if is_a(lemma, "official_at_large") or lemma in _office_words(p[0])]
        if not several and len(found) == 1 and is_a(lemma, "head_of_state"):
            several = [p for p in found.values() if not p[0].office]
        return several[0] if len(several) == 1 else ()

    def officer(self, lemma: str) -> tuple[Party, ...]:
        """The person told of last whose office holds the word."""
        for _, _, _, parties in reversed(self._met):
            if len(parties) == 1 and parties[0].kind == "person" and lemma in (parties[0].office or "").casefold().split():
                return parties
        return ()


def _movement(parties: tuple[Party, ...]) -> bool:
    """True of a movement by its name: it is an `it`, as a crowd is not."""
    return bool(parties) and parties[0].kind == "group" and BODY in parties[0].rules


def _office_words(party: Party) -> list[str]:
    return (party.office or "").casefold().split()


def _someone(token: Token, at: Token) -> bool:
    """`a Peruvian reporter ... his release`: one person by a common noun."""
    return token.lower in PERSON and (at.lower in PERSON or (at.tag == "NN" and is_a(at.lemma, "people")))


def _told_of(at: Token, token: Token) -> bool:
    """`Orr, whom he accused`: the subject of a clause about someone is another."""
    return any(above.dep == "relcl" and above.head is at for above in token.ancestors()) and _subject(token)


def _crowd(parties: tuple[Party, ...]) -> bool:
    """True of parties that are many by themselves: an army, a people."""
    return bool(parties) and parties[0].kind in ("group", "force")


def _subject(token: Token) -> bool:
    top = token
    while top.dep == "conj":
        top = top.head
    return top.dep in SUBJECTS


def _tells(token: Token) -> bool:
    """True of the subject of a verb by which someone only tells of others."""
    top = token
    while top.dep == "conj":
        top = top.head
    return top.dep in SUBJECTS and top.head.lemma in words().telling


def _mediates(token: Token) -> bool:
    """`under the mediation of Qatar`, `talks brokered by Qatar`, `Qatar, which hosted the talks`."""
    top = token
    while top.dep in ("conj", "appos", "compound"):
        top = top.head
    if top.dep == "pobj" and top.head.lower in ("of", "by"):
        return is_a(top.head.head.lemma, "mediating")
    return top.dep in SUBJECTS and is_a(top.head.lemma, "mediating")


def _goal(token: Token) -> bool:
    """`will go on to China`: where someone goes is no side of what was told before."""
    return token.dep == "pobj" and token.head.lower == "to" and is_a(token.head.head.lemma, "travelling")


def _acts_on(subject: Token, token: Token) -> bool:
    """True where one is (joined to) the subject of the verb whose object the other is."""
    top = subject
    while top.dep == "conj":
        top = top.head
    return top.dep in SUBJECTS and token.dep in ("dobj", "dative") and top.head is token.head


def _controls(thing: Token, token: Token) -> bool:
    """`thanked Lima for its support`: a possessor after such a verb is its object."""
    if thing.dep != "dobj" or token.tag != "PRP$" or not is_a(thing.head.lemma, "object_control"):
        return False
    return any(c.dep == "prep" and c.i > thing.i and c in token.ancestors() for c in (*thing.head.children, *thing.children))


def _struck(subject: Token, token: Token) -> bool:
    """`the boat rammed one of its ships`: `its` is not the boat, which would ram `its own`."""
    if token.tag != "PRP$" or any(c.lower == "own" for c in token.head.children):
        return False
    top = subject
    while top.dep == "conj":
        top = top.head
    verb = top.head
    return is_a(verb.lemma, "hostile_act") and any(c.dep in ("dobj", "prep") and token in c.subtree() for c in verb.children)


def _same_clause(a: Token, b: Token) -> bool:
    return a.sent is b.sent and a.head is b.head


def main_of(tree: Tree, found: list[Name]) -> frozenset[str]:
    """The two countries that a report names most, where no third is named nearly as often; `in Lima` names only a place."""
    acting = (name for name in found if name.country and name.kind != "media" and not standing(tree.tokens[name.last]))
    often = Counter(name.country for name in acting if name.country)
    (_, _), (_, second), (_, third) = (*often.most_common(3), ("", 0), ("", 0), ("", 0))[:3]
    return frozenset(code for code, _ in often.most_common(2)) if second >= max(2.0, CLEARLY * third) else frozenset()
