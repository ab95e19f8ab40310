"""Claims of the same happening become one event: a pure function of the claims and of what people judged.

The main path: `terms` says what is compared of a claim, `blocks` which claims are compared, `compare` scores a pair by
named reasons, `clusters` makes groups, `parts` says which event took place within another.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reportedly.linking.blocks import Blocks, comparable, keys
from reportedly.linking.clusters import Pair, average, components
from reportedly.linking.compare import score
from reportedly.linking.parts import wholes
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms, of_reports
from reportedly.model.event import ClaimKey, Event, Told

Judged = Collection[frozenset[ClaimKey]]


def link(told: Iterable[Told], together: Judged = (), apart: Judged = ()) -> list[Event]:
    """The events of these claims, each claim in one of them, by id.

    `together` and `apart` are pairs of claims that people judged to be of one event, or not; they win over what the
    claims say, and where they contradict one another, `apart` wins over `together`. Pairs of unknown claims say nothing.
    """
    several = of_reports(told)
    groups = [group for component in grouped(several, Blocks([keys(one) for one in several]), together, apart) for group in component]
    found = {event_of(group).id: group for group in groups}
    part_of = wholes(found)
    return [told_parts(event_of(group), part_of) for _, group in sorted(found.items())]


def grouped(several: Sequence[Terms], blocks: Blocks, together: Judged = (), apart: Judged = ()) -> list[list[list[Terms]]]:
    """Claims, in order of telling, as components of groups: a group is an event."""
    at = {one.key: number for number, one in enumerate(several)}
    joined, parted = _numbered(together, at), _numbered(apart, at)

    def scored(a: int, b: int) -> float | None:
        return score(several[a], several[b]) if comparable(several[a], several[b]) else None

    result = []
    for members, scores in components(len(several), blocks.beside, scored, joined):
        local = {number: place for place, number in enumerate(members)}
        groups = average(
            len(members),
            {(local[a], local[b]): value for (a, b), value in scores.items()},
            rules().stranger,
            [(local[a], local[b]) for a, b in joined if a in local],
            [(local[a], local[b]) for a, b in parted if a in local and b in local],
        )
        result.append([[several[members[place]] for place in group] for group in groups])
    return result


def _numbered(pairs: Judged, at: dict[ClaimKey, int]) -> list[Pair]:
    """Pairs of claims as pairs of numbers, in order."""
    known = (sorted(at[key] for key in pair if key in at) for pair in pairs)
    return sorted((numbers[0], numbers[1]) for numbers in known if len(numbers) == 2)


def event_of(claims: Sequence[Terms]) -> Event:
    """The event of claims in order of telling; the kind is that of most of them, of the first where equal."""
    kinds = Counter(one.kind for one in claims)
    most = max(kinds.values())
    kind = next(one.kind for one in claims if kinds[one.kind] == most)
    return Event(event_id(claims[0]), kind, rules().family(kind), tuple(one.key for one in claims))


def event_id(first: Terms) -> str:
    """The id of the event whose first claim this is."""
    return "e-" + hashlib.sha256(f"{first.key.report_id}|{first.key.ordinal}|{first.claim}".encode()).hexdigest()[:12]


def told_parts(event: Event, part_of: dict[str, str]) -> Event:
    """The event with its place in another and what took place within it."""
    inside = tuple(sorted(part for part, whole in part_of.items() if whole == event.id))
    return replace(event, parts=inside, part_of=part_of.get(event.id)) if inside or event.id in part_of else event
