"""What speaks for a time or a place being that of a claim: what the rules propose, where it is told, and what it is."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from reportedly.model.mentions import Place, Time
from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, SUBJECTS, VERBAL, clause_verb, light_verb
from reportedly.reading.settings.options import Option, Setting, key_of
from reportedly.reading.settings.scenes import BROAD, Told

CLASSES = {
    "blow": ("attack", "fight", "casualties", "seize"),
    "force": ("coerce", "mobilize", "detain", "release"),
    "move": ("deploy", "withdraw"),
    "together": ("meet", "sign"),
    "visit": ("visit",),
    "word": ("accuse", "condemn", "demand", "reject", "threaten", "support", "invite", "contact"),
    "deal": ("agree", "ceasefire", "concede", "cooperate"),
    "gift": ("aid", "arms", "technology"),
    "home": ("govern", "build", "protest", "veto", "sanction", "other"),
}
CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds}
# The rules of this stage by which a claim has a time or place already; any other is that of the expression in its own clause.
RULES = frozenset(
    {"scene", "host", "dateline", "occasion", "where", "governing", "purpose", "there", "again", "land"}
    | {"since", "part-of", "then", "within", "apart"}
)
MODAL = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "must", "'ll"})
RISE, FALL = 3, 4  # as far up from the trigger and down to a word as a way between them is told


Names = tuple[str, ...]
# A group of names that hold together: what makes them, and of what; so that a group is made and weighed once.
Group = tuple[Any, ...]


class Case:
    """What holds of one claim for its time and its place alike; `earlier` are groups of names, each with the claim before that has it."""

    def __init__(self, told: Told, before: Sequence["Case"]) -> None:
        self.told, self.token, self.sort, self.at = told, told.token, CLASS_OF.get(told.kind, "home"), told.at
        self.sides, self.doers = told.sides, told.doers
        self.manner = "open" if told.open else told.claim.status if told.claim.status == "denied" else "done"
        self.tense = tense(told.token)
        self.verb = clause_verb(told.token)
        self.up = {one.i: n for n, one in enumerate([told.token, *told.token.ancestors()])}
        self.earlier = tuple(self._earlier(before))

    def _earlier(self, before: Sequence["Case"]) -> Iterator[tuple[Group, int]]:
        """The claims before that count: the last one, the last of the class, and the one that governs this."""
        backward = range(len(before) - 1, -1, -1)
        for number in backward[:1]:
            last = before[number]
            yield (_last, last.sort, self.sort, self.tense, min(3, self.at - last.at), bool(last.sides & self.sides)), number
        for number in (n for n in backward if before[n].sort == self.sort):
            yield (_alike, self.sort, self.manner, before[number].sides == self.sides), number
            break
        for number in (n for n in backward if before[n].token.i in self.up and before[n].token is not self.token):
            yield (_upper, before[number].sort, self.sort), number
            break


class Weighing:
    """What holds of one claim for all options of a field, `time` or `place`, so that it is found once.

    `published` and `filed` are the day of the report and the key of its town, `keys` those of what the rules give the claims before.
    """

    def __init__(self, name: str, case: Case, published: date | None, filed: Hashable, keys: Sequence[Hashable]) -> None:
        self.name, self.case, self.told, self.token = name, case, case.told, case.token
        self.published, self.filed = published, filed
        self.sides, self.doers, self.sort, self.manner, self.tense = case.sides, case.doers, case.sort, case.manner, case.tense
        self.value: Setting | None = value_of(case.told, name)
        self.rule = rule_of(self.value, name)
        self.key = key_of(self.value) if self.value is not None else None
        self.before: dict[Hashable, list[Group]] = {}
        for group, number in case.earlier:
            self.before.setdefault(keys[number], []).append(group)
        most = max(keys, key=keys.count, default=None)
        if most is not None and keys.count(most) * 2 > len(keys):
            self.before.setdefault(most, []).append((_named, "most"))

    def nothing(self) -> Iterator[Group]:
        """What speaks for a claim that has none."""
        told, noun = self.told, self.token.pos in NOMINAL
        yield _none, self.sort, told.kind, self.manner, told.claim.status, self.tense
        yield _unruled, self.rule, self.sort, self.manner, "noun" if noun else "verb"
        yield _named, f"none dep {self.token.dep}"
        holds = (told.undated, bool(told.claim.sources), self.published is None, not self.sides)
        yield _lacking, *holds

    def features(self, option: Option) -> Iterator[Group]:
        """What holds of an option."""
        value = option.nearest(self.token)
        size = width(value) if isinstance(value, Place) else length(value)
        yield _any, self.sort, self.manner, size
        if self.key == option.key:
            yield _ruled, self.rule, self.sort, self.manner, size
        elif self.key is not None:
            yield _named, f"beside {self.rule}"
        if isinstance(value, Place):
            part = "doer" if value.country in self.doers else "other" if value.country in self.sides else "no side"
            yield _sided, part, size, self.sort, self.told.kind, value.kind
            if self.filed == option.key:
                yield _named, "filed", f"filed|{self.sort}"
        else:
            yield _dated, relation(value, self.published), self.manner, self.tense
        yield from self._near(option, size)
        yield from self.before.get(option.key, ())

    def _near(self, option: Option, size: str) -> Iterator[Group]:
        """Where an option is told, seen from the trigger."""
        token, sort, now = self.token, self.sort, self.token.sent.index
        here = [t for t, _ in option.at if t.sent is token.sent]
        if here:
            one = min(here, key=lambda t: (abs(t.i - token.i), t.i))
            same = clause_verb(one) is self.case.verb
            yield _here, size, sort, hanging(one), same, one.i < token.i, min(4, abs(one.i - token.i) // 4)
            yield _named, *{found: None for t in here if (found := self._way(t))}
        elif (last := next((t for t, _ in reversed(option.at) if t.sent.index < now), None)) is not None:
            yield _back, min(4, now - last.sent.index), sort, hanging(last)
        else:
            yield _named, f"ahead {min(3, option.at[0][0].sent.index - now)}"
        if not here and (stood := next((t for t in reversed(option.standing) if t.sent.index < now), None)) is not None:
            yield _stood, min(4, now - stood.sent.index), sort
        if option.standing and option.standing[0].sent.index == 0:
            yield _named, "lead"
        yield _often, min(4, option.rank), min(4, len(option.at)), size, bool(here)

    def _way(self, other: Token) -> str:
        """How a token of the sentence hangs together with the trigger: the labels up, then down; '' where it is far."""
        down: list[Token] = []
        node = other
        while node.i not in self.case.up:
            down.append(node)
            if len(down) > FALL or node.head is node:
                return ""
            node = node.head
        if self.case.up[node.i] > RISE:
            return ""
        up: list[Token] = []
        one = self.token
        while one is not node:
            up.append(one)
            one = one.head
        return f"way {'^'.join(map(_label, up))}/{'.'.join(map(_label, reversed(down)))}"


def names_of(group: Group) -> Names:
    """The names of a group."""
    made: Names = group[0](*group[1:])
    return made


def _named(*names: str) -> Names:
    return names


def _lacking(undated: bool, told: bool, unpublished: bool, sideless: bool) -> Names:
    holds = {"undated": undated, "told": told, "unpublished": unpublished, "sideless": sideless}
    return tuple(f"none {name}" for name, has in holds.items() if has)


def _none(sort: str, kind: str, manner: str, status: str, tense: str) -> Names:
    return ("none", f"none|{sort}", f"none|{kind}", f"none|{manner}|{sort}", f"none|{status}", f"none|{tense}", f"none|{tense}|{sort}")


def _unruled(rule: str, sort: str, manner: str, word: str) -> Names:
    return f"none {rule}", f"none {rule}|{sort}", f"none {rule}|{manner}", f"none|{word}|{sort}"


def _any(sort: str, manner: str, size: str) -> Names:
    return "any", f"any|{sort}", f"any|{manner}", f"{size}|{sort}", f"{size}|{manner}"


def _ruled(rule: str, sort: str, manner: str, size: str) -> Names:
    return f"rule {rule}", f"rule {rule}|{sort}", f"rule {rule}|{manner}", f"rule {rule}|{size}"


def _sided(part: str, size: str, sort: str, kind: str, site: str) -> Names:
    return f"{part}|{size}", f"{part}|{size}|{sort}", f"{part}|{kind}", f"kind {site}"


def _dated(when: str, manner: str, tense: str) -> Names:
    return f"{when}|{manner}", f"{when}|{tense}"


def _back(back: int, sort: str, by: str) -> Names:
    return f"back {back}", f"back {back}|{sort}", f"back {min(2, back)} {by}"


def _stood(back: int, sort: str) -> Names:
    return f"stood {back}", f"stood {back}|{sort}"


def _often(rank: int, often: int, size: str, here: bool) -> Names:
    return f"rank {rank}|{here}", f"often {often}|{size}", f"often {often}"


def _here(size: str, sort: str, by: str, same: bool, before: bool, far: int) -> Names:
    side = "before" if before else "after"
    return (
        "here",
        f"here|{size}",
        f"here {side}",
        f"here far {far}",
        f"here {by}",
        f"here {by}|{sort}",
        f"clause {same}",
        f"clause {same}|{by}",
    )


def value_of(told: Told, name: str) -> Setting | None:
    """The time or the place of a claim."""
    return told.claim.place if name == "place" else told.claim.time


def rule_of(value: Setting | None, name: str) -> str:
    """The rule by which a claim has its time or place; '' where it has none."""
    if value is None:
        return ""
    return next((found for rule in value.rules if (found := rule.removeprefix(f"{name}:")) in RULES), "own")


def _last(last: str, sort: str, tense: str, back: int, sides: bool) -> Names:
    return ("last", f"last|{last}>{sort}", f"last|{tense}", f"last|back {back}", *(["last sides"] if sides else ()))


def _alike(sort: str, manner: str, sides: bool) -> Names:
    return ("alike", f"alike|{sort}", f"alike|{manner}", *(["alike sides"] if sides else ()))


def _upper(upper: str, sort: str) -> Names:
    return "upper", f"upper|{upper}>{sort}"


def tense(token: Token) -> str:
    """The tense of the trigger's verb; `noun` where it has none."""
    verb = token if token.pos in VERBAL else light_verb(token)
    if verb is None:
        return "noun"
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if "had" in helpers:
        return "had"
    if helpers & {"has", "have"}:
        return "has"
    if helpers & MODAL:
        return "modal"
    if "to" in helpers:
        return "to"
    if verb.tag == "VBD" or helpers & {"was", "were"}:
        return "past"
    return "now" if verb.tag in ("VBZ", "VBP") or helpers & {"is", "are"} else verb.tag


def width(place: Place) -> str:
    """A country or more, a capital, which may stand for its government, or a spot."""
    return "broad" if place.kind in BROAD else "capital" if place.kind == "capital" else "spot"


def length(time: Time) -> str:
    """How long a time is."""
    if time.start is None or time.end is None:
        return "open"
    days = (time.end - time.start).days
    return "day" if days == 0 else "days" if days < 15 else "month" if days < 32 else "long"


def relation(time: Time, published: date | None) -> str:
    """How long before publication, or after it."""
    if published is None:
        return "unpublished"
    if time.start is None or time.end is None:
        return "open"
    if time.start > published:
        return "future"
    days = (published - time.end).days
    return "today" if days <= 0 else "yesterday" if days == 1 else "week" if days < 8 else "month" if days < 32 else "old"


def hanging(token: Token) -> str:
    """By what a word hangs on its sentence: its preposition, or its label."""
    return token.head.lower if token.dep == "pobj" else _label(token)


def _label(token: Token) -> str:
    """A token's label; that of a preposition with the word itself."""
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent") else "nsubj" if token.dep in SUBJECTS else token.dep
