"""Files and folders of reports, in a fixed order."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from reportedly.errors import InputError
from reportedly.intake.given import Given
from reportedly.intake.jsonfile import read_json, read_lines
from reportedly.intake.plain import read_plain
from reportedly.model.report import Report

Reader = Callable[[Path, Given], Iterator[Report | InputError]]
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
}


class Skipped(InputError):  # noqa: N818 - a note, not an error
    """A file of a folder that is none of a report's; a note, not a failure. Its text says why."""


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below, sorted by path; hidden ones and hidden folders left out."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where) / name for name in sorted(names) if not name.startswith("."))


def read_file(path: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of one file, by its ending; a file of another ending is taken for plain text."""
    return READERS.get(path.suffix.lower(), read_plain)(path, given)


def read_folder(folder: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of all files of a folder; a file of an unknown ending yields `Skipped`.

    Two reports of one id: the first is kept, the second yields an InputError that names both files.
    """
    seen: dict[str, Path] = {}
    any_file = False
    for path in files(folder):
        if path.suffix.lower() not in READERS:
            yield Skipped(f"{path}: skipped: not one of {', '.join(sorted(READERS))}.")
            continue
        any_file = True
        for item in read_file(path, given):
            if isinstance(item, Report):
                if item.id in seen:
                    yield InputError(
                        f'{path}: the id "{item.id}" is already that of a report in {seen[item.id]}. '
                        "Give each report of a folder an id of its own."
                    )
                    continue
                seen[item.id] = path
            yield item
    if not any_file:
        yield InputError(f"{folder}: no reports in this folder ({', '.join(sorted(READERS))}).")


def read_path(
    path: str | Path,
    *,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Iterator[Report | InputError]:
    """The reports of a file or a folder, in order; what cannot be taken in is yielded as an InputError value.

    The keywords fill what a file does not tell itself. Nothing is raised; `Skipped` values are mere notes.
    """
    given, place = Given(date, outlet, url, title), Path(path)
    return read_folder(place, given) if place.is_dir() else read_file(place, given)
