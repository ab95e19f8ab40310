"""One page: what is found, where, and what is left out."""

import pickle
from datetime import date

import pytest

from reportedly.errors import InputError, PageError
from reportedly.intake import Given, Page, Unread, read_page
from reportedly.intake.pages import id_of
from reportedly.model.report import Report

BODY = (
    "<p>The envoys of Peru and Chile met in Oslo on Monday and agreed to meet again within a week, the ministry said.</p>"
    "<p>Peru will send 300 soldiers to the border, an official in Lima said. Nobody in Santiago would say when.</p>"
)


def page(head: str = "", body: str = BODY, html: str = "<html lang='en'>", **more: object) -> Page:
    raw = f"<!doctype html>{html}<head><meta charset=utf-8>{head}</head><body><h1>Envoys meet</h1>{body}</body></html>".encode()
    return read_page(raw, **more)  # type: ignore[arg-type]


def one(*args: str, **more: object) -> Report:
    (report,) = page(*args, **more).reports
    return report


def test_all_that_a_page_tells_with_its_place() -> None:
    report = one(
        '<link rel="canonical" href="https://d.example/a?utm_source=x"><meta property="og:site_name" content="Daily">'
        '<meta property="article:published_time" content="2025-07-09T10:00:00+02:00"><meta name="author" content="By Jane Doe">'
        '<meta property="article:modified_time" content="2025-07-10T10:00:00+02:00">'
        '<meta property="og:title" content="Envoys meet | Daily">'
    )
    assert (report.title, report.outlet, report.url, report.published) == ("Envoys meet", "Daily", "https://d.example/a", date(2025, 7, 9))
    assert report.meta["byline"] == "Jane Doe" and report.meta["modified"] == "2025-07-10T10:00:00+02:00"
    found = {"title": "meta", "outlet": "meta", "byline": "meta", "url": "canonical", "date": "meta", "language": "html"}
    assert dict(report.meta["found"]) == found and report.language == "en"
    assert report.raw is not None and report.raw.data.startswith(b"<!doctype")


def test_a_page_without_a_date_has_none() -> None:
    report = one("", BODY + "<footer>Copyright 2019-2026. Updated 2 hours ago.</footer>")
    assert report.published is None and "date" not in report.meta["found"]


def test_given_fills_what_is_missing_and_says_so() -> None:
    given = Given(date="2025-07-01", outlet="Wire", url="https://w.example/1", title="Other")
    report = one("", given=given)
    assert (report.published, report.outlet, report.url, report.title) == (date(2025, 7, 1), "Wire", "https://w.example/1", "Envoys meet")
    assert report.meta["found"]["date"] == "given" and report.meta["found"]["outlet"] == "given"


def test_places_that_tell_different_days_are_all_listed() -> None:
    report = one('<meta name="date" content="2025-07-11">', url="https://d.example/2025/07/09/a")
    assert report.published == date(2025, 7, 11) and report.meta["dates"] == {"meta": "2025-07-11", "url": "2025-07-09"}


def test_no_page_is_published_after_it_was_fetched() -> None:
    head = '<meta name="date" content="2031-01-01">'
    assert one(head, fetched=date(2025, 7, 10), url="https://d.example/2025/07/09/a").published == date(2025, 7, 9)


@pytest.mark.parametrize(
    ("claimed", "url"),
    [
        ("https://d.example/own", "https://d.example/own"),
        ("/own", "https://d.example/own"),
        ("https://victim.example/theirs", "https://amp.d.example/a"),
        ("https://d.example/", "https://amp.d.example/a"),
        ("javascript:alert(1)", "https://amp.d.example/a"),
        ("file:///etc/passwd", "https://amp.d.example/a"),
    ],
)
def test_an_address_of_its_own_is_believed_of_its_own_site(claimed: str, url: str) -> None:
    report = one(f'<link rel="canonical" href="{claimed}">', url="https://amp.d.example/a?fbclid=1#top")
    assert (report.url or "").replace("amp.d.example/own", "d.example/own") == url


def test_corrections_and_updates_are_noted_and_not_read() -> None:
    report = one("", BODY + "<p>Correction: An earlier version of this article said 3,000 soldiers.</p><p>(Adds quotes)</p>")
    assert [note["kind"] for note in report.meta["notes"]] == ["correction", "update"]
    marked = [report.text[r.span.start : r.span.end] for r in report.regions if r.kind == "correction"]
    assert marked == [note["text"] for note in report.meta["notes"]]


def test_debris_told_by_the_markup_is_marked_and_not_cut() -> None:
    body = f"<article>{BODY}<p class='wp-caption-text'>Chilean police shot a sailor in the harbour of Arica on Friday.</p>{BODY}</article>"
    report = one("", body)
    for region in report.regions:
        assert report.text[region.span.start : region.span.end].strip()
    caption = report.text.find("Chilean police")
    assert caption == -1 or any(r.kind == "caption" and r.span.start <= caption < r.span.end for r in report.regions)


def test_entries_of_a_live_blog_have_their_own_times_ids_and_addresses() -> None:
    entry = (
        '<div class="live-entry" id="e{0}"><time datetime="2025-07-0{0}T10:00">10:00</time><h3>Part {0}</h3>'
        "<p>The envoys met in the palace for the {0}th time.</p></div>"
    )
    found = page("", "".join(entry.format(n) for n in (9, 8, 7)), url="https://d.example/live", id="live")
    assert found.kind == "live" and [str(r.published) for r in found.reports] == ["2025-07-09", "2025-07-08", "2025-07-07"]
    assert [r.id for r in found.reports] == ["live-e9", "live-e8", "live-e7"]
    assert found.reports[0].url == "https://d.example/live#e9" and found.reports[0].title == "Part 9"
    assert "Part" not in found.reports[0].text and found.reports[0].raw is not None and found.reports[0].raw.part == "e9"


def test_another_language_is_carried_and_not_a_report() -> None:
    text = "<p>Die Gesandten trafen sich am Montag in Oslo und wollen in einer Woche wieder zusammenkommen, sagte der Minister.</p>" * 2
    (item,) = page("", text, "<html lang='de'>").items
    assert isinstance(item, Unread) and item.report.language == "de" and item.report.unread and "German" in str(item)
    again = pickle.loads(pickle.dumps(item))
    assert isinstance(again, Unread) and str(again) == str(item) and again.report == item.report


@pytest.mark.parametrize("status", [301, 404, 500])
def test_answers_that_are_none(status: int) -> None:
    found = page(status=status)
    assert found.kind == "error" and isinstance(found.items[0], PageError) and found.items[0].kind == "error"
    assert pickle.loads(pickle.dumps(found.items[0])).kind == "error"


@pytest.mark.parametrize("raw", [b"", b"   ", b"\x00\x00", b"\xff\xfe", b"<", b"plain words", b"%PDF-1.4"])
def test_bytes_that_are_no_page(raw: bytes) -> None:
    (item,) = read_page(raw, where="x").items
    assert isinstance(item, InputError) and str(item).startswith("x: ")


@pytest.mark.parametrize(
    ("charset", "header", "encoding"),
    [
        ("utf-8", None, "utf-8"),
        ("windows-1251", None, "cp1251"),
        ("wrong-1", "text/html; charset=koi8-r", "koi8-r"),
        ("iso-8859-1", None, "cp1252"),
    ],
)
def test_encodings(charset: str, header: str | None, encoding: str) -> None:
    words = "“Envoys” of Peru" if encoding == "cp1252" else "Посол Перу"
    raw = f"<html><meta charset={charset}><body><h1>{words}</h1>{BODY}</body></html>".encode(encoding)
    (report,) = read_page(raw, content_type=header).reports
    assert report.title == words


def test_an_id_is_made_of_the_address_alone() -> None:
    assert id_of("https://www.daily.example/world/talks-in-oslo.html") == id_of("https://www.daily.example/world/talks-in-oslo.html")
    assert id_of("https://www.daily.example/world/talks-in-oslo.html").startswith("daily-example-talks-in-oslo-")
    assert id_of("https://a.example/1") != id_of("https://a.example/2")
