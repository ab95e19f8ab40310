"""What linking knows of kinds and how it weighs: `codebook/linking.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any

import yaml

VERSION = 2  # of the code in this package: events made by another one are made anew


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for (`weight` above 0) or against one happening where it holds; `means` says it in words."""

    weight: float
    means: str


@dataclass(frozen=True, slots=True)
class Rules:
    """`families` and `grounds` lead from a kind to its name there; `weights` are those of the reasons; other fields are
    named as in the file.

    `mark` is the same as long as neither the file nor the code of linking has changed.
    """

    families: dict[str, str]
    grounds: dict[str, str]
    symmetric: frozenset[str]
    personal: frozenset[str]
    lasting: frozenset[str]
    broad: frozenset[str]
    window: dict[str, int]
    apart: dict[str, int]
    far_km: float
    reasons: dict[str, Reason]
    weights: dict[str, float]
    base: float
    most: float
    stranger: float
    bond: float
    block: int
    piece: int
    parts: dict[str, Any]
    plain: frozenset[str]
    mark: str

    def family(self, kind: str) -> str:
        """The family of a kind: its own name where no family lists it."""
        return self.families.get(kind, kind)

    def ground(self, kind: str) -> str:
        """The ground of a kind: its own name where no ground lists it."""
        return self.grounds.get(kind, kind)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules of linking, read once."""
    return _read()


def _read() -> Rules:
    text = resources.files("reportedly.codebook").joinpath("linking.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Rules(
        families={kind: family for family, kinds in data["families"].items() for kind in kinds},
        grounds={kind: ground for ground, kinds in data["grounds"].items() for kind in kinds},
        symmetric=frozenset(data["symmetric"]),
        personal=frozenset(data["personal"]),
        lasting=frozenset(data["lasting"]),
        broad=frozenset(data["broad"]),
        window=data["window"],
        apart=data["apart"],
        far_km=data["far_km"],
        reasons={name: Reason(float(weight), means) for name, (weight, means) in data["reasons"].items()},
        weights={name: float(weight) for name, (weight, _) in data["reasons"].items()},
        base=data["base"],
        most=data["most"],
        stranger=data["stranger"],
        bond=data["bond"],
        block=data["block"],
        piece=data["piece"],
        parts=data["parts"],
        plain=frozenset(data["plain"].split()),
        mark=sha256(f"{VERSION}\n{text}".encode()).hexdigest()[:16],
    )
