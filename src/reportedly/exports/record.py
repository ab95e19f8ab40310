"""The claim record: one claim as one JSON object, the form of `--json` and of JSON Lines."""

from datetime import date
from typing import Any

from reportedly.model.claim import Claim, Reason, Speaker
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.span import Span


def as_record(report: Report, claim: Claim, event_id: str | None = None) -> dict[str, Any]:
    """The record of `claim`, which was read in `report`; `event_id` is None before linking.

    Spans are `[start, end]` in code points of the report's text; days are ISO 8601; whole numbers are ints.
    """
    return {
        "id": claim.id,
        "event_id": event_id,
        "report": {
            "id": report.id,
            "url": report.url,
            "outlet": report.outlet,
            "published": _day(report.published),
            "title": report.title,
        },
        "quote": claim.quote,
        "span": list(claim.span),
        "event": {
            "trigger": claim.event.trigger,
            "trigger_span": list(claim.event.trigger_span),
            "kind": claim.event.kind,
            "plover": claim.event.plover,
            "mode": claim.event.mode,
            "contexts": list(claim.event.contexts),
            "cameo": claim.event.cameo,
        },
        "actors": [_party(party) for party in claim.actors],
        "recipients": [_party(party) for party in claim.recipients],
        "sources": [_speaker(speaker) for speaker in claim.sources],
        "status": claim.status,
        "certainty": claim.certainty,
        "time": _time(claim.time),
        "place": _place(claim.place),
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "rules": list(claim.rules),
    }


def explanation(report: Report, claim: Claim) -> list[dict[str, Any]]:
    """Field by field the rules behind a claim and the words that they went by: `{"field", "value", "rules", "words"}`."""
    return [_reason(report, reason) for reason in claim.reasons]


def _reason(report: Report, reason: Reason) -> dict[str, Any]:
    return {
        "field": reason.field,
        "value": reason.value,
        "rules": list(reason.rules),
        "words": [{"text": span.of(report.text), "span": list(span)} for span in reason.words],
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "id": party.id or None,
        "country": party.country,
        "office": party.office,
        "span": _span(party.span),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "id": speaker.id or None,
        "country": speaker.country,
        "level": speaker.level,
        "cue": speaker.cue,
        "span": _span(speaker.span),
    }


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "text": time.text,
        "value": time.value,
        "start": _day(time.start),
        "end": _day(time.end),
        "span": _span(time.span),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "span": _span(place.span),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "modifier": quantity.modifier,
        "additional": quantity.additional,
        "counted": quantity.counted,
        "span": _span(quantity.span),
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
