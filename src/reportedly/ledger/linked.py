"""The rows that linking keeps: which claims it has linked, what of each is compared, and the events it made.

Everything here is made anew from claims and judgements at any time; nothing of it is data.
"""

import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, union, update

from reportedly.ledger import rows
from reportedly.ledger import schema as t
from reportedly.ledger.dialect import many, select_by_place
from reportedly.model.event import ClaimKey, Event, Told

Pair = frozenset[ClaimKey]
FEW = 500  # SQLite bounds the number of parameters


@dataclass(frozen=True, slots=True)
class Linked:
    """A linked claim: `key` is its number here, `report` and `ordinal` those of `claims`, `words` those of its report.

    `packed` are its `scores`: (number, score) of claims that it was compared with; of a pair, one of the two has it.
    """

    key: int
    report: int
    ordinal: int
    component: int
    month: int
    day: int
    terms: str
    words: str
    packed: bytes

    @property
    def scores(self) -> list[tuple[int, float]]:
        """Unpacked each time, since most rows are only compared with."""
        return unpacked(self.packed)


class LinkedRows:
    """Reading and writing of these rows within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # What has changed

    def mark(self) -> str:
        """The mark of the rules by which the events were made; '' where they never were."""
        return str(self._connection.execute(select(t.revisions.c.rules)).scalar_one())

    def stale(self) -> list[int]:
        """Versions of reports whose claims came or ceased to count since (`reports.key`)."""
        return list(self._connection.execute(select(t.stale.c.report).order_by(t.stale.c.report)).scalars())

    def pairs(self, same: bool) -> set[Pair]:
        """The pairs of claims that were judged the same, or not the same, when the events were made."""
        p = t.linked_pairs.c
        found = self._connection.execute(select(p.report, p.ordinal, p.other, p.other_ordinal).where(p.same == same))
        return {frozenset((ClaimKey(a, b), ClaimKey(c, d))) for a, b, c, d in found}

    def counts(self) -> tuple[int, int]:
        """How many claims are linked, and how many stand in stale reports."""
        linked = self._connection.execute(select(func.count()).select_from(t.linked)).scalar_one()
        stale = select(func.count()).select_from(t.claims).where(t.claims.c.report.in_(select(t.stale.c.report)))
        return linked, self._connection.execute(stale).scalar_one()

    def claims(self, reports: Collection[int] | None = None) -> Iterator[tuple[int, Told]]:
        """Claims that count, as judged, of these versions of reports or all, each with `reports.key`, by report and place."""
        c, r = t.claims.c, t.reports.c
        body = func.coalesce(c.judged, c.body).label("body")
        query = select(r.key, r.id, r.published, r.outlet, c.ordinal, body).join(t.claims, c.report == r.key)
        query = query.where(r.current, ~c.wrong)
        query = query.order_by(r.key, c.ordinal)
        for part in [None] if reports is None else _parts(sorted(reports)):
            for row in self._connection.execute(query if part is None else query.where(r.key.in_(part))):
                yield row.key, Told(rows.claim_of(row.body), row.id, row.ordinal, row.published, row.outlet)

    # Linked claims

    def clear(self) -> None:
        """Forgets all linked claims, but no event."""
        for table in (t.blocks, t.linked, t.linked_reports):
            self._connection.execute(delete(table))

    def of_reports(self, reports: Collection[int]) -> list[Linked]:
        """The linked claims of these versions of reports."""
        return self._linked(t.linked.c.report, reports)

    def of_components(self, components: Collection[int]) -> list[Linked]:
        """The linked claims of these components."""
        return self._linked(t.linked.c.component, components)

    def of_home(self, component: int, month: int, day: int | None = None) -> list[Linked]:
        """The claims of a component that stand in a month, or on a day of it."""
        wanted = (t.linked.c.component == component) & (t.linked.c.month == month)
        return self._of(wanted if day is None else wanted & (t.linked.c.day == day))

    def size(self, component: int, month: int | None = None) -> int:
        """How many claims a component has, or has in a month."""
        query = select(func.count()).select_from(t.linked).where(t.linked.c.component == component)
        return self._connection.execute(query if month is None else query.where(t.linked.c.month == month)).scalar_one()

    def of_keys(self, keys: Collection[int]) -> list[Linked]:
        """The linked claims of these numbers."""
        return self._linked(t.linked.c.key, keys)

    def of_claims(self, claims: Collection[ClaimKey]) -> list[Linked]:
        """The linked claims of these keys; what is not linked is left out."""
        ids = sorted({key.report_id for key in claims})
        wanted = {tuple(key) for key in claims}
        r, found = t.reports.c, []
        for part in _parts(ids):
            keys = {row.key: row.id for row in self._connection.execute(select(r.key, r.id).where(r.current, r.id.in_(part)))}
            found += [one for one in self.of_reports(list(keys)) if (keys[one.report], one.ordinal) in wanted]
        return found

    def _linked(self, column: Any, values: Collection[int]) -> list[Linked]:
        return [one for part in _parts(sorted(set(values))) for one in self._of(column.in_(part))]

    def _of(self, wanted: Any) -> list[Linked]:
        c = t.linked.c
        query = select(c.key, c.report, c.ordinal, c.component, c.month, c.day, c.terms, t.linked_reports.c.words, c.scores)
        found = self._connection.execute(query.join(t.linked_reports, t.linked_reports.c.report == c.report).where(wanted).order_by(c.key))
        return [Linked(*row) for row in found]

    def forget(self, linked: Collection[Linked], blocks: Mapping[int, Sequence[int]]) -> None:
        """Takes these claims out; `blocks` are those of each by its number."""
        self._many(
            "DELETE FROM blocks WHERE block = ? AND claim = ?",
            [(block, key) for key, own in blocks.items() for block in own],
        )
        for part in _parts([one.key for one in linked]):
            self._connection.execute(delete(t.linked).where(t.linked.c.key.in_(part)))
        for part in _parts(sorted({one.report for one in linked})):
            self._connection.execute(delete(t.linked_reports).where(t.linked_reports.c.report.in_(part)))

    def keep(self, several: Iterable[tuple[int, int, str]], words: Mapping[int, str], blocks: Sequence[Sequence[int]]) -> list[int]:
        """Adds claims as (report, ordinal, terms), the words of their reports, and the blocks of each; gives their numbers.

        Each is a component of its own until `place` says more.
        """
        # No number is given twice, since scores may still name those that are gone.
        first = self._connection.execute(select(t.revisions.c.numbers)).scalar_one() + 1
        numbered = [(number, *row) for number, row in enumerate(several, first)]
        self._connection.execute(update(t.revisions).values(numbers=first + len(numbered) - 1))
        self._many(
            "INSERT INTO linked (key, report, ordinal, terms, component, month, day, scores) VALUES (?, ?, ?, ?, ?, 0, 0, ?)",
            [(*row, row[0], b"") for row in numbered],
        )
        self._many("INSERT INTO linked_reports (report, words) VALUES (?, ?) ON CONFLICT DO NOTHING", list(words.items()))
        found = sorted((block, row[0]) for row, own in zip(numbered, blocks, strict=True) for block in own)
        self._many("INSERT INTO blocks (block, claim) VALUES (?, ?)", found)
        return [row[0] for row in numbered]

    def place(self, at: Mapping[int, tuple[int, int, int]]) -> None:
        """Sets component, month and day of claims by their numbers."""
        self._many(
            "UPDATE linked SET component = ?, month = ?, day = ? WHERE key = ?",
            [(*row, key) for key, row in sorted(at.items())],
        )

    def merge(self, components: Collection[int], into: int) -> None:
        """All claims of these components are of that one."""
        for part in _parts(sorted(components)):
            self._connection.execute(update(t.linked).where(t.linked.c.component.in_(part)).values(component=into))

    def score(self, scores: Iterable[tuple[int, Sequence[int], Sequence[float]]]) -> None:
        """Sets the scores of claims: the number of each, those of the others of its pairs, and the scores."""
        self._many("UPDATE linked SET scores = ? WHERE key = ?", ((packed(others, values), key) for key, others, values in scores))

    # Blocks

    def sizes(self, blocks: Collection[int], most: int) -> dict[int, int]:
        """How many claims each of these blocks holds, counted up to `most`."""
        found: dict[int, int] = {}
        for part in _parts(sorted(blocks)):
            # Many in one statement, since a server is far away.
            counted = "SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = column1 LIMIT ?) AS held"
            asked = f"SELECT column1, ({counted}) FROM (VALUES {', '.join(['(?)'] * len(part))}) AS asked"
            found |= dict(select_by_place(self._connection, asked, (most, *part)))
        return found

    def members(self, blocks: Collection[int]) -> dict[int, set[int]]:
        """The numbers of the claims in each of these blocks."""
        found: dict[int, set[int]] = {block: set() for block in blocks}
        b = t.blocks.c
        for part in _parts(sorted(blocks)):
            for block, claim in self._connection.execute(select(b.block, b.claim).where(b.block.in_(part))):
                found[block].add(claim)
        return found

    # Events

    def events_of(self, places: Collection[tuple[int, int]]) -> dict[str, tuple[str, list[tuple[int, int]]]]:
        """The events of claims given as (report, ordinal): id to kind and all claims so, in no order."""
        e, ids = t.event_claims.c, set[str]()
        for part in _parts(sorted({report for report, _ in places})):
            for row in self._connection.execute(select(e.event, e.report, e.ordinal).where(e.report.in_(part))):
                if (row.report, row.ordinal) in places:
                    ids.add(row.event)
        return self.events(ids)

    def events(self, ids: Collection[str]) -> dict[str, tuple[str, list[tuple[int, int]]]]:
        """Events by id: kind and claims as (report, ordinal), in no order."""
        e, found = t.event_claims.c, dict[str, tuple[str, list[tuple[int, int]]]]()
        for part in _parts(sorted(ids)):
            query = select(t.events.c.id, t.events.c.kind, e.report, e.ordinal).join(t.event_claims, e.event == t.events.c.id, isouter=True)
            for row in self._connection.execute(query.where(t.events.c.id.in_(part))):
                members = found.setdefault(row.id, (row.kind, []))[1]
                if row.report is not None:
                    members.append((row.report, row.ordinal))
        return found

    def members_of_all(self) -> dict[str, frozenset[tuple[int, int]]]:
        """The claims of every event, as (report, ordinal)."""
        e, found = t.event_claims.c, dict[str, set[tuple[int, int]]]()
        for event, report, ordinal in self._connection.execute(select(e.event, e.report, e.ordinal)):
            found.setdefault(event, set()).add((report, ordinal))
        return {event: frozenset(members) for event, members in found.items()}

    def event_ids(self, linked: Collection[Linked]) -> dict[ClaimKey, str]:
        """The event of each of these claims."""
        e, r, found = t.event_claims.c, t.reports.c, dict[ClaimKey, str]()
        for part in _parts(sorted({one.report for one in linked})):
            query = select(r.id, e.ordinal, e.event).join(t.event_claims, e.report == r.key).where(r.key.in_(part))
            found |= {ClaimKey(row.id, row.ordinal): row.event for row in self._connection.execute(query)}
        return found

    def empty_events(self) -> list[str]:
        """Events that lost all their claims to newer versions of reports."""
        e = t.event_claims.c
        return list(
            self._connection.execute(select(t.events.c.id).where(~select(e.event).where(e.event == t.events.c.id).exists())).scalars()
        )

    def all_events(self) -> list[str]:
        """The ids of all events."""
        return list(self._connection.execute(select(t.events.c.id)).scalars())

    def drop_events(self, ids: Collection[str] | None) -> None:
        """Takes events out, with what was part of what; all for None."""
        if ids is None:
            for table in (t.event_parts, t.event_sides, t.event_claims, t.events):
                self._connection.execute(delete(table))
            return
        for part in _parts(sorted(ids)):
            for column in (t.event_parts.c.part, t.event_parts.c.whole, t.event_sides.c.event, t.event_claims.c.event, t.events.c.id):
                self._connection.execute(delete(column.table).where(column.in_(part)))

    def add_events(self, events: Iterable[Event], reports: Mapping[str, int]) -> None:
        """Adds events; `reports` leads from the ids of their reports to `reports.key`."""
        heads, members = [], []
        for event in events:
            heads.append((event.id, event.kind, event.family, len({key.report_id for key in event.claims})))
            members += [(event.id, reports[key.report_id], key.ordinal) for key in event.claims]
        self._many("INSERT INTO events (id, kind, family, reports) VALUES (?, ?, ?, ?)", heads)
        self._many("INSERT INTO event_claims (event, report, ordinal) VALUES (?, ?, ?)", members)

    def take_part(self, events: Collection[str] | None) -> None:
        """Notes who takes part in these events (all for None), by the parties of their claims."""
        e, p, s = t.event_claims.c, t.claim_parties.c, t.event_sides.c
        for part in [None] if events is None else _parts(sorted(events)):
            told = [
                select(side.label("side"), e.event)
                .join(t.claim_parties, (p.report == e.report) & (p.ordinal == e.ordinal))
                .where(p.role != "source", side.is_not(None))
                for side in (p.country, p.actor)
            ]
            if part is not None:
                self._connection.execute(delete(t.event_sides).where(s.event.in_(part)))
                told = [one.where(e.event.in_(part)) for one in told]
            self._connection.execute(insert(t.event_sides).from_select(["side", "event"], union(*told)))

    def beside(self, events: Collection[str], kinds: Collection[str]) -> set[str]:
        """The events of these kinds that are told in a report that tells of one of these events, themselves among them."""
        e, found = t.event_claims.c, set[str]()
        for part in _parts(sorted(events)):
            told_in = select(e.report).where(e.event.in_(part)).distinct()
            query = (
                select(e.event).join(t.events, t.events.c.id == e.event).where(e.report.in_(told_in), t.events.c.kind.in_(sorted(kinds)))
            )
            found.update(self._connection.execute(query.distinct()).scalars())
        return found

    def parts(self, of: Collection[str] | None, whole: Mapping[str, str]) -> None:
        """Puts these events (all for None) in the wholes given; what is not given is part of none."""
        if of is None:
            self._connection.execute(delete(t.event_parts))
        for part in _parts(sorted(of or ())):
            self._connection.execute(delete(t.event_parts).where(t.event_parts.c.part.in_(part)))
        self._many("INSERT INTO event_parts (part, whole) VALUES (?, ?)", sorted(whole.items()))

    def redirects(self, ids: Collection[str]) -> set[str]:
        """Which of these ids lead to another event."""
        found: set[str] = set()
        for part in _parts(sorted(ids)):
            found.update(self._connection.execute(select(t.redirects.c.id).where(t.redirects.c.id.in_(part))).scalars())
        return found

    def redirect(self, leads: Mapping[str, str], lost: Collection[str]) -> None:
        """Old ids to the events that have their first claims now; those that lead to themselves are no old ids any more.

        `lost` are ids whose claims are all gone.
        """
        for part in _parts(sorted({*leads, *lost})):
            self._connection.execute(delete(t.redirects).where(t.redirects.c.id.in_(part)))
        for part in _parts(sorted(lost)):
            self._connection.execute(delete(t.redirects).where(t.redirects.c.event.in_(part)))
        self._many("INSERT INTO redirects (id, event) VALUES (?, ?)", sorted(one for one in leads.items() if one[0] != one[1]))

    # The end

    def finish(self, mark: str, together: Iterable[Pair], apart: Iterable[Pair], revision: int | None) -> None:
        """Nothing is stale any more; what was judged is remembered, as of a `revision` of the claims (None for now)."""
        self._connection.execute(delete(t.stale))
        self._connection.execute(delete(t.linked_pairs))
        judged = [(pair, True) for pair in together] + [(pair, False) for pair in apart]
        found = {(*min(pair), *max(pair), same) for pair, same in judged if len(pair) == 2}
        self._many("INSERT INTO linked_pairs (report, ordinal, other, other_ordinal, same) VALUES (?, ?, ?, ?, ?)", sorted(found))
        made = t.revisions.c.claims if revision is None else revision
        self._connection.execute(update(t.revisions).values(events=made, rules=mark))

    def _many(self, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
        many(self._connection, statement, values)


def packed(others: Sequence[int], scores: Sequence[float]) -> bytes:
    """Numbers and scores in ten bytes each; scores are kept in thousandths."""
    number = len(others)
    return struct.pack(f"<{number}q{number}h", *others, *(round(score * 1000) for score in scores))


def unpacked(packed: bytes) -> list[tuple[int, float]]:
    """What was packed."""
    number = len(packed) // 10
    found = struct.unpack(f"<{number}q{number}h", packed)
    return [(key, score / 1000) for key, score in zip(found[:number], found[number:], strict=True)]


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), FEW):
        yield values[start : start + FEW]


def mark_stale(connection: Connection, reports: Iterable[int]) -> None:
    """The claims of these versions of reports (`reports.key`) are to be linked anew."""
    many(connection, "INSERT INTO stale (report) VALUES (?) ON CONFLICT DO NOTHING", [(key,) for key in reports])
