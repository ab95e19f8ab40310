"""The body of an answer, unpacked piece by piece, so that a small one cannot grow without bound (gzip bombs)."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from reportedly.errors import FetchError
from reportedly.intake.fetch.limits import MEGABYTE, Limits

ACCEPTED = "gzip, deflate"
PIECE = 256 * 1024


def body(pieces: Iterable[bytes], encoding: str, where: str, limits: Limits) -> bytes:
    """The bytes of a page from the `pieces` that came over the wire, in the Content-Encoding that the answer names.

    Raises FetchError for one that is too large packed or unpacked, broken, or of an encoding that was not asked for.
    """
    unpacked = bytearray()
    for piece in _unpacked(_counted(pieces, where, limits.sent), encoding.strip().lower(), where):
        unpacked += piece
        if len(unpacked) > limits.unpacked:
            raise FetchError(
                f"{where}: grows over {limits.unpacked / MEGABYTE:g} MB when it is unpacked, and was cut off: no page is so large. "
                "If it is a page, save it from a browser as a file."
            )
    return bytes(unpacked)


def _counted(pieces: Iterable[bytes], where: str, most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise FetchError(f"{where}: is larger than {most / MEGABYTE:g} MB, and was cut off. If it is a page, save it as a file.")
        yield piece


class _Packed(Protocol):
    """What a decompressor of zlib has."""

    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...

    def flush(self) -> bytes: ...


def _unpacked(pieces: Iterable[bytes], encoding: str, where: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"{where}: is packed as {encoding[:40]!r}, which was not asked for ({ACCEPTED}). Save it from a browser as a file."
        )
    waiting = iter(pieces)
    first = next(waiting, b"")
    packed = _opened(encoding, first)
    try:
        for data in chain([first], waiting):
            while data:
                if packed.eof:  # gzip may be several files in a row; what follows deflate is no part of it
                    if encoding == "deflate" or not data.strip(b"\0"):
                        break
                    packed = _opened(encoding, data)
                yield packed.decompress(data, PIECE)
                data = packed.unused_data if packed.eof else packed.unconsumed_tail
        yield packed.flush() if first else b""  # what was read and not yet given, a few kilobytes at most
    except zlib.error:
        raise FetchError(f"{where}: is packed wrongly ({encoding}) and cannot be opened. Try later, or save it as a file.") from None
    if first and not packed.eof:
        raise FetchError(f"{where}: breaks off before its end. Try again later.", passing=True)


def _opened(encoding: str, first: bytes) -> _Packed:
    if encoding != "deflate":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    # Some servers send deflate without the frame that the standard wants.
    framed = len(first) >= 2 and first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
