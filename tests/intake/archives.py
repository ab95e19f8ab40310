"""Archives, mail and PDFs made for tests."""

import io
import zipfile

BODY = "The envoys of Peru and Chile met in Oslo on Monday and agreed to meet again within a week, the ministry said. "
MORE = "Peru will send 300 soldiers to the border, an official in Lima said. Nobody in Santiago would say when. "


def html(title: str = "Envoys meet", body: str = BODY + MORE, head: str = "") -> bytes:
    """A page of two paragraphs."""
    return f"<html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><h1>{title}</h1><p>{body}</p></html>".encode()


def record(url: str, payload: bytes, kind: str = "response", media: str = "text/html", extra: str = "", status: str = "200 OK") -> bytes:
    """A record of a WARC, with an answer by HTTP where it is a response."""
    block = payload
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + payload
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(url):012}>\r\n"
        f"WARC-Date: 2025-07-10T01:02:03Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def message(number: int = 1, media: str = "text/plain", body: str = BODY + MORE, subject: str = "Envoys meet") -> bytes:
    """A message of mail."""
    return (
        f'From: "Port Weekly" <news@port.example>\nTo: a@b.example\nSubject: {subject}\nDate: Wed, 09 Jul 2025 23:30:00 -0500\n'
        f"Message-ID: <{number}@port.example>\nMIME-Version: 1.0\nContent-Type: {media}; charset=utf-8\n\n{body}\n"
    ).encode()


def mbox(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    return b"".join(b"From news@port.example Wed Jul  9 10:00:00 2025\n" + one + b"\n" for one in messages)


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page of lines."""
    words = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td 14 TL {words} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def zipped(**members: bytes) -> bytes:
    """A ZIP; `__` in a name stands for a point, `___` for a stroke."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("___", "/").replace("__", "."), data)
    return out.getvalue()
