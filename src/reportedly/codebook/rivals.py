"""States that stand against one another (`rivals.yaml`), for blows of which a report names one side only."""

from collections.abc import Mapping
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml

NONE: Mapping[str, bool] = {}


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for code, others in read_yaml("rivals.yaml").items():
        for other in map(str, others):
            rival, fought = other.rstrip("!"), other.endswith("!")
            found.setdefault(str(code), {})[rival] = fought
            found.setdefault(rival, {})[str(code)] = fought
    return found


def rivals(code: str) -> Mapping[str, bool]:
    """The states that stand against the state `code` (ISO 3166-1 alpha-3), each with whether the two have fought openly
    of late; empty where none is known."""
    return _table().get(code, NONE)
