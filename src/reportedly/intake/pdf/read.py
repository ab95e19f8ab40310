"""A PDF as a report. It is read in a process of its own that can be ended: see `worker`."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.bounds import bounded, bounds
from reportedly.intake.build import build
from reportedly.intake.given import Given
from reportedly.intake.pages.dates import in_text
from reportedly.intake.pages.decoded import CONTROLS
from reportedly.intake.pages.notes import notes
from reportedly.intake.pages.tree import flat
from reportedly.intake.pdf.flow import paragraphs
from reportedly.intake.source import Source
from reportedly.model.report import Raw, Report

WORKER = Path(__file__).with_name("worker.py")
WHAT = {
    "encrypted": "the PDF is locked with a password. Save it without one.",
    "memory": "the PDF needs more memory than a report may. It is not read.",
    "time": "the PDF takes longer to read than a report may. It is not read; save its text instead.",
    "damaged": "the PDF is damaged{detail}. Fetch or save it again.",
}


def read_pdf(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The report of a PDF. Its day is that of a dateline or date in its first lines; the file's own dates are not its day."""
    try:
        data = source.raw(bounds().pdf)
        yield report_of(data, source.stem, given, source.where)
    except InputError as problem:
        yield problem


def report_of(data: bytes, id: str, given: Given, where: str) -> Report:
    """The report of a PDF's bytes. Raises InputError."""
    found = contents(data, where)
    text = bounded(CONTROLS.sub("", paragraphs(found["pages"])).strip(), where)
    if len(text.split()) < 3:
        raise InputError(f"{where}: no text in this PDF: its pages are pictures. Run a text recognition (OCR) on it first.")
    said, marked = notes(text)
    when = in_text(text)
    title = flat(CONTROLS.sub("", found["title"] or ""))
    meta: dict[str, Any] = {
        "pages": found["count"],
        "pages_read": len(found["pages"]) if found["count"] > len(found["pages"]) else None,
        "notes": [{"kind": note.kind, "text": note.text} for note in said],
        "found": {"date": "text"} if when else None,
    }
    return build(
        text,
        id=id,
        where=where,
        published=when.day if when else given.date,
        outlet=given.outlet,
        url=given.url,
        title=given.title or (title if len(title.split()) > 2 and not title.lower().startswith("microsoft word") else None),
        meta={key: value for key, value in meta.items() if value},
        marked=marked,
        raw=Raw(data, "application/pdf", where),
    )


def contents(data: bytes, where: str) -> dict[str, Any]:
    """What the worker finds. Raises InputError where it finds nothing, or takes too much time or memory."""
    most = bounds()
    # Run as a file of its own: it starts in a tenth of the time that the package takes.
    command = [sys.executable, "-P", str(WORKER), *map(str, (most.pdf_pages, most.pdf_seconds, most.pdf_memory))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=most.pdf_seconds + 2, check=False)
        found = json.loads(done.stdout) if done.stdout else {"problem": "time" if done.returncode < 0 else "damaged"}
    except subprocess.TimeoutExpired:
        found = {"problem": "time"}
    except ValueError:
        found = {"problem": "damaged"}
    if "problem" in found:
        detail = f" ({found['detail']})" if found.get("detail") else ""
        message = WHAT[found["problem"]].format(detail=detail)
        said = f"{where}: {message}"
        raise InputError(said)
    return dict(found)
