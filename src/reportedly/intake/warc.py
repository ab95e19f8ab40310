"""Archives of the web: WARC (the pages of a crawl, as CC-NEWS publishes them) and WET (their texts), packed or not."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import InputError
from reportedly.intake.bounds import bounded, bounds
from reportedly.intake.build import build
from reportedly.intake.encoding import decode
from reportedly.intake.given import Given
from reportedly.intake.pages.about import clean
from reportedly.intake.pages.read import id_of, read_page
from reportedly.intake.skipped import Skipped
from reportedly.intake.source import Source
from reportedly.model.report import Report

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

HTML = ("text/html", "application/xhtml+xml")


class Quiet(io.RawIOBase):
    """A stream for fastwarc, which knows no streams that fail or cannot tell where they are: an error ends it, and is kept."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner, self._at = inner, 0
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._at  # never asked for but to learn where the stream is

    def read(self, size: int = -1) -> bytes:
        try:
            data = b"" if self.error else self._inner.read(min(size, 1 << 20) if size > 0 else 1 << 20)
        except Exception as problem:
            self.error, data = problem, b""
        self._at += len(data)
        return data


def read_warc(source: Source, given: Given, start: int = 0) -> Iterator[Report | InputError]:
    """The reports of the pages and texts in an archive, in order; their places are `FILE@OFFSET`.

    `start` is where the source begins in the file, where it is only a part of it.
    Records that are no pages (requests, pictures, DNS) and answers other than 200 are passed over, as `Skipped` in sum at the end.
    """
    passed: dict[str, int] = {}
    found = False
    try:
        with source.stream() as stream:
            for record in _records(stream, source.where):
                found = True
                yield from _record(record, f"{source.where}@{start + record.stream_pos}", given, passed)
    except InputError as problem:
        yield problem
        return
    if not found:
        yield _no_archive(source)
    if passed:
        told = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        yield Skipped(f"{source.where}: passed over: {told}.")


def cut_warc(source: Source) -> Iterator[tuple[int, bytes] | InputError]:
    """The records that may hold a page or a text, each with its offset, as an archive of its own for `read_warc`.

    Records of other types are left out, and none is looked into. What `read_warc` says of a whole file is a value, at the end.
    """
    found = False
    try:
        with source.stream() as stream:
            for record in _records(stream, source.where):
                found, at, whole = True, record.stream_pos, io.BytesIO()
                record.write(whole)
                yield at, whole.getvalue()
    except InputError as problem:
        yield problem
        return
    if not found:
        yield _no_archive(source)


def _no_archive(source: Source) -> InputError:
    return InputError(f"{source.where}: no records of an archive in this file. A WARC begins with WARC/1.0 or WARC/1.1.")


def _records(stream: BinaryIO, where: str) -> "Iterator[WarcRecord]":
    """The records that may hold a page or a text. Raises InputError where the archive is damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    quiet = Quiet(stream)
    try:
        iterator = iter(ArchiveIterator(quiet, record_types=wanted, parse_http=False, max_content_length=bounds().records))
        while (record := next(iterator, None)) is not None:
            yield record
    except GeneratorExit:
        raise
    except BaseException as problem:  # fastwarc raises what its parser raises, and where that panics no Exception
        if isinstance(problem, KeyboardInterrupt | SystemExit):
            raise
        raise _damaged(where, problem) from None
    if isinstance(quiet.error, InputError):
        raise quiet.error
    if quiet.error:
        raise _damaged(where, quiet.error)


def _damaged(where: str, problem: BaseException) -> InputError:
    return InputError(
        f"{where}: the archive breaks off or is damaged ({_first_line(problem)}). "
        "What stands before was read; fetch the file again for the rest."
    )


def _first_line(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0][:120]


def _record(record: "WarcRecord", place: str, given: Given, passed: dict[str, int]) -> Iterator[Report | InputError]:
    from fastwarc.warc import WarcRecordType

    def passing(what: str) -> None:
        passed[what] = passed.get(what, 0) + 1

    try:
        address = clean((record.headers.get("WARC-Target-URI") or "").strip("<> "))
        if record.record_type == WarcRecordType.conversion:
            item = _text(_payload(record, place), address, given, place)
            yield item
            return
        media, status = _http(record)
        if status is not None and status != 200:
            passing("answers other than 200")
        elif not (media or "").lower().startswith(HTML):
            passing("that are no pages")
        else:
            raw = _content(record, place)
            yield from read_page(
                raw, url=address, content_type=media, status=status, fetched=_fetched(record), given=replace(given, url=None), where=place
            ).items
    except InputError as problem:
        yield problem
    except Exception as problem:  # a record whose header is no header
        yield InputError(f"{place}: the record is damaged ({_first_line(problem)}). The others are read.")


def _http(record: "WarcRecord") -> tuple[str | None, int | None]:
    """The type of content, and the status of the answer where the record holds one."""
    if not record.is_http:
        return record.headers.get("Content-Type"), None
    record.parse_http(auto_decode="transfer", quirks_mode=True)
    return record.http_headers.get("Content-Type"), record.http_headers.status_code


def _payload(record: "WarcRecord", place: str) -> bytes:
    most = bounds().page
    data = record.reader.read(most + 1)
    if len(data) > most:
        raise InputError(f"{place}: larger than {most:,} bytes, more than is read of such a file. Give the report by itself.")
    return data


def _content(record: "WarcRecord", place: str) -> bytes:
    """The page's bytes, unpacked where the answer was packed; never more than a page may have."""
    data = _payload(record, place)
    packed = (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.is_http_parsed else ""
    if packed in ("gzip", "x-gzip") and data[:2] == b"\x1f\x8b":
        return _inflated(data, 31, place)
    if packed == "deflate":
        return _inflated(data, 15 if data[:1] == b"\x78" else -15, place)
    if packed == "br" and b"<" not in data[:200]:
        return _unbrotlied(data, place)
    return data


def _inflated(data: bytes, bits: int, place: str) -> bytes:
    most = bounds().page
    try:
        page = zlib.decompressobj(bits).decompress(data, most + 1)
    except zlib.error:
        raise InputError(f"{place}: the packed page is damaged. The others are read.") from None
    if len(page) > most:
        raise InputError(f"{place}: unpacks to far more than it holds, as no text does: a bomb, or damaged. It is not read.")
    return page


def _unbrotlied(data: bytes, place: str) -> bytes:
    import brotli

    most, pieces, size = bounds().page, [], 0
    try:
        unpacker = brotli.Decompressor()
        piece = unpacker.process(data, output_buffer_limit=most + 1)
        while True:
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise InputError(f"{place}: unpacks to far more than it holds, as no text does: a bomb, or damaged. It is not read.")
            if unpacker.is_finished() or not piece:
                return b"".join(pieces)
            piece = unpacker.process(b"", output_buffer_limit=most + 1)
    except brotli.error:
        raise InputError(f"{place}: the packed page is damaged. The others are read.") from None


def _fetched(record: "WarcRecord") -> date | None:
    try:
        return record.record_date.date()
    except (ValueError, AttributeError):
        return None


def _text(data: bytes, address: str | None, given: Given, place: str) -> Report | InputError:
    """A record of WET: the text of all of a page, menus and all, whose debris is marked by its lines alone."""
    from reportedly.intake.pages.dates import in_address

    try:
        text = bounded(decode(data, place).strip(), place)
        when = in_address(address)
        return build(
            text,
            id=id_of(address, text),
            where=place,
            published=when.day if when else given.date,
            outlet=given.outlet or _host(address),
            url=address,
            title=given.title or text.split("\n", 1)[0].strip()[:200] or None,
            meta={"place": place, "found": {"date": "url"} if when else {}},
        )
    except InputError as problem:
        return problem


def _host(address: str | None) -> str | None:
    return address.split("/")[2].removeprefix("www.") if address else None
