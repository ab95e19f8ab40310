"""Reportedly reads news reports and keeps a sourced ledger of what happened between states.

>>> import reportedly
>>> reading = reportedly.read("Peru sent rice to Chile.", date="2025-07-09")  # doctest: +SKIP
>>> [(c.event.kind, c.status, c.quote) for c in reading.claims]  # doctest: +SKIP
>>> with reportedly.Ledger("stories.sqlite") as ledger:  # doctest: +SKIP
...     ledger.add("examples/")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.api import Ledger, read

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """`read` and `Ledger`, imported when first used, so that `import reportedly` is quick."""
    if name in ("read", "Ledger"):
        from reportedly import api

        return getattr(api, name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
