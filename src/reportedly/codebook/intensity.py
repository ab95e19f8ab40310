"""How much an event joins or parts two sides (`intensity.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.codebook.phrases import read_yaml


@dataclass(frozen=True, slots=True)
class Weight:
    """What an event counts: its PLOVER class, the quadrant of that, and its value on either scale, from -10 to 10."""

    plover: str
    quad: str
    goldstein: float
    intensity: float


@dataclass(frozen=True, slots=True)
class Intensity:
    """The values of `intensity.yaml`."""

    goldstein: Mapping[str, float]
    plover: Mapping[str, float]
    quads: Mapping[str, str]
    kinds: Mapping[str, Mapping[str, float]]
    turning: Mapping[str, Any]
    shifts: Mapping[str, float]

    def weight(self, kind: str, plover: str, cameo: str | None) -> Weight:
        """The weight of an event of a kind, class and CAMEO code; without a code that is known, the class's alone."""
        own = self.kinds.get(kind, {})
        intensity = own.get("plover", self.plover[plover])
        code = cameo or ""
        by_code = self.goldstein.get(code, self.goldstein.get(code[:2], intensity))
        return Weight(plover, self.quads[plover], own.get("goldstein", by_code), intensity)

    def turned(self) -> Weight:
        """The weight of what helps a friend where it is done to a foe."""
        plover = self.turning["becomes"]
        return Weight(plover, self.quads[plover], self.turning["goldstein"], self.plover[plover])


@lru_cache(maxsize=1)
def intensity() -> Intensity:
    """Loaded once a process."""
    data = read_yaml("intensity.yaml")
    quads = {plover: quad for quad, several in data["quads"].items() for plover in several}
    return Intensity(data["goldstein"], data["plover"], quads, data["kinds"], data["turning"], data["shifts"])
