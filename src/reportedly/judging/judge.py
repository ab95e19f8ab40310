"""Someone who judges: each method appends one judgement to a ledger and returns it."""

from collections.abc import Callable
from pathlib import Path

from reportedly.errors import NotFoundError, UsageError
from reportedly.judging import subjects, values
from reportedly.ledger.sqlite import Store
from reportedly.model.codec import encode
from reportedly.model.judgement import Judgement


class Judge:
    """Judgements of `author`; made by `Ledger.judge`.

    Claims and events are named by the beginning of their ids. Every method takes a `reason`, raises NotFoundError and
    UsageError for what it cannot make sense of, and LedgerError. What is judged counts at once in every answer.
    """

    def __init__(self, store: Store, author: str, link: Callable[[], None], codebook: Path | None = None) -> None:
        if not author.strip():
            raise UsageError("Who judges? Give a name with --author, or set REPORTEDLY_AUTHOR.")
        self.store, self.author = store, " ".join(author.split())
        self._link, self._codebook = link, codebook

    def same(self, one: str, other: str, reason: str = "") -> Judgement:
        """Two claims or events tell of the same happening."""
        return self._pair("same", one, other, reason)

    def not_same(self, one: str, other: str, reason: str = "") -> Judgement:
        """Two claims or events do not; of an event and one of its claims: the claim is none of it."""
        return self._pair("not-same", one, other, reason)

    def right(self, claim: str, reason: str = "") -> Judgement:
        """The claim is read rightly; takes back an earlier `wrong`."""
        return self._truth("right", claim, reason)

    def wrong(self, claim: str, reason: str = "") -> Judgement:
        """The text does not claim this: the claim no longer counts."""
        return self._truth("wrong", claim, reason)

    def field(self, claim: str, field: str, value: str, reason: str = "") -> Judgement:
        """A field of a claim (status, kind, sides, actors, recipients, time, place, numbers, speaker) is `value`.

        It is written as tables show it: `planned`, `PRK > RUS`, `2025-07-11..2025-07-13`, `10,000-12,000 troops`.
        """
        self._link()
        anchor = subjects.claim(self.store, claim)
        to = values.value(self.store, field, value, self._codebook)
        return self.store.judge(self.author, "field", anchor.id, {"claim": encode(anchor), "field": field, "to": to}, reason)

    def alias(self, words: str, actor: str, reason: str = "") -> Judgement:
        """Who is called by these words, in any report, is that actor."""
        words = " ".join(words.split())
        found = values.party(self.store, actor)
        if not words or words.casefold() in (found["name"].casefold(), found["id"].casefold()):
            raise UsageError(f"{words!r} is already what {found['name']} is called. Name other words.")
        return self.store.judge(self.author, "alias", words, {"words": words, "actor": found}, reason)

    def undo(self, number: int, reason: str = "") -> Judgement:
        """Takes back the judgement of that number, which may itself be an undo."""
        known = {one.id for one in self.store.judgements()}
        if number not in known:
            raise NotFoundError(f"There is no judgement {number}. `reportedly judge list` lists them with their numbers.")
        return self.store.judge(self.author, "undo", str(number), None, reason, undoes=number)

    def _truth(self, kind: str, claim: str, reason: str) -> Judgement:
        self._link()
        anchor = subjects.claim(self.store, claim)
        return self.store.judge(self.author, kind, anchor.id, {"claim": encode(anchor)}, reason)

    def _pair(self, kind: str, one: str, other: str, reason: str) -> Judgement:
        self._link()
        (first, mine), (second, others) = subjects.claims(self.store, one), subjects.claims(self.store, other)
        # A claim of the event that it is compared with: the rest of the event is meant.
        if len(mine) >= len(others):
            mine = [anchor for anchor in mine if anchor not in others]
        else:
            others = [anchor for anchor in others if anchor not in mine]
        if first == second or not mine or not others:
            raise UsageError(f"{one} and {other} are one and the same. Name two claims or events.")
        return self.store.judge(self.author, kind, f"{first} {second}", subjects.pair(mine, others), reason)
