"""States that stand against one another (`rivals.yaml`), for blows of which a report names one side only."""

from functools import lru_cache

from reportedly.codebook.phrases import read_yaml


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, others in read_yaml("rivals.yaml").items():
        for other in others:
            found.setdefault(str(code), set()).add(str(other))
            found.setdefault(str(other), set()).add(str(code))
    return {code: frozenset(others) for code, others in found.items()}


def rivals(code: str) -> frozenset[str]:
    """The states that stand against the state `code` (ISO 3166-1 alpha-3); empty where none is known."""
    return _table().get(code, frozenset())
