"""Whom a pronoun or a bare `the minister`, `the country`, `both sides` stands for: by number, sort and closeness."""

from collections import deque

from reportedly.model.cast import distinct
from reportedly.model.mentions import Party
from reportedly.model.syntax import Sentence, Token
from reportedly.reading.actors.people import with_span
from reportedly.reading.actors.words import words
from reportedly.reading.grammar import RELATIVE, SUBJECTS, antecedent

PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "themselves", "theirs"})
SPEAKER_STATES = ("state", "organisation", "force", "group")
NEAR = 3


class Focus:
    """The actors met so far, the latest last, each with the sentence and whether it was a subject."""

    def __init__(self) -> None:
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

    def pronoun(self, token: Token, parties: dict[int, tuple[Party, ...]]) -> tuple[Party, ...]:
        """Who a pronoun stands for; empty where nothing near fits."""
        lower = token.lower
        if lower in RELATIVE:
            head = antecedent(token)
            return parties.get(head.i, ()) if head is not token else ()
        if lower in PERSON:
            return with_span(self._nearest(token, ("person", "office"), single=True), token.span, "actor:pronoun")
        if lower in THING:
            return with_span(
                self._nearest(token, ("state", "organisation", "force"), single=True),
                token.span,
                "actor:pronoun",
            )
        if lower in MANY:
            return with_span(self._many(token), token.span, "actor:pronoun")
        return ()

    def _nearest(self, token: Token, kinds: tuple[str, ...], single: bool) -> tuple[Party, ...]:
        """The subject of the clause before, else of the sentence before, else who was told of last."""
        best: tuple[tuple[int, int, int], tuple[Party, ...]] | None = None
        for order, (sentence, subject, at, parties) in enumerate(self._met):
            if self._sentence - sentence > NEAR or (single and len(parties) != 1) or parties[0].kind not in kinds:
                continue
            if at.tag in ("JJ", "NNP", "NN") and at.dep in ("amod", "compound") and "person" not in kinds and token.tag != "PRP$":
                continue
            if _same_clause(at, token) and token.tag != "PRP$":
                continue
            rank = (
                -(self._sentence - sentence),
                int(subject),
                order if subject is False else -order if sentence != self._sentence else order,
            )
            if best is None or rank > best[0]:
                best = (rank, parties)
        return best[1] if best else ()

    def _many(self, token: Token) -> tuple[Party, ...]:
        same: list[tuple[Party, ...]] = []
        for sentence, subject, at, parties in reversed(self._met):
            if self._sentence - sentence > NEAR:
                break
            if _acts_on(at, token):
                continue
            plural = at.tag in ("NNS", "NNPS") or len(parties) > 1 or parties[0].kind in ("group", "force")
            if plural and parties[0].kind in ("force", "group", "office") and at.dep not in ("amod", "compound"):
                return parties
            if subject:
                same.append(parties)
                joined = [c for c in at.children if c.dep == "conj"]
                if joined:
                    members = [p for s, _, a, ps in self._met if a is at or a in joined for p in ps]
                    return distinct(members)
        several = next((parties for parties in same if len(parties) > 1), ())
        return several or self.two(token) or (same[0] if same else ())

    def two(self, token: Token) -> tuple[Party, ...]:
        """The last two sides told of, the earlier first; `Lima accused the pair` does not mean Lima."""
        found: dict[str, Party] = {}
        for here in (False, True):
            for sentence, _, at, parties in reversed(self._met):
                if self._sentence - sentence > 8:
                    break
                if _acts_on(at, token) or (_subject(at) and at.head.lemma in words().telling):
                    continue
                for party in parties if (sentence == self._sentence) is here else ():
                    if party.country and party.kind in ("state", "person", "force", "group", "office"):
                        found.setdefault(party.country, party)
                if len(found) >= 2:
                    break
        return tuple(reversed(list(found.values())[:2])) if len(found) >= 2 else ()

    def state(self) -> tuple[Party, ...]:
        """The state told of last, a subject before another."""
        for wanted in (True, False):
            for sentence, subject, _, parties in reversed(self._met):
                if self._sentence - sentence > NEAR:
                    break
                if subject is wanted and len(parties) == 1 and parties[0].kind == "state":
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

    def officer(self, lemma: str) -> tuple[Party, ...]:
        """The person told of last whose office holds the word."""
        for _, _, _, parties in reversed(self._met):
            if len(parties) == 1 and parties[0].kind == "person" and lemma in (parties[0].office or "").casefold().split():
                return parties
        return ()


def _subject(token: Token) -> bool:
    top = token
    while top.dep == "conj":
        top = top.head
    return top.dep in SUBJECTS


def _acts_on(subject: Token, token: Token) -> bool:
    """True where one is (joined to) the subject of the verb whose object the other is."""
    top = subject
    while top.dep == "conj":
        top = top.head
    return top.dep in SUBJECTS and token.dep in ("dobj", "dative") and top.head is token.head


def _same_clause(a: Token, b: Token) -> bool:
    return a.sent is b.sent and a.head is b.head
