"""Whose ship a name is of, by the letters before it (`vessels.yaml`)."""

from functools import lru_cache

from reportedly.codebook.phrases import read_yaml


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return {str(letters): str(code) for code, all_letters in read_yaml("vessels.yaml").items() for letters in all_letters}


def flag(letters: str) -> str | None:
    """The state (ISO 3166-1 alpha-3) whose ships bear the letters before their names; None for other words."""
    return _table().get(letters)
