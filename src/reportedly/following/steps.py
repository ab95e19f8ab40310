"""What became of feeds and entries in an update."""

from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.ledger.feeds import EntryKept, FeedKept
from reportedly.ledger.sqlite import Added


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed that was asked: how many entries are new in it, or the `problem`."""

    feed: FeedKept
    fresh: int = 0
    problem: InputError | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that is done: what was added of it, and what could not be, with `later` where that may go better."""

    entry: EntryKept
    added: tuple[Added, ...] = ()
    problems: tuple[InputError, ...] = ()
    later: bool = False
