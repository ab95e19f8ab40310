"""Where and when each claim happens: what its own clause tells, then what its neighbours tell for it."""

from reportedly.reading.settings.own import own_place, own_time, timed
from reportedly.reading.settings.scenes import placed
from reportedly.reading.settings.spots import Spot, spots_of

__all__ = ["Spot", "own_place", "own_time", "placed", "spots_of", "timed"]
