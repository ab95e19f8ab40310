"""What speaks for a time or a place being that of a claim: what the rules propose, where it is told, and what it is."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date

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


class Weighing:
    """What holds of one claim for all options of a field, `time` or `place`, so that it is found once.

    `told` is the claim with what the rules propose, `before` are those told before it with the keys of what is theirs.
    """

    def __init__(
        self, name: str, told: Told, before: Sequence[tuple[Told, Hashable]], published: date | None, filed: Place | None = None
    ) -> None:
        self.name, self.told, self.published = name, told, published
        self.filed = key_of(filed) if filed is not None else None
        self.sides, self.doers = told.sides, told.doers
        self.token, self.sort = told.token, CLASS_OF.get(told.kind, "home")
        self.manner = "open" if told.open else told.claim.status if told.claim.status == "denied" else "done"
        self.tense = tense(told.token)
        self.value: Setting | None = value_of(told, name)
        self.rule = rule_of(self.value, name)
        self.key = key_of(self.value) if self.value is not None else None
        self.verb = clause_verb(told.token)
        self.up = {one.i: n for n, one in enumerate([self.token, *self.token.ancestors()])}
        self.before: dict[Hashable, list[str]] = {}
        for feature, key in _earlier(self, before):
            self.before.setdefault(key, []).append(feature)

    def nothing(self) -> Iterator[str]:
        """What speaks for a claim that has none."""
        sort, told = self.sort, self.told
        yield "none"
        yield f"none|{sort}"
        yield f"none|{told.kind}"
        yield f"none|{self.manner}|{sort}"
        yield f"none|{told.claim.status}"
        yield f"none|{self.tense}"
        yield f"none|{self.tense}|{sort}"
        yield f"none {self.rule}"
        yield f"none {self.rule}|{sort}"
        yield f"none {self.rule}|{self.manner}"
        yield f"none|{'noun' if self.token.pos in NOMINAL else 'verb'}|{sort}"
        yield f"none dep {self.token.dep}"
        if told.undated:
            yield "none undated"
        if told.claim.sources:
            yield "none told"
        if self.published is None:
            yield "none unpublished"
        if not self.sides:
            yield "none sideless"

    def features(self, option: Option) -> Iterator[str]:
        """The names of what holds of an option."""
        sort, value = self.sort, option.nearest(self.token)
        size = width(value) if isinstance(value, Place) else length(value)
        yield "any"
        yield f"any|{sort}"
        yield f"any|{self.manner}"
        yield f"{size}|{sort}"
        yield f"{size}|{self.manner}"
        if self.key == option.key:
            yield f"rule {self.rule}"
            yield f"rule {self.rule}|{sort}"
            yield f"rule {self.rule}|{self.manner}"
            yield f"rule {self.rule}|{size}"
        elif self.key is not None:
            yield f"beside {self.rule}"
        if isinstance(value, Place):
            yield from self._of_place(option, value, size)
        else:
            when = relation(value, self.published)
            yield f"{when}|{self.manner}"
            yield f"{when}|{self.tense}"
        yield from self._near(option, size)
        yield from self.before.get(option.key, ())

    def _of_place(self, option: Option, place: Place, size: str) -> Iterator[str]:
        told = self.told
        part = "doer" if place.country in self.doers else "other" if place.country in self.sides else "no side"
        yield f"{part}|{size}"
        yield f"{part}|{size}|{self.sort}"
        yield f"{part}|{told.kind}"
        yield f"kind {place.kind}"
        if self.filed == option.key:
            yield "filed"
            yield f"filed|{self.sort}"

    def _near(self, option: Option, size: str) -> Iterator[str]:
        """Where an option is told, seen from the trigger."""
        token, sort, now = self.token, self.sort, self.token.sent.index
        here = [t for t, _ in option.at if t.sent is token.sent]
        if here:
            one = min(here, key=lambda t: (abs(t.i - token.i), t.i))
            by, same = hanging(one), clause_verb(one) is self.verb
            yield "here"
            yield f"here|{size}"
            yield "here before" if one.i < token.i else "here after"
            yield f"here far {min(4, abs(one.i - token.i) // 4)}"
            yield f"here {by}"
            yield f"here {by}|{sort}"
            yield f"clause {same}"
            yield f"clause {same}|{by}"
            yield from {found: None for t in here if (found := self._way(t))}
        elif (last := next((t for t, _ in reversed(option.at) if t.sent.index < now), None)) is not None:
            back = now - last.sent.index
            yield f"back {min(4, back)}"
            yield f"back {min(4, back)}|{sort}"
            yield f"back {min(2, back)} {hanging(last)}"
        else:
            yield f"ahead {min(3, option.at[0][0].sent.index - now)}"
        if not here and (stood := next((t for t in reversed(option.standing) if t.sent.index < now), None)) is not None:
            back = min(4, now - stood.sent.index)
            yield f"stood {back}"
            yield f"stood {back}|{sort}"
        if option.standing and option.standing[0].sent.index == 0:
            yield "lead"
        often = min(4, len(option.at))
        yield f"rank {min(4, option.rank)}|{bool(here)}"
        yield f"often {often}|{size}"
        yield f"often {often}"

    def _way(self, other: Token) -> str:
        """How a token of the sentence hangs together with the trigger: the labels up, then down; '' where it is far."""
        down: list[Token] = []
        node = other
        while node.i not in self.up:
            down.append(node)
            if len(down) > FALL or node.head is node:
                return ""
            node = node.head
        if self.up[node.i] > RISE:
            return ""
        up: list[Token] = []
        one = self.token
        while one is not node:
            up.append(one)
            one = one.head
        return f"way {'^'.join(map(_label, up))}/{'.'.join(map(_label, reversed(down)))}"


def value_of(told: Told, name: str) -> Setting | None:
    """The time or the place of a claim."""
    return told.claim.place if name == "place" else told.claim.time


def rule_of(value: Setting | None, name: str) -> str:
    """The rule by which a claim has its time or place; '' where it has none."""
    if value is None:
        return ""
    return next((found for rule in value.rules if (found := rule.removeprefix(f"{name}:")) in RULES), "own")


def _earlier(weighing: Weighing, before: Sequence[tuple[Told, Hashable]]) -> Iterator[tuple[str, Hashable]]:
    """What the claims before have: the last one, the last of the class, the one that governs this, and most of them."""
    sort, told = weighing.sort, weighing.told
    if not before:
        return
    last, had = before[-1]
    yield "last", had
    yield f"last|{CLASS_OF.get(last.kind)}>{sort}", had
    yield f"last|{weighing.tense}", had
    yield f"last|back {min(3, told.at - last.at)}", had
    if last.sides & weighing.sides:
        yield "last sides", had
    alike, had = next(((one, key) for one, key in reversed(before) if CLASS_OF.get(one.kind) == sort), (None, None))
    if alike is not None:
        yield "alike", had
        yield f"alike|{sort}", had
        yield f"alike|{weighing.manner}", had
        if alike.sides == weighing.sides:
            yield "alike sides", had
    upper, had = next(
        ((one, key) for one, key in reversed(before) if one.token.i in weighing.up and one.token is not told.token), (None, None)
    )
    if upper is not None:
        yield "upper", had
        yield f"upper|{CLASS_OF.get(upper.kind)}>{sort}", had
    keys = [key for _, key in before]
    most = max(keys, key=keys.count)
    if keys.count(most) * 2 > len(keys):
        yield "most", most


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
