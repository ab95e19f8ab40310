"""The text of a page's bytes, by the ways browsers take: byte-order mark, HTTP header, `meta`, UTF-8, Windows-1252."""

import codecs
import re

from reportedly.intake.encoding import MARKS

TOLD = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
TOLD_INSIDE = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
HEAD = 4096
# Browsers take these names for Windows-1252, since pages that are so labelled are written in it.
LATIN = frozenset({"iso8859-1", "ascii", "latin-1"})
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def decoded(raw: bytes, content_type: str | None = None) -> str:
    """The page as text, never with an error: what cannot be decoded becomes U+FFFD, control characters go."""
    return CONTROLS.sub("", _decoded(raw, content_type))


def _decoded(raw: bytes, content_type: str | None) -> str:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    told = TOLD.search(content_type or "")
    inside = TOLD_INSIDE.search(raw[:HEAD])
    names = [told[1] if told else "", (inside[1] or inside[2]).decode("ascii", "replace") if inside else "", "utf-8"]
    for name in names:
        codec = _codec(name)
        if codec is None:
            continue
        try:
            return raw.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
    # A page in UTF-8 that holds a broken sign stays in UTF-8; one in another encoding is full of them.
    text = raw.decode("utf-8", "replace")
    return text if text.count("\ufffd") * 200 < len(text) else raw.decode("cp1252", "replace")


def _codec(name: str) -> str | None:
    """The codec of Python of that name, where it makes text of bytes."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "punycode", "utf-7", "unicode_escape", "raw-unicode-escape"):
        return None
    return "cp1252" if info.name in LATIN else info.name
