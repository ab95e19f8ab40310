"""Newsletters: messages of mail, one a file (.eml) or many (.mbox)."""

import hashlib
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise
from typing import Any

from reportedly.errors import InputError
from reportedly.intake.bounds import bounded, bounds
from reportedly.intake.build import build
from reportedly.intake.encoding import MARKS
from reportedly.intake.given import Given
from reportedly.intake.pages.body import main_text, paragraphs
from reportedly.intake.pages.decoded import CONTROLS, decoded
from reportedly.intake.pages.notes import notes
from reportedly.intake.pages.tree import flat, tree_of, words_in
from reportedly.intake.source import Source
from reportedly.model.report import Raw, Report

FROM = re.compile(rb"^From \S.*\d{4}\s*$")
ENOUGH = 25  # words of a plain text; fewer only say that the message is HTML
PARTS = 200


def read_eml(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The report of one message; its id is the file's name."""
    try:
        yield report_of(source.raw(bounds().message), source.stem, given, source.where)
    except InputError as problem:
        yield problem


def read_mbox(source: Source, given: Given) -> Iterator[Report | InputError]:
    """The reports of the messages of a file, one after the other; a bad one is a value, the rest go on.

    An id is made of the file's name and the message's own, so that it stays where messages are added or removed.
    """
    number = 0
    try:
        for number, data in enumerate(_messages(source), 1):
            where = f"{source.where}, message {number}"
            try:
                yield report_of(data, f"{source.stem}-{_mark(data)}", given, where)
            except InputError as problem:
                yield problem
    except InputError as problem:
        yield problem
        return
    if not number:
        yield InputError(f"{source.where}: no messages in this file. A mailbox begins with a line `From ` and a sender.")


def _messages(source: Source) -> Iterator[bytes]:
    most, lines, size, blank = bounds().message, list[bytes](), 0, True
    started = False
    with source.stream() as stream:
        while line := stream.readline(1 << 16):
            if blank and FROM.match(line):
                if started:
                    yield b"".join(lines)
                lines, size, started = [], 0, True
            elif started:
                size += len(line)
                if size <= most:
                    lines.append(line[1:] if line.startswith((b">From ", b">>From ")) else line)
            blank = not line.strip()
        if started:
            yield b"".join(lines)


def _mark(data: bytes) -> str:
    found = re.search(rb"^message-id:\s*(\S+)", data[:65536], re.IGNORECASE | re.MULTILINE)
    return hashlib.sha256(found[1] if found else data).hexdigest()[:10]


def report_of(data: bytes, id: str, given: Given, where: str) -> Report:
    """The report of a message's bytes. Raises InputError."""
    message = _parsed(data, where)
    subject, sender = _header(message, "subject"), _header(message, "from")
    text, media = _text(message, where)
    if not bounded(text, where).strip():
        raise InputError(f"{where}: no text in this message. Only its text and HTML are read, not what is attached.")
    said, marked = notes(text)
    day = _date(message)
    name, address = parseaddr(sender or "")
    meta: dict[str, Any] = {
        "from": sender,
        "message_id": _header(message, "message-id"),
        "list": _header(message, "list-id"),
        "media": media,
        "notes": [{"kind": note.kind, "text": note.text} for note in said],
        "found": {"date": "mail"} if day else None,
    }
    return build(
        text,
        id=id,
        where=where,
        published=day or given.date,
        outlet=given.outlet or flat(name) or address.rpartition("@")[2] or None,
        url=given.url,
        title=flat(subject) or given.title,
        meta={key: value for key, value in meta.items() if value},
        marked=marked,
        raw=Raw(data, "message/rfc822", where),
    )


def _parsed(data: bytes, where: str) -> EmailMessage:
    if any(data.startswith(mark) for mark, _ in MARKS):
        data = decoded(data).encode()
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        if not message.keys():
            raise InputError(f"{where}: not a message of mail: it has no headers. Save the message with its source.")
        return message
    except InputError:
        raise
    except Exception as problem:  # the parser of the standard library raises many things on what is no message
        raise InputError(f"{where}: not a message of mail ({type(problem).__name__}). Save the message with its source.") from None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return CONTROLS.sub("", str(value).encode(errors="replace").decode())[:1000] if value is not None else None
    except Exception:  # a header that cannot be parsed is one that is not there
        return None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(message: EmailMessage, where: str) -> tuple[str, str]:
    """The text of a message: its plain text, else that of its HTML."""
    plain: list[str] = []
    rich: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/plain", "text/html") or part.get_filename():
            continue
        (plain if kind == "text/plain" else rich).append(_content(part))
    text = unwrapped("\n".join(plain))
    if words_in(text) >= ENOUGH or not rich:
        return text, "text/plain"
    root = tree_of("\n".join(rich), where)
    found, shown = main_text(root), paragraphs(root)
    # Newsletters stand in tables, in which the text of a page is not looked for.
    return (found if words_in(found) * 2 > words_in(shown) else shown), "text/html"


def _content(part: EmailMessage) -> str:
    try:
        data = part.get_payload(decode=True)
    except Exception:  # an encoding that is none
        return ""
    if not isinstance(data, bytes):
        return ""
    return decoded(data, f"text/plain; charset={part.get_content_charset() or ''}").replace("\r\n", "\n")


def unwrapped(text: str) -> str:
    """The text with lines that were broken at some 70 signs put together again; where lines are long, as it is."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or max(map(len, lines)) > 100:
        return text
    blocks = re.split(r"\n\s*\n", text)
    return "\n\n".join(_joined(block) for block in blocks)


def _joined(block: str) -> str:
    lines = block.split("\n")
    out = lines[:1]
    for before, line in pairwise(lines):
        if len(before) >= 45 and line.strip() and line[:1] not in "-*•>|=":
            out[-1] = f"{out[-1].rstrip()} {line.lstrip()}"
        else:
            out.append(line)
    return "\n".join(out)
