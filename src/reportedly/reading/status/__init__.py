"""Status: how sure and how far an event is."""

from reportedly.reading.status.find import status_of

__all__ = ["status_of"]
