"""Which claims are grouped again when some come, go or are judged, and what their groups are then."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

from reportedly.ledger.linked import Linked, LinkedRows
from reportedly.linking.blocks import comparable, keys
from reportedly.linking.clusters import Heads
from reportedly.linking.compare import score
from reportedly.linking.pieces import Home, Judged, grouped, homes, numbered
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms
from reportedly.linking.work import Work

Edges = dict[tuple[int, int], float]  # scores of pairs of numbers among the linked claims, the lesser first


class Touched:
    """What is grouped again: the new claims, those of dissolved components, and those that they join.

    `new` are claims that came, `left` those that went, `dissolved` components whose claims are put together anew.
    """

    def __init__(self, kept: LinkedRows, new: Work, left: Work, dissolved: Collection[int], together: Judged, apart: Judged) -> None:
        self._kept, self._together, self._apart = kept, together, apart
        self._most, self._block = rules().piece, rules().block
        self._blocks = new.blocks
        self._sizes: dict[int, int] = {}
        turned = self._turned(new, left)
        members = kept.of_keys({number for block in turned for number in turned[block]} - new.by_number.keys())
        self.work = Work()
        self.work.take(kept.of_components({*dissolved, *(row.component for row in members)} - new.by_number.keys()))
        self.work.share(new)
        self._loose = frozenset(self.work.by_number)
        self._edges: Edges = {}
        self._beside: dict[int, set[int]] = defaultdict(set)
        self._know(_edges(self.work.rows.values()))
        self._joins: dict[int, set[int]] = defaultdict(set)  # new claims to components beyond
        self._score_turned(turned, new)
        self._score_new(new)

    # Scores

    def _turned(self, new: Work, left: Work) -> dict[int, set[int]]:
        """The blocks that have grown too large to be compared through, or shrunk to where they are, with their claims."""
        grown: dict[int, int] = defaultdict(int)
        for own in self._blocks.values():
            for block in own:
                grown[block] += 1
        for one in left.several:
            for block in keys(one):
                grown[block] -= 1
        moved = {block: by for block, by in grown.items() if by}
        now = self._kept.sizes(moved, self._block + 1 + max(map(abs, moved.values()), default=0))
        found = [block for block, by in moved.items() if (now[block] <= self._block) != (now[block] - by <= self._block)]
        return self._kept.members(found)

    def _open(self, blocks: Iterable[int]) -> set[int]:
        """Those of these blocks through which claims are compared."""
        wanted = set(blocks)
        self._sizes |= self._kept.sizes(wanted - self._sizes.keys(), self._block + 1)
        return {block for block in wanted if self._sizes[block] <= self._block}

    def _score_turned(self, turned: dict[int, set[int]], new: Work) -> None:
        """Scores pairs of old claims that are compared now and were not, and forgets those that are not any more."""
        rows: dict[int, dict[int, float]] = {}
        for members in turned.values():
            old = sorted(members - new.by_number.keys())
            blocks = {number: keys(self.work.by_number[number]) for number in old}
            live = self._open({block for own in blocks.values() for block in own})
            shared = {number: live.intersection(own) for number, own in blocks.items()}
            for a, b in combinations(old, 2):
                known, compared = (a, b) in self._edges, not shared[a].isdisjoint(shared[b])
                if known == compared:
                    continue
                first, second = (rows.setdefault(number, dict(self.work.rows[number].scores)) for number in (a, b))
                if not compared:
                    del self._edges[a, b]
                    first.pop(b, None)
                    second.pop(a, None)
                elif (found := self._scored(a, b, self.work)) is not None:
                    self._know({(a, b): found})
                    second[a] = found
        self._kept.score((number, sorted(row), [row[other] for other in sorted(row)]) for number, row in sorted(rows.items()))

    def _score_new(self, new: Work) -> None:
        """Scores the new claims with all that they are compared with."""
        live = self._open(block for own in self._blocks.values() for block in own)
        members = self._kept.members(live)
        beside = {number: set().union(*(members[block] for block in own if block in live)) for number, own in self._blocks.items()}
        beyond = Work()
        beyond.take(self._kept.of_keys(set().union(*beside.values()) - self._loose))
        rows: list[tuple[int, list[int], list[float]]] = []
        for number in sorted(beside):
            others, values = list[int](), list[float]()
            for other in sorted(beside[number] - {number}):
                if other in new.by_number and other > number:
                    continue  # the later of two new ones has the pair
                found = self._scored(number, other, beyond)
                if found is None:
                    continue
                others.append(other)
                values.append(found)
                self._know({(min(number, other), max(number, other)): found})
                if other not in self._loose and found > rules().bond:
                    self._joins[number].add(beyond.rows[other].component)
            rows.append((number, others, values))
        self._kept.score(rows)

    def _know(self, edges: Edges) -> None:
        self._edges |= edges
        for a, b in edges:
            self._beside[a].add(b)
            self._beside[b].add(a)

    def _scored(self, a: int, b: int, beyond: Work) -> float | None:
        one, other = self.work.by_number[a], self.work.by_number.get(b) or beyond.by_number[b]
        first, second = (one, other) if one.order < other.order else (other, one)
        return score(first, second) if comparable(first, second) else None

    # Groups

    def groups(self) -> list[list[Terms]]:
        """The events of all that is grouped again. Says in the ledger which component each claim is of."""
        numbers = sorted(self._loose)
        at = {number: place for place, number in enumerate(numbers)}
        others = sorted({component for some in self._joins.values() for component in some})
        outside = {component: place for place, component in enumerate(others, len(numbers))}
        heads, bond = Heads(len(numbers) + len(others)), rules().bond
        for (a, b), value in self._edges.items():
            if value > bond and a in at and b in at:
                heads.join(at[a], at[b])
        for a, b in numbered(self._together, {one.key: at[self.work.numbers[one.key]] for one in self.work.several}):
            heads.join(a, b)
        for number, joined in self._joins.items():
            for component in joined:
                heads.join(at[number], outside[component])
        self._house()
        found = []
        for members in heads.sets():
            own = [numbers[place] for place in members if place < len(numbers)]
            found += self._component(own, [others[place - len(numbers)] for place in members if place >= len(numbers)])
        return found

    def _house(self) -> None:
        """The homes of the loose claims; those of others are in their rows."""
        several = sorted(self.work.several, key=lambda one: one.order)
        at = {one.key: place for place, one in enumerate(several)}
        found = homes(several, numbered(self._together, at), numbered(self._apart, at))
        self._homes: dict[int, Home] = {self.work.numbers[one.key]: home for one, home in zip(several, found, strict=True)}

    def _component(self, own: list[int], others: list[int]) -> list[list[Terms]]:
        """The events of loose claims that are of one component with these others."""
        sizes = {component: self._kept.size(component) for component in others}
        name, total = min([*own, *others]), len(own) + sum(sizes.values())
        loaded = own + self._load(row for other in others if sizes[other] <= self._most for row in self._kept.of_components([other]))
        large = [component for component in others if sizes[component] > self._most]
        if total <= self._most:
            pieces = [loaded]
        else:
            pieces = self._months(loaded, large)
        # Only now, since `own` were to be found in none of the components that were read.
        places = {number: (name, *self._homes[number]) for number in own}
        self._kept.place({number: place for number, place in places.items() if place != self._placed(number)})
        self._kept.merge([component for component in others if component != name], name)
        return [group for piece in pieces for group in self._grouped(piece)]

    def _placed(self, number: int) -> tuple[int, int, int] | None:
        row = self.work.rows.get(number)
        return (row.component, row.month, row.day) if row else None

    def _months(self, loaded: list[int], large: list[int]) -> list[list[int]]:
        """The months in which something has come, each whole or by the days."""
        months: dict[int, list[int]] = defaultdict(list)
        for number in loaded:
            months[self._homes[number][0]].append(number)
        pieces = []
        for month, here in months.items():
            sizes = {component: self._kept.size(component, month) for component in large}
            if len(here) + sum(sizes.values()) <= self._most:
                pieces.append(here + self._load(row for component in large for row in self._kept.of_home(component, month)))
                continue
            # What was whole until now is cut by days; of what was cut before, only the days in question are read.
            here += self._load(row for component in large if sizes[component] <= self._most for row in self._kept.of_home(component, month))
            days: dict[int, list[int]] = defaultdict(list)
            for number in here:
                days[self._homes[number][1]].append(number)
            cut = [component for component in large if sizes[component] > self._most]
            for day, some in days.items():
                pieces.append(some + self._load(row for component in cut for row in self._kept.of_home(component, month, day)))
        return pieces

    def _load(self, rows: Iterable[Linked]) -> list[int]:
        found = list(rows)
        self.work.take(found)
        self._homes |= {row.key: (row.month, row.day) for row in found}
        return [row.key for row in found]

    def _grouped(self, piece: list[int]) -> list[list[Terms]]:
        several = sorted((self.work.by_number[number] for number in piece), key=lambda one: one.order)
        at = {self.work.numbers[one.key]: place for place, one in enumerate(several)}
        table: dict[tuple[int, int], float] = {}
        # What was read with its component or month has its scores in its row: of many, those within the piece are few.
        for number in at.keys() - self._loose:
            for other, value in self.work.rows[number].scores:
                if other in at:
                    a, b = sorted((at[number], at[other]))
                    table[a, b] = value
        for number in piece:
            for other in self._beside.get(number, ()):
                pair = (min(number, other), max(number, other))
                if other in at and pair in self._edges:
                    a, b = sorted((at[number], at[other]))
                    table[a, b] = self._edges[pair]
        return grouped(several, table, self._together, self._apart)


def _edges(rows: Iterable[Linked]) -> Edges:
    return {(min(row.key, other), max(row.key, other)): value for row in rows for other, value in row.scores}
