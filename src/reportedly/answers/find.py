"""The one thing that a person means by the beginning of an id."""

from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store


def one_of(store: Store, prefix: str) -> tuple[str, str]:
    """(event|claim|report, id) of what has that id, or an id that begins so; an old id of an event leads to what it is now.

    Raises NotFoundError, and UsageError where several do.
    """
    found = store.find(prefix)
    found = [one for one in found if one[1] == prefix] or found
    leads = dict.fromkeys(("event", store.redirect(key) or key) if what == "old event" else (what, key) for what, key in found)
    if not leads:
        raise NotFoundError(
            f"Nothing in the ledger has an id that begins with {prefix}. `reportedly reports` lists reports, `timeline` events."
        )
    if len(leads) > 1:
        some = ", ".join(key for _, key in list(leads)[:5])
        raise UsageError(f"{len(leads)} ids begin with {prefix}: {some}{', …' if len(leads) > 5 else ''}. Give more of it.")
    return next(iter(leads))
