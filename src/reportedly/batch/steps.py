"""The files of a batch as steps: small lists, one after another, that the stream reads. What was listed once is never again."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.batch import places

STEP = 2 << 30  # bytes of a step, as they lie
APART = 0.02  # seconds between the files of two steps: the stream takes them by their times, and a file system counts in ticks


@dataclass(frozen=True, slots=True)
class Unit:
    """A file to be read: `number` tells its place among all, by which what is in it stays in order."""

    number: int
    place: str
    size: int


def listed(inputs: Sequence[str], base: str | None = None) -> Iterator[tuple[str, int]]:
    """The files that these name, with their sizes: paths, addresses, globs, and `@FILE`, a list of them.

    What a list names lies under `base`, where that is given. Raises InputError for what leads nowhere.
    """
    for one in inputs:
        if not one.startswith("@"):
            yield from places.found(places.whole(one))
            continue
        for line in places.lines(places.source_of(places.whole(one[1:]))):
            yield from places.found(f"{base.rstrip('/')}/{line.lstrip('/')}" if base else places.whole(line))


def plan(folder: str, files: Sequence[tuple[str, int]], step: int = STEP) -> tuple[int, int]:
    """Writes the files that are in no step of the folder yet as further steps of about so many bytes.

    Each step is a file of lines of JSON, written whole or not at all, so that what is cut short is gone on with. Gives how many
    files were new, and how many steps there are.
    """
    before, steps = planned(folder)
    known = {unit.place for unit in before}
    number, several, weight = len(before), list[Unit](), 0
    new = [(place, size) for place, size in dict(files).items() if place not in known]
    for place, size in new:
        if several and weight + size > step:
            _write(folder, steps, several)
            steps, several, weight = steps + 1, [], 0
        several.append(Unit(number, place, size))
        number, weight = number + 1, weight + size
    if several:
        _write(folder, steps, several)
        steps += 1
    return len(new), steps


def planned(folder: str) -> tuple[list[Unit], int]:
    """The units of all steps in the folder, and how many steps there are."""
    names = [name for name in places.names(folder) if name.endswith(".json")]
    return [unit for name in names for unit in units(places.read(f"{folder}/{name}").splitlines())], len(names)


def units(lines: Sequence[str]) -> list[Unit]:
    """The units of the lines of a step."""
    return [Unit(**json.loads(line)) for line in lines if line.strip()]


def _write(folder: str, step: int, several: Sequence[Unit]) -> None:
    text = "\n".join(json.dumps({"number": one.number, "place": one.place, "size": one.size}) for one in several)
    places.write(f"{folder}/{step:06}.json", text + "\n")
    time.sleep(APART)
