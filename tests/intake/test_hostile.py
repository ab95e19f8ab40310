"""Bytes from outside never crash a reader, whatever they are; runs are bounded, and the seed is fixed so that they end alike."""

import gzip
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.intake import read_page
from reportedly.intake.folder import MEMBERS, READERS
from reportedly.intake.given import Given
from reportedly.intake.pages.words import words
from reportedly.intake.source import Source
from reportedly.intake.zipped import read_zip
from reportedly.model.report import Report
from tests.intake.archives import BODY, html, mbox, message, pdf, record, zipped

BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
FEW = settings(BOUNDED, max_examples=6)  # each PDF starts a process
FIELDS = {"text": "text", "html": "html", "date": "date"}
KINDS: dict[str, bytes] = {
    ".html": html(head='<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-07-09"}</script>'),
    ".warc": record("https://d.example/a", html()) + record("https://d.example/b", b"words", kind="conversion", media="text/plain"),
    ".warc.gz": gzip.compress(record("https://d.example/a", html())) * 2,
    ".eml": message(media="text/html", body=f"<p>{BODY}</p>"),
    ".mbox": mbox(message(1), message(2)),
    ".zip": zipped(a__html=html(), b__eml=message(), c__warc=record("https://d.example/a", html())),
    ".jsonl": b"\n".join(json.dumps(row).encode() for row in ({"text": BODY, "date": "2025-07-09"}, {"html": html().decode()})),
    ".jsonl.gz": gzip.compress(json.dumps({"text": BODY}).encode()),
}
PIECES = st.sampled_from(
    [
        *(b"<", b">", b"<div>", b"</p>", b"<script>", b"<!--", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"&#x110000;", b"&#55296;"),
        *(b"PK\x03\x04", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"From x 2025\n"),
        *(b"charset=utf-7", b"]]>", b"{" * 50, b'{"@graph":[', b"datePublished", b"9" * 30, b"=?utf-8?q?=ff?=", b"\r\n\r\n"),
        *(b"\xed\xa0\x80", b"a" * 300, b"<table>" * 40),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The bytes with some pieces put in, taken out or changed."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data))))
        end = at + draw(st.integers(0, 40))
        data[at:end] = draw(st.one_of(st.binary(max_size=12), PIECES))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def read(ending: str, data: bytes) -> list[Report | InputError]:
    import io

    source = Source(f"x{ending}", f"x{ending}", lambda: io.BytesIO(data))
    if ending == ".zip":
        return list(read_zip(source, Given(fields=FIELDS), MEMBERS))
    return list(READERS[ending](source, Given(fields=FIELDS)))


def check(items: list[Report | InputError]) -> None:
    for item in items:
        assert isinstance(item, Report | InputError)
        if isinstance(item, Report):
            assert item.text.strip() and all(0 <= r.span.start < r.span.end <= len(item.text) for r in item.regions)
            item.text.encode()
            json.dumps(dict(item.meta)).encode()
        else:
            str(item).encode(errors="surrogateescape")


@pytest.mark.parametrize("ending", KINDS)
def test_damaged_files(ending: str) -> None:
    @seed(5)
    @BOUNDED
    @given(data=damaged(KINDS[ending]))
    @example(data=KINDS[ending])
    @example(data=b"")
    def run(data: bytes) -> None:
        check(read(ending, data))

    run()


@pytest.mark.parametrize("ending", KINDS)
def test_any_bytes(ending: str) -> None:
    @seed(6)
    @settings(BOUNDED, max_examples=30)
    @given(data=st.binary(max_size=400))
    def run(data: bytes) -> None:
        check(read(ending, data))

    run()


@pytest.mark.parametrize("name", [b"\x00", b".", b"/", b"\\"])
def test_members_without_a_name(name: bytes) -> None:
    data = zipped(q=b"words").replace(b"q", name)
    items = read(".zip", data)
    check(items)
    assert [str(item) for item in items if isinstance(item, InputError)] and "no reports" in str(items[-1])


@seed(7)
@FEW
@given(data=damaged(pdf([BODY])))
def test_damaged_pdf(data: bytes) -> None:
    check(read(".pdf", data))


TAGS = st.sampled_from(("p", "div", "table", "td", "article", "aside", "time", "h1", "span", "a", "li", "figure", "form", "br", "font"))
MARKS = st.sampled_from(
    ("", "class='related'", "class='live-entry'", "class='date'", "datetime='2025-07-09'", "class='paywall'", "id='comments'")
)


@st.composite
def markup(draw: st.DrawFn) -> bytes:
    """Tags in any order, mostly not closed."""
    out = []
    for _ in range(draw(st.integers(0, 40))):
        out.append(f"<{draw(TAGS)} {draw(MARKS)}>" if draw(st.booleans()) else f"</{draw(TAGS)}>")
        out.append(draw(st.sampled_from(("", BODY, "9 July 2025", "Subscribe to continue reading", "Updated: 3 July 2025", "x"))))
    return "".join(out).encode()


@seed(8)
@settings(BOUNDED, max_examples=120)
@given(data=markup(), url=st.sampled_from((None, "https://d.example/a", "http://[::1", "x" * 3000, "https://d.example:99999/")))
def test_any_markup(data: bytes, url: str | None) -> None:
    page = read_page(data, url=url)
    check(list(page.items))
    assert page.items


LARGE: dict[str, Callable[[], bytes]] = {
    "tags in one another": lambda: b"<div>" * 20_000 + b"x",
    "more elements than any page": lambda: b"<p>x</p>" * (words().bounds.elements + 1),
    "attributes of one tag": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(5000)) + b">x</p>",
    "a name without end": lambda: b"<p class='" + b"a-" * 500_000 + b"'>x</p>",
    "entities of entities": lambda: b"<!DOCTYPE h [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;</p>",
    "a list in a list in JSON-LD": lambda: b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>x</p>",
    "more bytes than a page": lambda: b" " * (words().bounds.bytes + 1),
    "one endless word": lambda: b"<p>" + b"a" * 2_000_000 + b"</p>",
}


@pytest.mark.parametrize("name", LARGE)
def test_pages_made_to_keep_a_reader_busy(name: str) -> None:
    page = read_page(LARGE[name]())
    assert page.items and not page.reports
