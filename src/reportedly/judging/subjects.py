"""What is judged: a claim or an event by the beginning of its id, with what it is known again by."""

from typing import Any

from reportedly.answers.find import one_of
from reportedly.errors import UsageError
from reportedly.ledger.sqlite import Store
from reportedly.model.codec import encode
from reportedly.model.event import ClaimKey
from reportedly.model.judgement import Anchor


def claim(store: Store, prefix: str) -> Anchor:
    """The one claim whose id begins so. Raises NotFoundError, and UsageError for several, an event or a report."""
    what, key = one_of(store, prefix)
    if what == "claim":
        return _anchors(store, store.claim_keys(key))[0]
    inside = _claim_ids(store, what, key)
    raise UsageError(
        f"{key} is {'an' if what == 'event' else 'a'} {what}; a claim is judged right, wrong or otherwise. Its claims: {inside}."
    )


def claims(store: Store, prefix: str) -> tuple[str, list[Anchor]]:
    """The id that begins so, of a claim or an event, with its claim or all of its claims. Raises as `claim`."""
    what, key = one_of(store, prefix)
    if what == "report":
        raise UsageError(f"{key} is a report; only claims and events are the same. Its claims: {_claim_ids(store, what, key)}.")
    if what == "claim":
        return key, _anchors(store, store.claim_keys(key)[:1])
    return key, _anchors(store, [told.key for told in store.event(key)[1]])


def pair(one: list[Anchor], other: list[Anchor]) -> dict[str, Any]:
    """The value of a judgement `same` or `not-same`."""
    return {"one": encode(one), "other": encode(other)}


def _anchors(store: Store, keys: list[ClaimKey]) -> list[Anchor]:
    read = {key.report_id: store.read_in(key.report_id) for key in keys}
    days = {report_id: store.report(report_id).report.published for report_id in read}
    return [Anchor.of(key.report_id, read[key.report_id][key.ordinal], days[key.report_id]) for key in keys]


def _claim_ids(store: Store, what: str, key: str) -> str:
    told = store.event(key)[1] if what == "event" else store.claims(key)
    ids = [one.claim.id for one in told]
    return ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "") or "none"
