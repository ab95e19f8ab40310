"""By which the program knows whether it would read a report otherwise than it was read before."""

from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

PARTS = ("reportedly.codebook", "reportedly.reading")  # the data and the code that a reading follows from
ENDINGS = (".py", ".yaml", ".json", ".txt", ".npz")
OTHER = ("linking.yaml",)  # says nothing of how a report is read


@lru_cache(maxsize=4)
def fingerprint(folder: Path | None = None) -> str:
    """Twelve hexadecimal digits of the codebook's data and the reader's code: with the same ones every text is read alike.

    `folder` holds the user's own kinds, which count too.
    """
    made = blake2b(digest_size=6)
    for part in PARTS:
        for name, file in _files(resources.files(part), part):
            _add(made, name, file.read_bytes())
    if folder is not None and folder.is_dir():
        for path in sorted(folder.glob("*.yaml")):
            _add(made, path.name, path.read_bytes())
    return made.hexdigest()


def _add(made: blake2b, name: str, data: bytes) -> None:
    made.update(f"{name} {len(data)} ".encode() + data)


def _files(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found = []
    for one in folder.iterdir():
        path = f"{name}/{one.name}"
        if one.is_dir():
            found += _files(one, path)
        elif one.name.endswith(ENDINGS) and one.name not in OTHER and not one.name.endswith("_build.py"):
            found.append((path, one))
    return sorted(found, key=lambda item: item[0])
