"""Where files lie: a path, or an address as Spark writes it (`s3a://`, `gs://`, `hdfs://`, `file://`).

Tables are read and written by Spark's own connectors. The program itself lists, opens and writes small files by Arrow's file
systems, since a Python worker has no way to Spark's; they take their keys from the same places (environment, role).
"""

import fnmatch
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from pyarrow import fs

from reportedly.errors import InputError
from reportedly.intake.source import Source

ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://")
MAGIC = re.compile(r"[*?\[]")


def is_remote(place: str) -> bool:
    """True for an address, false for a path of this machine."""
    return bool(ADDRESS.match(place)) and not place.startswith("file://")


def whole(place: str) -> str:
    """The place as every machine understands it: a path made absolute, an address as it is."""
    return place if ADDRESS.match(place) else str(Path(place).expanduser().absolute())


def source_of(place: str) -> Source:
    """What reads a file there. Opening raises InputError."""
    if not ADDRESS.match(place):
        return Source.of_file(Path(place))
    return Source(place, place.rsplit("/", 1)[-1], lambda: _opened(place))


def _opened(place: str) -> BinaryIO:
    system, path = _system(place)
    try:
        return cast(BinaryIO, io.BufferedReader(cast(Any, system.open_input_file(path)), 1 << 20))
    except OSError as problem:
        raise InputError(f"{place}: cannot be read ({_first(problem)}).") from None


def found(pattern: str) -> list[tuple[str, int]]:
    """Files and their sizes, sorted: the file there, those of the folder, or those that a glob fits (`**` for any folders).

    Raises InputError where there is none.
    """
    scheme = pattern[: pattern.index("://") + 3] if ADDRESS.match(pattern) else ""
    base = pattern if not MAGIC.search(pattern) else pattern[: MAGIC.search(pattern).start()].rpartition("/")[0]  # type: ignore[union-attr]
    system, path = _system(base or pattern)
    try:
        if base == pattern:
            info = system.get_file_info(path)
            if info.type == fs.FileType.File:
                return [(pattern, info.size)]
        files = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    except OSError as problem:
        raise InputError(f"{pattern}: cannot be listed ({_first(problem)}).") from None
    plain = [(one.path, one.size) for one in files if one.type == fs.FileType.File and not _hidden(one.path[len(path) :])]
    if base != pattern:
        fits = _fitting(_system(pattern)[1])
        plain = [one for one in plain if fits.fullmatch(one[0])]
    if not plain:
        raise InputError(f"{pattern}: no such file, and no files fit it. Put a glob in quotes, or check the path.")
    return sorted(((scheme if scheme != "file://" else "") + name, size) for name, size in plain)


def _hidden(below: str) -> bool:
    return any(part.startswith((".", "_")) for part in below.split("/"))


def _fitting(pattern: str) -> re.Pattern[str]:
    """A glob in which `*` stays within a folder and `**` does not."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]*\])", pattern)
    told = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(told.get(one) or (fnmatch.translate(one)[4:-3] if one.startswith("[") else re.escape(one)) for one in pieces))


def exists(place: str) -> bool:
    """True where there is a file or folder."""
    system, path = _system(place)
    return bool(system.get_file_info(path).type != fs.FileType.NotFound)


def names(folder: str) -> list[str]:
    """The names of the files in a folder, sorted; none where there is no folder."""
    system, path = _system(folder)
    return sorted(one.base_name for one in system.get_file_info(fs.FileSelector(path, allow_not_found=True)))


def size(folder: str) -> int:
    """The bytes of all files in a folder and those below; 0 where there is none."""
    system, path = _system(folder)
    files = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    return sum(one.size for one in files if one.type == fs.FileType.File)


def read(place: str) -> str:
    """The text of a small file."""
    system, path = _system(place)
    with system.open_input_file(path) as stream:
        return bytes(stream.read()).decode()


def write(place: str, text: str) -> None:
    """Writes a small file whole or not at all. Raises InputError where that is not allowed."""
    system, path = _system(place)
    try:
        if not is_remote(place):  # stores of objects have no folders, and a file of theirs is there when it is whole
            system.create_dir(path.rpartition("/")[0], recursive=True)
        aside = f"{path.rpartition('/')[0]}/.{path.rpartition('/')[2]}.part" if not is_remote(place) else path
        with system.open_output_stream(aside) as stream:
            stream.write(text.encode())
        if aside != path:
            system.move(aside, path)
    except OSError as problem:
        raise InputError(f"{place}: cannot be written ({_first(problem)}). Check the path and its permissions.") from None


def remove(place: str) -> None:
    """Takes a file away; nothing where there is none."""
    system, path = _system(place)
    if system.get_file_info(path).type == fs.FileType.File:
        system.delete_file(path)


def clear(folder: str) -> None:
    """Takes a folder away with all in it; nothing where there is none."""
    system, path = _system(folder)
    if system.get_file_info(path).type == fs.FileType.Directory:
        system.delete_dir(path)


def lines(source: Source) -> Iterator[str]:
    """The lines of a small text, packed or not, that are neither blank nor begin with `#`."""
    inner = source.unpacked() if source.name.endswith(".gz") else source
    for line in inner.raw().decode("utf-8", "replace").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _system(place: str) -> "tuple[fs.FileSystem, str]":
    if not ADDRESS.match(place):
        return fs.LocalFileSystem(), str(Path(place).absolute())
    try:
        found = fs.FileSystem.from_uri(re.sub(r"^s3[an]://", "s3://", place))
    except (ValueError, OSError) as problem:
        raise InputError(f"{place}: no address that can be read ({_first(problem)}).") from None
    return found[0], found[1]


def _first(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0][:160]
