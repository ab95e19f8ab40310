"""Where and when each claim happens: what its clause tells, what its neighbours tell for it, and what all of this weighs."""

from reportedly.reading.settings.choose import Ground, settle
from reportedly.reading.settings.own import is_undated, own_place, own_time, timed
from reportedly.reading.settings.scenes import Told
from reportedly.reading.settings.spots import Spot, spots_of

__all__ = ["Ground", "Spot", "Told", "is_undated", "own_place", "own_time", "settle", "spots_of", "timed"]
