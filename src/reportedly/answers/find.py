"""The one thing that a person means by the beginning of an id."""

from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store


def one_of(store: Store, prefix: str) -> tuple[str, str]:
    """(event|claim|report, id) of what has that id, or an id that begins so.

    Raises NotFoundError, and UsageError where several do.
    """
    found = store.find(prefix)
    exact = [one for one in found if one[1] == prefix]
    found = exact or found
    if not found:
        raise NotFoundError(
            f"Nothing in the ledger has an id that begins with {prefix}. `reportedly reports` lists reports, `timeline` events."
        )
    if len(found) > 1:
        some = ", ".join(key for _, key in found[:5])
        raise UsageError(f"{len(found)} ids begin with {prefix}: {some}{', …' if len(found) > 5 else ''}. Give more of it.")
    return found[0]
