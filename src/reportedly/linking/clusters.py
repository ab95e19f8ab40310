"""From scored pairs to groups, by average linkage (Sokal and Michener's UPGMA, 1958).

Two groups are joined while the mean of all scores between them is above 0, the best first. One bad pair does not part
two groups, and one good pair does not join them.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable

Pair = tuple[int, int]


class Heads:
    """Disjoint sets of numbers (union-find with path halving); the head of a set is its least member."""

    def __init__(self, count: int) -> None:
        self._head = list(range(count))

    def of(self, number: int) -> int:
        """The head of the set of a number."""
        head = self._head
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Makes one set of two."""
        one, other = self.of(a), self.of(b)
        if one != other:
            self._head[max(one, other)] = min(one, other)

    def sets(self) -> list[list[int]]:
        """All sets, each in order, by their heads."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._head)):
            found[self.of(number)].append(number)
        return list(found.values())


def agreed(count: int, together: Iterable[Pair], apart: Collection[Pair]) -> list[list[int]]:
    """The groups that people made: of what was judged the same, what does not contradict a judgement of not the same."""
    heads = Heads(count)
    parted: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        parted[a].add(b)
        parted[b].add(a)
    for a, b in sorted(together):
        one, other = sorted((heads.of(a), heads.of(b)))
        if one == other or any(heads.of(n) == one for n in parted[other]):
            continue
        heads.join(one, other)
        for n in parted.pop(other):
            parted[one].add(n)
            parted[n].add(one)
    return heads.sets()


def average(
    count: int, scores: dict[Pair, float], stranger: float, together: Iterable[Pair] = (), apart: Collection[Pair] = ()
) -> list[list[int]]:
    """Groups of the numbers below `count`. Pairs without a score, the lesser number first, count as `stranger`.

    `together` and `apart` are what people decided; these win.
    """
    # Two groups are joined only where some pair between them is above 0, or judged so: what no such pair reaches is left out.
    reached = Heads(count)
    together = list(together)
    for a, b in together:
        reached.join(a, b)
    for (a, b), score in scores.items():
        if score > 0:
            reached.join(a, b)
    within = [reached.of(number) for number in range(count)]
    members = {group[0]: group for group in agreed(count, together, apart)}
    of = {number: head for head, group in members.items() for number in group}
    never: dict[int, set[int]] = {head: set() for head in members}
    for a, b in apart:
        never[of[a]].add(of[b])
        never[of[b]].add(of[a])
    # Between two groups only the sum is kept by which their scored pairs exceed a stranger's, so that a merge costs no
    # more than the groups have neighbours.
    excess: dict[int, dict[int, float]] = {head: {} for head in members}
    # In order, where several pairs make one sum: sums in another order may differ in the last digits.
    for (a, b), score in scores.items() if len(members) == count else sorted(scores.items()):
        if within[a] == within[b] and of[a] != of[b]:
            one, other = of[a], of[b]
            excess[one][other] = excess[other][one] = excess[one].get(other, 0.0) + score - stranger

    def mean(one: int, other: int) -> float:
        found = stranger + excess[one][other] / (len(members[one]) * len(members[other]))
        # Sums in another order may differ in the last digits. Most pairs are far below 0, where no more is asked.
        return round(found, 9) if found > 0 else found

    near = ((mean(a, b), a, b) for a in members for b in excess[a] if a < b)
    queue = [(-value, a, b, len(members[a]), len(members[b])) for value, a, b in near if value > 0]
    heapq.heapify(queue)
    while queue:
        _, one, other, many, few = heapq.heappop(queue)
        if one not in members or other not in members or (len(members[one]), len(members[other])) != (many, few):
            continue  # one of them has grown since
        if other in never[one]:
            continue
        members[one] = sorted(members[one] + members.pop(other))
        _taken_over(excess, one, other)
        for third in never.pop(other):
            never[third].discard(other)
            never[third].add(one)
            never[one].add(third)
        for third in excess[one]:
            if (value := mean(one, third)) > 0:
                a, b = min(one, third), max(one, third)
                heapq.heappush(queue, (-value, a, b, len(members[a]), len(members[b])))
    return [members[head] for head in sorted(members)]


def _taken_over(excess: dict[int, dict[int, float]], one: int, other: int) -> None:
    """`other` becomes a part of `one`: what its neighbours have with it they now have with `one`."""
    excess[one].pop(other, None)
    for third, value in excess.pop(other).items():
        if third != one:
            del excess[third][other]
            excess[one][third] = excess[third][one] = excess[one].get(third, 0.0) + value
