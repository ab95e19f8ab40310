"""Why: what made claims one event, or kept them apart, by ids as people give them."""

from reportedly.answers.show import found
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store
from reportedly.linking.why import Comparison, Why, why_claims, why_event
from reportedly.model.event import ClaimKey


def why(store: Store, event_or_claim: str, other: str | None = None) -> Why | Comparison:
    """Of an event (or a claim's), why it is one; of two claims, why they are one event or are not.

    Raises NotFoundError for an unknown id, UsageError for one that is none of a claim or event.
    """
    if other is not None:
        one, two = (_claim(store, prefix) for prefix in (event_or_claim, other))
        with store.linked() as kept:
            compared = why_claims(kept, one, two)
        if compared is None:
            raise NotFoundError(f"The claims {event_or_claim} and {other} are not linked yet.")
        return compared
    what, key = found(store, event_or_claim)
    if what == "claim":
        told = store.claim(key)
        key = store.event_ids(told.report_id)[told.key]
    elif what != "event":
        raise UsageError(f"{key} is a {what}: --why explains an event, or two claims.")
    with store.linked() as kept:
        made = why_event(kept, key)
    if made is None:
        raise NotFoundError(f"The ledger has no event {key}.")
    return made


def _claim(store: Store, prefix: str) -> ClaimKey:
    what, key = found(store, prefix)
    if what != "claim":
        raise UsageError(f"{key} is {'an' if what == 'event' else 'a'} {what}, not a claim: give two claims, or one event.")
    return store.claim(key).key
