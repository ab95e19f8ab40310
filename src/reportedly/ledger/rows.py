"""A report and its claims as rows of the tables, and back."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Decoder

from reportedly.ledger.fit import fit_report
from reportedly.model.claim import Claim
from reportedly.model.codec import decode, dumps, encode
from reportedly.model.report import Report
from reportedly.model.span import Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table as they are inserted: `values` are those of `columns` after the `reports.key`, which is not known before."""

    columns: tuple[str, ...]
    values: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, several: Sequence[Row]) -> "Rows":
        """From rows that begin with the key and have the same columns; days become words, which both stores take."""
        values = [tuple([_plain(value) for value in row.values()][1:]) for row in several]
        return cls(tuple(several[0])[1:] if several else (), values)


@dataclass(frozen=True, slots=True)
class Written:
    """The claims of a report as they are inserted. Whoever reads them can make it, so that who writes has little to do."""

    claims: Rows
    parties: Rows
    quantities: Rows

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Written":
        """Of all claims of a report, in their order."""
        numbered = list(enumerate(claims))
        parties = [row for ordinal, claim in numbered for row in party_rows(0, ordinal, claim)]
        quantities = [row for ordinal, claim in numbered for row in quantity_rows(0, ordinal, claim)]
        return cls(Rows.of([claim_row(0, ordinal, claim) for ordinal, claim in numbered]), Rows.of(parties), Rows.of(quantities))


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_row(report: Report) -> Row:
    """The columns of `reports` that the report itself tells. Raises InputError for what no ledger keeps."""
    fit_report(report)
    return {
        "id": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "text": report.text,
        "sha256": digest(report.text),
        "meta": json.dumps(encode(report.meta)),  # in ASCII, since half a character in it is nobody's loss
        "regions": dumps(report.regions),
        "language": report.language,
    }


def report_of(row: Any) -> Report:
    """The report that a row of `reports` holds."""
    return decode(
        Report,
        {
            "id": row.id,
            "text": row.text,
            "url": row.url,
            "outlet": row.outlet,
            "published": row.published.isoformat() if row.published else None,
            "title": row.title,
            "meta": json.loads(row.meta),
            "regions": json.loads(row.regions),
            "language": row.language,
        },
    )


def claim_of(body: str) -> Claim:
    """The claim that `claims.body` holds: as `decode`, in a quarter of its time, since answers read claims by the thousand."""
    try:
        return _claims().decode(body)
    except MsgspecError:  # what only Python takes for JSON, such as an infinite number
        return decode(Claim, json.loads(body))


@cache
def _claims() -> Decoder[Claim]:
    return Decoder(Claim)


def claim_body(claim: Claim) -> str:
    """A claim as `claims.body` and `claims.judged` hold it."""
    return dumps(claim)


def claim_row(report: int, ordinal: int, claim: Claim) -> Row:
    """The row of `claims`; `report` is `reports.key`."""
    time, place = claim.time, claim.place
    return {
        "report": report,
        "ordinal": ordinal,
        "id": claim.id,
        "kind": claim.event.kind,
        "plover": claim.event.plover,
        "cameo": claim.event.cameo,
        "status": claim.status,
        "quote": claim.quote,
        **_span("", claim.span),
        "trigger": claim.event.trigger,
        **_span("trigger_", claim.event.trigger_span),
        "time_value": time.value if time else None,
        "first_day": time.start if time else None,
        "last_day": time.end if time else None,
        **_span("time_", time.span if time else None),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        **_span("place_", place.span if place else None),
        "body": claim_body(claim),
    }


def party_rows(report: int, ordinal: int, claim: Claim) -> list[Row]:
    """The rows of `claim_parties`: who acts, who suffers, who says so."""
    rows = []
    for role, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
        for position, party in enumerate(parties):
            rows.append(
                {
                    "role": role,
                    "position": position,
                    "level": 0,
                    "kind": party.kind,
                    "office": party.office,
                    **_actor(party.id, party.name, party.country),
                    **_span("", party.span),
                }
            )
    for position, speaker in enumerate(claim.sources):
        rows.append(
            {
                "role": "source",
                "position": position,
                "level": speaker.level,
                "kind": speaker.kind,
                "office": None,
                **_actor(speaker.id, speaker.name, speaker.country),
                **_span("", speaker.span),
            }
        )
    return [{"report": report, "ordinal": ordinal, **row} for row in rows]


def quantity_rows(report: int, ordinal: int, claim: Claim) -> list[Row]:
    """The rows of `claim_quantities`."""
    return [
        {
            "report": report,
            "ordinal": ordinal,
            "position": position,
            "low": quantity.low,
            "high": quantity.high,
            "modifier": quantity.modifier,
            "additional": quantity.additional,
            "counted": quantity.counted,
            "unit": quantity.unit,
            **_span("", quantity.span),
            **_span("counted_", quantity.counted_span),
        }
        for position, quantity in enumerate(claim.quantities)
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if type(value) is date else value


def _actor(key: str, name: str, country: str | None) -> Row:
    # Who has no key of the registry is known by name within the country.
    return {"actor": key or f"{country or '-'}/{name.casefold()}", "name": name, "country": country}


def _span(prefix: str, span: Span | None) -> Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}
