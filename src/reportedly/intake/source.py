"""What a reader reads: a file, or a member of an archive, opened only when it is read."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from reportedly.errors import InputError
from reportedly.intake.bounds import bounds, read_bounded
from reportedly.intake.encoding import opened

FREE = 20_000_000  # bytes that may be unpacked whatever their ratio


@dataclass(frozen=True, slots=True)
class Source:
    """`where` names it in messages, `name` is its file name; `open` gives its bytes anew each time and raises InputError."""

    where: str
    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def of_file(cls, path: Path) -> "Source":
        """A file. A name that is no UTF-8 has `\N{REPLACEMENT CHARACTER}` for what is not."""
        return cls(str(path), path.name.encode(errors="surrogateescape").decode(errors="replace"), lambda: opened(path))

    @property
    def ending(self) -> str:
        """The ending in lower case, with what is packed: `.txt`, `.warc.gz`."""
        several = PurePosixPath(self.name.lower()).suffixes
        return "".join(several[-2:]) if several[-1:] == [".gz"] else "".join(several[-1:])

    @property
    def stem(self) -> str:
        """The name without its ending, by which a report without an id is known."""
        return self.name[: len(self.name) - len(self.ending)] or self.name

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """The bytes as a stream. Raises InputError, also while it is read."""
        try:
            with self.open() as stream:
                yield stream
        except (zlib.error, EOFError, gzip.BadGzipFile) as problem:
            raise InputError(f"{self.where}: the packed file is damaged ({problem}). Fetch or copy it again.") from None
        except OSError as problem:
            raise InputError(f"{self.where}: cannot be read ({problem.strerror or problem}).") from None

    def raw(self, most: int | None = None) -> bytes:
        """All bytes. Raises InputError where there are more than `most` (without it: of a text file)."""
        with self.stream() as stream:
            return read_bounded(stream, most or bounds().text, self.where)

    def unpacked(self) -> "Source":
        """The source that a `.gz` packs, read as it is unpacked; a bomb is refused by its ratio."""

        def open_packed() -> BinaryIO:
            packed = self.open()
            return cast(BinaryIO, Measured(cast(BinaryIO, gzip.GzipFile(fileobj=packed)), packed, self.where))

        return Source(self.where, self.name.removesuffix(self.name[-3:]), open_packed)


class Measured(io.RawIOBase):
    """A stream that is unpacked from another. Raises InputError where it grows beyond measure."""

    def __init__(self, inner: BinaryIO, packed: BinaryIO | int, where: str) -> None:
        self._inner, self._packed, self._where, self._count = inner, packed, where, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._inner.read(size if size >= 0 else bounds().unpacked))

    def readline(self, size: int | None = -1) -> bytes:
        return self._counted(self._inner.readline(-1 if size is None else size))

    def _counted(self, data: bytes) -> bytes:
        self._count += len(data)
        packed = self._packed if isinstance(self._packed, int) else self._packed.tell()
        if self._count > bounds().unpacked or (self._count > FREE and self._count > bounds().ratio * max(packed, 1)):
            raise InputError(f"{self._where}: unpacks to far more than it holds, as no text does: a bomb, or damaged. It is not read.")
        return data

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            if not isinstance(self._packed, int):
                self._packed.close()
        super().close()
