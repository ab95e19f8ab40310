"""The tables of Parquet, and their rows. `reports` and `claims` are parted into folders by `month` of publication.

`body`, `regions` and `meta` are JSON, in the form of `model.codec`: with them a ledger is made again, to the letter. All other
columns are for questions.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from reportedly.ledger import rows
from reportedly.linking.parts import Gist
from reportedly.model.claim import Claim
from reportedly.model.event import Event
from reportedly.model.mentions import Party
from reportedly.model.report import Report

Row = dict[str, Any]
UNDATED = "undated"

_WHERE = [("report", pa.string()), ("version", pa.int32()), ("current", pa.bool_())]
REPORTS = pa.schema(
    [
        ("report", pa.string()),
        ("version", pa.int32()),
        ("current", pa.bool_()),  # whether it is the version that counts
        ("seq", pa.string()),  # by which rows are in the order in which they came
        ("url", pa.string()),
        ("outlet", pa.string()),
        ("published", pa.date32()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("family", pa.string()),  # the first report of those that are copies of one another; its own id without copies
        ("claims", pa.int32()),
        ("place", pa.string()),
        ("text", pa.string()),
        ("sha256", pa.string()),
        ("regions", pa.string()),
        ("meta", pa.string()),
        ("reader", pa.string()),
        ("month", pa.string()),
    ]
)
CLAIMS = pa.schema(
    [
        *_WHERE,
        ("ordinal", pa.int32()),
        ("id", pa.string()),
        ("published", pa.date32()),
        ("outlet", pa.string()),
        ("kind", pa.string()),
        ("plover", pa.string()),
        ("cameo", pa.string()),
        ("status", pa.string()),
        ("certainty", pa.float64()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("place", pa.string()),
        ("place_country", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("actors", pa.list_(pa.string())),
        ("recipients", pa.list_(pa.string())),
        ("sides", pa.list_(pa.string())),  # states of actors and recipients by code, others by name in small letters
        ("sources", pa.list_(pa.string())),  # who says so, outermost first
        ("quote", pa.string()),
        ("body", pa.string()),
        ("month", pa.string()),
    ]
)
EVENTS = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("family", pa.string()),
        ("reports", pa.int32()),
        ("claims", pa.int32()),
        ("sides", pa.list_(pa.string())),  # those of a third of the claims or more
        ("first_day", pa.date32()),  # the narrowest days told
        ("last_day", pa.date32()),
        ("part_of", pa.string()),
    ]
)
MEMBERSHIPS = pa.schema([("event", pa.string()), ("report", pa.string()), ("ordinal", pa.int32()), ("claim", pa.string())])
DEAD = pa.schema([("seq", pa.string()), ("place", pa.string()), ("reason", pa.string())])
TABLES = {"reports": REPORTS, "claims": CLAIMS, "events": EVENTS, "memberships": MEMBERSHIPS, "dead": DEAD}
PARTED = ("reports", "claims")


def month_of(published: date | None) -> str:
    """The folder of a report: `2025-07`, or `undated`."""
    return f"{published:%Y-%m}" if published else UNDATED


def report_row(report: Report, **more: Any) -> Row:
    """The row of a report; `more` are version, current, family, claims, seq, reader, and a `report` by which it goes instead.

    Raises InputError for a text that cannot be stored.
    """
    told = rows.report_row(report)
    place = report.raw.place if report.raw is not None else report.meta.get("place")
    same = {name: told[name] for name in ("url", "outlet", "published", "title", "language", "text", "sha256", "regions", "meta")}
    return {"report": report.id, **same, "place": str(place) if place else None, "month": month_of(report.published)} | more


def report_of(row: Mapping[str, Any]) -> Report:
    """The report of a row."""
    return rows.report_of(_Row(row))


def claim_row(claim: Claim, **more: Any) -> Row:
    """The row of a claim; `more` are report, version, current, ordinal, published, outlet."""
    told = rows.claim_row(0, 0, claim)
    own = {name: told[name] for name in CLAIMS.names if name in told and name not in ("report", "ordinal")}
    return {
        **own,
        "certainty": claim.certainty,
        "actors": [party.name for party in claim.actors],
        "recipients": [party.name for party in claim.recipients],
        "sides": sorted({_side(party) for party in (*claim.actors, *claim.recipients)}),
        "sources": [speaker.name for speaker in sorted(claim.sources, key=lambda one: one.level)],
        "month": month_of(more.get("published")),
    } | more


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim of a row."""
    return rows.claim_of(row["body"])


def event_row(event: Event, gist: Gist) -> Row:
    """The row of an event, with what its claims agree on."""
    first, last = (date.fromordinal(day) for day in gist.days) if gist.days else (None, None)
    return {
        "id": event.id,
        "kind": event.kind,
        "family": event.family,
        "reports": len({key.report_id for key in event.claims}),
        "claims": len(event.claims),
        "sides": sorted(gist.sides),
        "first_day": first,
        "last_day": last,
        "part_of": event.part_of,
    }


def batch_of(several: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as Arrow has them; what a row lacks is null, and what the schema lacks is left out."""
    return pa.RecordBatch.from_pylist(list(several), schema=schema)


def _side(party: Party) -> str:
    return party.country or party.name.casefold()


class _Row:
    """A dict that `ledger.rows` reads as a row of the store."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.__dict__.update(row)
        self.id = row["report"]


__all__ = ["CLAIMS", "DEAD", "EVENTS", "MEMBERSHIPS", "REPORTS", "TABLES", "claim_row", "event_row", "report_row"]
