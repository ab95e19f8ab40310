"""Status: how sure and how far an event is."""

from reportedly.reading.status.certainty import certainty_of
from reportedly.reading.status.find import status_of

__all__ = ["certainty_of", "status_of"]
