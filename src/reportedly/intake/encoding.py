"""Bytes of a file as text."""

import codecs
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def opened(path: Path) -> BinaryIO:
    """The file, open for reading. Raises InputError that says why it cannot be read."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file. Check the path.") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file.") from None
    except PermissionError:
        raise InputError(f"{path}: not allowed to read this file. Check its permissions.") from None
    except OSError as problem:
        raise InputError(f"{path}: cannot be read ({problem.strerror or problem}).") from None


def raw(path: Path) -> bytes:
    """The file's bytes. Raises InputError that says why it cannot be read."""
    with opened(path) as file:
        try:
            return file.read()
        except OSError as problem:
            raise InputError(f"{path}: cannot be read ({problem.strerror or problem}).") from None


def decode(data: bytes, where: str) -> str:
    """The text of UTF-8 bytes, or of UTF-16 or UTF-32 with a byte-order mark, which is dropped.

    Else it is kept as it is, line ends too. Raises InputError for other encodings and binary files.
    """
    mark, encoding = next((pair for pair in MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    if encoding == "utf-8" and b"\x00" in data:
        raise InputError(f"{where}: holds NUL bytes: it is binary, not text. Save the report as UTF-8 text.")
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as problem:
        line = data[: problem.start + len(mark)].count(b"\n") + 1
        raise InputError(
            f"{where}: not {encoding.upper()} text (byte {problem.start + len(mark)}, line {line}). "
            "Save it as UTF-8, for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE."
        ) from None


def whole(words: str, where: str) -> None:
    """Raises InputError where the words hold half a character, that can be neither stored nor printed."""
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{where} holds half a character (a lone surrogate) at {error.start}: it was decoded wrongly. "
            "Decode it again, as UTF-8 for instance."
        ) from error
