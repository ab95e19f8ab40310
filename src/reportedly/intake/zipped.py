"""A ZIP of reports of any kind. Nothing is ever written to the disk, so that no name of a member leads anywhere."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from reportedly.errors import InputError
from reportedly.intake.bounds import bounds
from reportedly.intake.given import Given
from reportedly.intake.pages.decoded import CONTROLS
from reportedly.intake.skipped import Skipped
from reportedly.intake.source import Measured, Source
from reportedly.model.report import Report

END = b"PK\x05\x06"
HIDDEN = re.compile(r"(^|/)(\.(?!\./)|__MACOSX)")
Reader = Callable[[Source, Given], Iterator[Report | InputError]]


def read_zip(source: Source, given: Given, readers: dict[str, Reader]) -> Iterator[Report | InputError]:
    """The reports of the members that `readers` know by their endings, in order of names; others yield `Skipped`.

    A ZIP in a ZIP is not opened. Bombs are refused by their ratio, their size and the number of members.
    """
    try:
        with source.stream() as stream:
            _measured(stream, source.where)
            with zipfile.ZipFile(stream) as archive:
                yield from _members(archive, source, given, readers)
    except InputError as problem:
        yield problem
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, OSError) as problem:
        yield InputError(f"{source.where}: the ZIP is damaged ({str(problem)[:100] or type(problem).__name__}). Fetch or copy it again.")


def _measured(stream: BinaryIO, where: str) -> None:
    """Raises InputError where the list of members is larger than the bounds, before it is read."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    at = tail.rfind(END)
    stream.seek(0)
    if at < 0 or len(tail) < at + 22:
        raise InputError(f"{where}: the ZIP is damaged (no list of its files). Fetch or copy it again.")
    count, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count > bounds().members or directory > bounds().directory:
        raise InputError(f"{where}: the ZIP lists more than {bounds().members:,} files. Split it.")


def _members(archive: zipfile.ZipFile, source: Source, given: Given, readers: dict[str, Reader]) -> Iterator[Report | InputError]:
    left = bounds().unpacked
    found = False
    for member in sorted(archive.infolist(), key=lambda one: one.filename):
        name = "/".join(step for step in CONTROLS.sub("", member.filename).replace("\\", "/").split("/") if step not in ("", ".", ".."))
        if not name or member.filename.endswith("/") or HIDDEN.search(name):
            continue
        where = f"{source.where}/{name}"
        inner = Source(where, name.rsplit("/", 1)[-1], _opener(archive, member, where))
        reader = readers.get(inner.ending)
        if reader is None:
            yield Skipped(f"{where}: skipped: not one of {', '.join(sorted(ending for ending in readers if not ending.endswith('.gz')))}.")
            continue
        found = True
        left -= member.file_size
        if left < 0:
            raise InputError(
                f"{source.where}: unpacks to far more than it holds, as no text does: a bomb, or damaged. The rest is not read."
            )
        yield from reader(inner, given)
    if not found:
        yield InputError(
            f"{source.where}: no reports in this ZIP ({', '.join(sorted(ending for ending in readers if not ending.endswith('.gz')))})."
        )


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        if member.flag_bits & 0x1:
            raise InputError(f"{where}: is locked with a password. Pack the ZIP without one.")
        try:
            return cast(BinaryIO, Measured(cast(BinaryIO, archive.open(member)), max(member.compress_size, 1), where))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, struct.error, ValueError) as problem:
            raise InputError(f"{where}: the packed file is damaged ({str(problem)[:100]}). Fetch or copy it again.") from None

    return opened
