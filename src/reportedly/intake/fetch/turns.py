"""Whose turn it is at a host: so many requests at once, so many seconds apart, and none while it wants to be left alone."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition

from reportedly.errors import FetchError
from reportedly.intake.fetch.limits import Limits


@dataclass
class _Host:
    due: float = 0.0  # by the monotonic clock: not before
    delay: float | None = None  # what its robots.txt asks for
    under_way: int = 0


class Turns:
    """The hosts of one run. Threads that fetch share it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._changed = Condition()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until the host may be asked, and holds the place for the block.

        Raises FetchError where that would take longer than the limit of patience.
        """
        with self._changed:
            entry = self._hosts[host]
            while True:
                wait = entry.due - time.monotonic()
                if wait > self._limits.patience:
                    raise FetchError(
                        f"{host}: asks to be left alone for {wait:.0f} seconds. Try again after that: what was not fetched is kept for it.",
                        wait=wait,
                        passing=True,
                    )
                if wait <= 0 and entry.under_way < self._limits.parallel:
                    break
                self._changed.wait(wait if wait > 0 else None)
            entry.under_way += 1
            entry.due = time.monotonic() + self._apart(entry)
        try:
            yield
        finally:
            with self._changed:
                entry.under_way -= 1
                # From the end of the answer too: a slow host is a busy one.
                entry.due = max(entry.due, time.monotonic() + self._apart(entry))
                self._changed.notify_all()

    def pace(self, host: str, delay: float) -> None:
        """Requests to the host go `delay` seconds apart from now on, if that is more than they do."""
        with self._changed:
            entry = self._hosts[host]
            entry.delay = max(delay, entry.delay or 0.0)

    def hold(self, host: str, seconds: float) -> None:
        """No request to the host for so many seconds."""
        with self._changed:
            entry = self._hosts[host]
            entry.due = max(entry.due, time.monotonic() + seconds)
            self._changed.notify_all()

    def _apart(self, entry: _Host) -> float:
        return max(self._limits.delay, entry.delay or 0.0)
