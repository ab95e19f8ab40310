"""Which claims belong together, and which do not, by people's judgements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from reportedly.model.codec import decode
from reportedly.model.event import ClaimKey
from reportedly.model.judgement import Anchor, Judgement

Pair = frozenset[ClaimKey]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims that are of one event and such as are of two; the two never contradict one another.

    `overruled` are judgements of which a later one contradicts a part.
    """

    together: frozenset[Pair]
    apart: frozenset[Pair]
    overruled: tuple[Judgement, ...] = ()


def pairs(decided: Iterable[Judgement], key_of: Callable[[Anchor], ClaimKey | None]) -> Pairs:
    """The pairs of the standing judgements in `decided` (the last one first); `key_of` finds the claims judged.

    From the last judgement back, what contradicts those already taken is left out: with A and B one, and B and C one,
    a later `not-same A C` takes back the older of the two.
    """
    groups = _Groups()
    together: set[Pair] = set()
    apart: set[Pair] = set()
    overruled = []
    for one in decided:
        if one.kind not in ("same", "not-same") or not isinstance(one.value, dict):
            continue
        sides = [[key for data in one.value[side] if (key := key_of(decode(Anchor, data))) is not None] for side in ("one", "other")]
        if not all(sides):
            continue
        refused = False
        if one.kind == "same":
            first, *rest = [*sides[0], *sides[1]]
            for key in rest:
                if key != first:
                    taken = groups.join(first, key)
                    refused |= not taken
                    together |= {frozenset((first, key))} if taken else set()
        else:
            for a, b in product(*sides):
                taken = a != b and groups.part(a, b)
                refused |= not taken
                apart |= {frozenset((a, b))} if taken else set()
        if refused:
            overruled.append(one)
    return Pairs(frozenset(together), frozenset(apart), tuple(overruled))


class _Groups:
    """Claims joined so far, and which groups must stay apart."""

    def __init__(self) -> None:
        self.head: dict[ClaimKey, ClaimKey] = {}
        self.apart: dict[ClaimKey, set[ClaimKey]] = {}

    def top(self, key: ClaimKey) -> ClaimKey:
        while (above := self.head.get(key, key)) != key:
            key = above
        return key

    def join(self, a: ClaimKey, b: ClaimKey) -> bool:
        """False where the two must stay apart."""
        a, b = self.top(a), self.top(b)
        if b in self.apart.get(a, ()):
            return False
        if a != b:
            self.head[b] = a
            for third in self.apart.pop(b, set()):
                self.apart[third].discard(b)
                self._part(a, third)
        return True

    def part(self, a: ClaimKey, b: ClaimKey) -> bool:
        """False where the two are one."""
        a, b = self.top(a), self.top(b)
        if a == b:
            return False
        self._part(a, b)
        return True

    def _part(self, a: ClaimKey, b: ClaimKey) -> None:
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)
