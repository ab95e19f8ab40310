"""What a person calls a time in the life of a ledger: `last`, a day, or an ISO time."""

from datetime import UTC, date, datetime

from reportedly.errors import UsageError
from reportedly.ledger.sqlite import Store


def moment_of(store: Store, since: str | date) -> str:
    """The ISO time in UTC: of `last` that at which changes were last told, '' where they never were; of a day its beginning.

    Raises UsageError for anything else.
    """
    if since == "last":
        return next(reversed(store.asked()), "")
    if isinstance(since, date) and not isinstance(since, datetime):
        return f"{since.isoformat()}T00:00:00.000000+00:00"
    try:
        told = since if isinstance(since, datetime) else datetime.fromisoformat(since)
    except ValueError:
        raise UsageError(f"--since {since} is no time. Write `last`, a day such as 2025-07-09, or 2025-07-09T14:00.") from None
    told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    return told.isoformat(timespec="microseconds")
