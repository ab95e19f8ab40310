"""What the ledger held before, and what is judged of what it holds. What it was at any time is told by `rewound`."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, select

from reportedly.ledger import raws, rows
from reportedly.ledger import schema as t
from reportedly.ledger.judged.claims import Judged, judged
from reportedly.ledger.judged.pairs import Pairs, pairs
from reportedly.ledger.judged.rows import all_judgements, copies
from reportedly.ledger.judged.state import Lost, finder, lost
from reportedly.ledger.queries import ALL_KEPT, Kept, Queries, kept
from reportedly.model.claim import Claim
from reportedly.model.codec import decode
from reportedly.model.judgement import Anchor, standing
from reportedly.model.report import Raw

c, r = t.claims.c, t.reports.c


@dataclass(frozen=True, slots=True)
class PastReading:
    """What `reader` read in a version of a report, `until` (an ISO time) it was read anew."""

    report_id: str
    version: int
    reader: str
    until: str
    claims: tuple[Claim, ...]


class History(Queries):
    """The part of a store that looks back."""

    def versions(self, report_id: str) -> list[Kept]:
        """Every version of a report, in the order they came; empty where there is none."""
        with self._reading() as connection:
            return [kept(row) for row in connection.execute(ALL_KEPT.where(r.id == report_id).order_by(r.version))]

    def read_in(self, report_id: str, version: int | None = None) -> tuple[Claim, ...]:
        """The claims of a report (of the version that counts, or another) as the machine read them, unjudged."""
        with self._reading() as connection:
            return _machine(connection, report_id, version)

    def judged(self, report_id: str) -> list[Judged]:
        """The claims of a report with what is judged of each, wrong ones too, by their place in the text."""
        with self._reading() as connection:
            day = connection.execute(select(r.published).where(r.id == report_id, r.current)).scalar_one_or_none()
            return judged(report_id, _machine(connection, report_id), standing(all_judgements(connection)), day)

    def copied_in(self, anchor: Anchor) -> list[str]:
        """The reports, by id, that carry the words of this claim as copies of its report do."""
        with self._reading() as connection:
            return sorted(copies(connection, anchor).values())

    def past_readings(self, report_id: str | None = None) -> list[PastReading]:
        """What was read in reports before they were read anew, in the order that ended."""
        query = select(t.readings, r.id.label("report_id"), r.version).join(t.reports, r.key == t.readings.c.report)
        if report_id is not None:
            query = query.where(r.id == report_id)
        with self._reading() as connection:
            return [
                PastReading(row.report_id, row.version, row.reader, row.until, _claims(row.claims))
                for row in connection.execute(query.order_by(t.readings.c.id))
            ]

    def outdated(self, reader: str) -> list[tuple[str, int]]:
        """Versions of reports (id, version) that count and were read by another reader, by id."""
        query = select(r.id, r.version).where(r.current, r.reader != reader).order_by(r.id)
        with self._reading() as connection:
            return [(row.id, row.version) for row in connection.execute(query)]

    def raw(self, report_id: str, version: int | None = None) -> Raw | None:
        """The bytes that a report was taken from (of the version that counts, or another); None where none were kept."""
        with self._reading() as connection:
            return raws.load(connection, report_id, version)

    def with_raw(self) -> list[tuple[str, int]]:
        """Versions of reports (id, version) that count and whose bytes are kept, by id."""
        with self._reading() as connection:
            return raws.kept(connection)

    def pairs(self) -> Pairs:
        """Which claims are judged to be of one event, and which of two."""
        with self._reading() as connection:
            decided = standing(all_judgements(connection))

            @cache
            def wrong(report_id: str) -> set[int]:
                query = select(c.ordinal).join(t.reports, c.report == r.key).where(r.current, r.id == report_id, c.wrong)
                return set(connection.execute(query).scalars())

            return pairs(decided, finder(_reader(connection), lambda key: key.ordinal not in wrong(key.report_id)))

    def lost(self) -> list[Lost]:
        """Judgements in force whose claim the report no longer makes, the last one first."""
        with self._reading() as connection:
            decided = standing(all_judgements(connection))
            subjects = select(c.id, r.id.label("report")).join(t.reports, c.report == r.key).where(r.current)
            bare = sorted({one.subject for one in decided if not any(one.anchors())})
            owner = {
                row.id: row.report
                for start in range(0, len(bare), 500)
                for row in connection.execute(subjects.where(c.id.in_(bare[start : start + 500])))
            }
            return lost(decided, _reader(connection), owner)

    def asked(self) -> list[str]:
        """When changes were asked for, the last time last."""
        with self._reading() as connection:
            return list(connection.execute(select(t.asked.c.at).order_by(t.asked.c.at)).scalars())

    def old_claims(self, prefix: str) -> list[Anchor]:
        """Claims that a report once made, of superseded versions or readings, whose id begins so; each id once."""
        query = select(r.id.label("report"), c.body).join(t.reports, r.key == c.report)
        with self._reading() as connection:
            found = connection.execute(query.where(~r.current, c.id.istartswith(prefix, autoescape=True)).order_by(r.id, r.version))
            anchors = [Anchor.of(row.report, rows.claim_of(row.body)) for row in found]
        for past in self.past_readings():
            anchors += [Anchor.of(past.report_id, claim) for claim in past.claims if claim.id.startswith(prefix)]
        return list({anchor.id: anchor for anchor in anchors}.values())


def _reader(connection: Connection) -> Callable[[str], Sequence[Claim]]:
    return cache(lambda report_id: _machine(connection, report_id))


def _machine(connection: Connection, report_id: str, version: int | None = None) -> tuple[Claim, ...]:
    wanted = r.current if version is None else r.version == version
    query = select(c.body).join(t.reports, r.key == c.report).where(r.id == report_id, wanted).order_by(c.ordinal)
    return tuple(rows.claim_of(row.body) for row in connection.execute(query))


def _claims(stored: str) -> tuple[Claim, ...]:
    return tuple(decode(Claim, data) for data in json.loads(stored))
