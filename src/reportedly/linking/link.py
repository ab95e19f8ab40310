"""Claims of the same happening become one event: a pure function of the claims and of what people judged.

The main path: `terms` says what is compared of a claim, `blocks` which claims are compared, `compare` scores a pair by
named reasons, `pieces` says within what groups are made, `clusters` makes them, `parts` says which event took place
within another. `keep` does the same for a ledger, touching only what has changed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.linking.blocks import Blocks, keys
from reportedly.linking.parts import wholes
from reportedly.linking.pieces import Judged, Scores, components, grouped, homes, numbered, pieces
from reportedly.linking.rules import rules
from reportedly.linking.terms import Terms, of_reports
from reportedly.model.event import Event, Told


def link(told: Iterable[Told], together: Judged = (), apart: Judged = ()) -> list[Event]:
    """The events of these claims, each claim in one of them, by id.

    `together` and `apart` are pairs of claims that people judged to be of one event, or not; they win over what the
    claims say, and where they contradict one another, `apart` wins over `together`. Pairs of unknown claims say nothing.
    """
    from reportedly.linking.scoring import scored  # numpy takes a while to load, and few starts of the program need it

    several = of_reports(told)
    scores = scored(several, Blocks([keys(one) for one in several]))
    groups = [group for component in grouped_all(several, scores, together, apart) for group in component]
    found = {event_id(group[0]): group for group in groups}
    part_of = wholes(found)
    return [told_parts(event_of(group), part_of) for _, group in sorted(found.items())]


def grouped_all(several: Sequence[Terms], scores: Sequence[Scores], together: Judged, apart: Judged) -> list[list[list[Terms]]]:
    """All claims, in order of telling, as components of groups: a group is an event."""
    at = {one.key: number for number, one in enumerate(several)}
    joined, parted = numbered(together, at), numbered(apart, at)
    where = homes(several, joined, parted)
    found = []
    for component in components(len(several), scores, joined):
        groups: list[list[Terms]] = []
        for piece in pieces(component, where.__getitem__):
            local = {number: place for place, number in enumerate(piece)}
            pairs = ((local[a], local[b], value) for a in piece for b, value in zip(*scores[a], strict=True) if b in local)
            groups += grouped([several[number] for number in piece], {(a, b): value for a, b, value in pairs}, together, apart)
        found.append(groups)
    return found


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
