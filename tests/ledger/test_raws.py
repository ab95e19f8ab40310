"""The bytes of pages beside their texts, and reports that are kept unread."""

from dataclasses import replace

from reportedly.intake import Unread, read_page
from reportedly.ledger.sqlite import Store
from reportedly.model.report import Raw, Report
from reportedly.retaking import retaken
from tests.intake.archives import BODY, MORE, html

GERMAN = "Die Gesandten trafen sich am Montag in Oslo und wollen in einer Woche wieder zusammenkommen, sagte der Minister. " * 2


def page(**more: object) -> Report:
    (report,) = read_page(html(), url="https://d.example/a", where="a.html", **more).reports  # type: ignore[arg-type]
    return report


def test_bytes_come_back_as_they_were(store: Store) -> None:
    report = page()
    assert report.raw is not None
    store.add(report, ())
    assert store.raw(report.id) == report.raw and store.with_raw() == [(report.id, 1)]
    assert store.report(report.id).report == report and store.report(report.id).report.language == "en"


def test_bytes_of_several_reports_are_kept_once_and_packed(store: Store) -> None:
    data = html(body=(BODY + MORE) * 50)
    for part in ("one", "two"):
        store.add(Report(part, f"{part} {BODY}", raw=Raw(data, "text/html", "live.html", part)), ())
    with store._reading() as connection:
        ((size, packed),) = connection.exec_driver_sql("SELECT size, length(packed) FROM raws")
    assert size == len(data) > 5 * packed
    two = store.raw("two")
    assert two is not None and (two.part, two.place, two.data) == ("two", "live.html", data)


def test_each_version_has_its_own_bytes(store: Store) -> None:
    first = page()
    store.add(first, ())
    second = replace(first, text=first.text + MORE, raw=Raw(b"other", "text/html", "b.html"))
    assert store.add(second, ()).version == 2
    old, new = store.raw(first.id, 1), store.raw(first.id, 2)
    assert old is not None and new is not None and (old.place, new.place) == ("a.html", "b.html")


def test_a_text_has_no_bytes(store: Store) -> None:
    store.add(Report("t", BODY), ())
    assert store.raw("t") is None and store.with_raw() == [] and list(retaken(store)) == []


def test_an_unread_report_is_kept_with_its_language(store: Store) -> None:
    (item,) = read_page(html(body=GERMAN), where="g.html", id="g").items
    assert isinstance(item, Unread)
    store.add(item.report, ())
    kept = store.report("g").report
    assert kept.unread and kept.language == "de" and store.claims() == []


def test_a_page_taken_again_is_the_same_until_its_text_or_day_is_another(store: Store) -> None:
    report = page()
    store.add(report, ())
    (same,) = retaken(store)
    assert not same.changed and same.problem is None
    store.add(replace(report, text="As it was read by an older version. " + report.text), ())
    (other,) = retaken(store)
    assert other.changed and other.now is not None and other.now.text == report.text
    assert other.now.meta["again"] == {"version": 2} and (other.now.id, other.now.url) == (report.id, report.url)


def test_what_a_user_said_of_a_page_is_said_again(store: Store) -> None:
    from reportedly.intake import Given

    (report,) = read_page(html(), where="a.html", id="a", given=Given(date="2025-07-09", outlet="Wire")).reports
    store.add(report, ())
    (again,) = retaken(store)
    assert not again.changed and again.now is not None and again.now.outlet == "Wire"


def test_a_page_that_can_no_longer_be_taken_says_why(store: Store) -> None:
    store.add(Report("x", BODY, raw=Raw(b"<title>404 Not found</title>", "text/html", "x.html")), ())
    (one,) = retaken(store)
    assert one.now is None and "x.html" in str(one.problem)
