"""How large files may be: the data of `codebook/words/files.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from reportedly.codebook.phrases import read_yaml
from reportedly.errors import InputError


@dataclass(frozen=True, slots=True)
class Bounds:
    """Names and meanings as in the data."""

    page: int
    text: int
    line: int
    message: int
    pdf: int
    pdf_pages: int
    pdf_seconds: int
    pdf_memory: int
    members: int
    directory: int
    unpacked: int
    ratio: int
    records: int
    characters: int


@lru_cache(maxsize=1)
def bounds() -> Bounds:
    """The data."""
    return Bounds(**read_yaml("words", "files.yaml"))


def read_bounded(stream: BinaryIO, most: int, where: str) -> bytes:
    """All bytes of a stream. Raises InputError where there are more than `most`, before they fill the memory."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"{where}: larger than {most:,} bytes, more than is read of such a file. Split it, or give the report by itself.")
    return data


def bounded(text: str, where: str) -> str:
    """The text itself. Raises InputError where it is longer than any report taken from outside may be."""
    most = bounds().characters
    if len(text) > most:
        raise InputError(f"{where}: the text is longer than {most:,} characters, which no report is. Split it, or save it as .txt.")
    return text
