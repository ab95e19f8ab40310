"""Files and folders of reports, in a fixed order."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from reportedly.errors import InputError
from reportedly.intake.given import Given
from reportedly.intake.jsonfile import read_json, read_lines
from reportedly.intake.mail import read_eml, read_mbox
from reportedly.intake.pagefile import read_html
from reportedly.intake.pdf import read_pdf
from reportedly.intake.plain import read_plain
from reportedly.intake.skipped import Skipped
from reportedly.intake.source import Source
from reportedly.intake.unread import Unread
from reportedly.intake.warc import read_warc
from reportedly.intake.zipped import read_zip
from reportedly.model.report import Report

Reader = Callable[[Source, Given], Iterator[Report | InputError]]


def _packed(reader: Reader) -> Reader:
    return lambda source, given: reader(source.unpacked(), given)


# By ending. Archives of the web unpack themselves, record by record.
PLAIN: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".eml": read_eml,
    ".mbox": read_mbox,
    ".pdf": read_pdf,
    ".warc": read_warc,
    ".wet": read_warc,
    ".warc.gz": read_warc,
    ".wet.gz": read_warc,
}
MEMBERS: dict[str, Reader] = PLAIN | {
    f"{ending}.gz": _packed(PLAIN[ending]) for ending in (".txt", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".mbox")
}
READERS: dict[str, Reader] = MEMBERS | {".zip": lambda source, given: read_zip(source, given, MEMBERS)}
KNOWN = ", ".join(sorted(ending for ending in READERS if not ending.endswith(".gz")))
# By the first bytes, for a file that is named by itself and has no known ending.
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"%pdf-", ".pdf"),
    (b"warc/1.", ".warc"),
    (b"pk\x03\x04", ".zip"),
)


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below, sorted by path; hidden ones and hidden folders left out."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where) / name for name in sorted(names) if not name.startswith("."))


def ending_of(path: Path) -> str:
    """The ending by which a file is read."""
    return Source.of_file(path).ending


def read_file(path: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of one file, by its ending, else by its first bytes; any other is taken for plain text."""
    source = Source.of_file(path)
    return (READERS.get(source.ending) or _by_beginning(source))(source, given)


def _by_beginning(source: Source) -> Reader:
    try:
        with source.stream() as stream:
            start = stream.read(256).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    except InputError:
        return read_plain  # which says what is wrong
    return next((READERS[ending] for mark, ending in BEGINNINGS if start.startswith(mark)), read_plain)


def read_folder(folder: Path, given: Given) -> Iterator[Report | InputError]:
    """The reports of all files of a folder; a file of an unknown ending yields `Skipped`.

    Two reports of one id and not of one address: the first is kept, the second yields an InputError that names both files.
    """
    seen: dict[str, tuple[Path, str | None]] = {}
    any_file = False
    for path in files(folder):
        if ending_of(path) not in READERS:
            yield Skipped(f"{path}: skipped: not one of {KNOWN}.")
            continue
        any_file = True
        for item in read_file(path, given):
            report = item if isinstance(item, Report) else item.report if isinstance(item, Unread) else None
            if report is not None:
                before = seen.get(report.id)
                if before and (report.url is None or report.url != before[1]):
                    yield InputError(
                        f'{path}: the id "{report.id}" is already that of a report in {before[0]}. '
                        "Give each report of a folder an id of its own."
                    )
                    continue
                seen[report.id] = (path, report.url)
            yield item
    if not any_file:
        yield InputError(f"{folder}: no reports in this folder ({KNOWN}).")


def read_path(
    path: str | Path,
    *,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    fields: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Report | InputError]:
    """The reports of a file or a folder, in order; what cannot be taken in is yielded as an InputError value.

    The keywords fill what a file does not tell itself; `fields` says what the fields of JSON records are called. Nothing is
    raised; `Skipped` values are mere notes, and `Unread` ones carry a report in another language.
    """
    given, place = Given(date, outlet, url, title, fields), Path(path)
    return read_folder(place, given) if place.is_dir() else read_file(place, given)
