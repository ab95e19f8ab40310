"""Where and when each claim happens: what its own clause tells, then what its neighbours tell for it."""

from reportedly.reading.settings.own import is_undated, own_place, own_time, timed
from reportedly.reading.settings.scenes import Told, placed
from reportedly.reading.settings.spots import Spot, spots_of

__all__ = ["Spot", "Told", "is_undated", "own_place", "own_time", "placed", "spots_of", "timed"]
