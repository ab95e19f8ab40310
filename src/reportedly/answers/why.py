"""Why: what made claims one event, or kept them apart, by ids as people give them."""

from reportedly.answers.find import one_of
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store
from reportedly.linking.why import Comparison, Why, why_claims, why_event
from reportedly.model.event import ClaimKey


def why(store: Store, event_or_claim: str, other: str | None = None) -> Why | Comparison:
    """Of an event (or a claim's), why it is one; of two claims, why they are one event or are not.

    Raises NotFoundError for an unknown id, UsageError for one that is none of a claim or event.
    """
    if other is not None:
        one, two = _claim(store, event_or_claim)[0], _claim(store, other)[0]
        with store.linked() as kept:
            compared = why_claims(kept, one, two)
        assert compared is not None, "every claim of an event is linked"
        return compared
    what, key = one_of(store, event_or_claim)
    if what == "report":
        raise UsageError(f"{key} is a report: --why explains an event, or two claims.")
    event = key if what == "event" else _claim(store, key)[1]
    with store.linked() as kept:
        made = why_event(kept, event)
    if made is None:
        raise NotFoundError(f"The ledger has no event {event}.")
    return made


def _claim(store: Store, prefix: str) -> tuple[ClaimKey, str]:
    """A claim and its event."""
    what, key = one_of(store, prefix)
    if what != "claim":
        raise UsageError(f"{key} is {'an' if what == 'event' else 'a'} {what}, not a claim: give two claims, or one event.")
    place = store.claim_keys(key)[0]
    event = store.event_ids(place.report_id).get(place)
    if event is None:
        raise UsageError(f"{key} is judged wrong, so that it is in no event. `reportedly log {key}` tells by whom.")
    return place, event
