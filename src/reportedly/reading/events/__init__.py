"""Events: what happened, by the codebook's frames."""

from reportedly.reading.events.find import find, ledger

__all__ = ["find", "ledger"]
