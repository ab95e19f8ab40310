"""WARC, WET, mail, PDF, ZIP and dumps, from files as a user gives them."""

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.intake import Skipped, read_path
from reportedly.intake.bounds import bounds
from reportedly.intake.choose import Choice
from reportedly.intake.mail import unwrapped
from reportedly.intake.pdf.flow import paragraphs
from reportedly.model.report import Report
from tests.intake.archives import BODY, MORE, html, mbox, message, pdf, record, zipped

RECORDS = [
    record("https://d.example/2025/07/09/a", html("First")),
    record("https://d.example/b", gzip.compress(html("Second")), extra="Content-Encoding: gzip\r\n"),
    record("https://d.example/c.png", b"PNG", media="image/png"),
    record("https://d.example/d", html("Gone"), status="404 Not Found"),
]


def read(tmp_path: Path, name: str, data: bytes, **more: object) -> tuple[list[Report], list[str]]:
    """The reports of a file, and what else was said."""
    (tmp_path / name).write_bytes(data)
    items = list(read_path(tmp_path / name, **more))  # type: ignore[arg-type]
    return [item for item in items if isinstance(item, Report)], [str(item) for item in items if isinstance(item, InputError)]


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool, tmp_path: Path) -> None:
    name = "news.warc.gz" if packed else "news.warc"
    reports, said = read(tmp_path, name, b"".join(gzip.compress(one) if packed else one for one in RECORDS))
    assert [report.title for report in reports] == ["First", "Second"] and reports[0].published == date(2025, 7, 9)
    offset = len(gzip.compress(RECORDS[0]) if packed else RECORDS[0])
    assert [report.raw.place.split("@")[1] for report in reports if report.raw] == ["0", str(offset)]
    assert len(said) == 1 and "passed over: 1 answers other than 200, 1 that are no pages" in said[0]


def test_a_warc_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    data = b"".join(gzip.compress(one) for one in RECORDS[:2])
    reports, said = read(tmp_path, "cut.warc.gz", data[:-200])
    assert [report.title for report in reports][:1] == ["First"] and len(reports) + len(said) >= 1


def test_a_bomb_in_a_record(tmp_path: Path) -> None:
    bomb = record("https://d.example/x", gzip.compress(b"<p>" + b" " * 30_000_000), extra="Content-Encoding: gzip\r\n")
    reports, said = read(tmp_path, "bomb.warc", bomb + RECORDS[0])
    assert [report.title for report in reports] == ["First"] and "a bomb, or damaged" in said[0] and "@0" in said[0]


def test_wet(tmp_path: Path) -> None:
    one = record("https://d.example/2025/07/09/a", f"Envoys meet\n{BODY}{MORE}".encode(), kind="conversion", media="text/plain")
    reports, _ = read(tmp_path, "news.wet", one)
    assert (reports[0].title, reports[0].published, reports[0].outlet) == ("Envoys meet", date(2025, 7, 9), "d.example")


def test_no_warc(tmp_path: Path) -> None:
    assert "is damaged" in read(tmp_path, "x.warc", b"just words")[1][0]
    assert "no records" in read(tmp_path, "y.warc", b"")[1][0]


def test_mail(tmp_path: Path) -> None:
    (one,), _ = read(tmp_path, "letter.eml", message())
    assert (one.id, one.title, one.outlet, one.published) == ("letter", "Envoys meet", "Port Weekly", date(2025, 7, 9))
    assert one.meta["found"] == {"date": "mail"} and one.raw is not None and one.raw.media == "message/rfc822"


def test_mail_in_html_that_stands_in_tables(tmp_path: Path) -> None:
    body = f"<html><body><table><tr><td>{BODY}</td></tr><tr><td>{MORE}</td></tr></table></body></html>"
    (one,), _ = read(tmp_path, "letter.eml", message(media="text/html", body=body))
    assert BODY.strip() in one.text and MORE.strip() in one.text and "<" not in one.text


def test_mbox_ids_stay_when_a_message_is_removed(tmp_path: Path) -> None:
    three, _ = read(tmp_path, "box.mbox", mbox(message(1), message(2), message(3)))
    two, _ = read(tmp_path, "box.mbox", mbox(message(1), message(3)))
    assert len(three) == 3 and [one.id for one in two] == [three[0].id, three[2].id]


def test_lines_of_mail_that_were_broken_are_put_together() -> None:
    text = "The envoys of Peru and Chile met in Oslo on Monday and agreed to\nmeet again within a week.\n\n* one\n* two\n"
    assert unwrapped(text).startswith(
        "The envoys of Peru and Chile met in Oslo on Monday and agreed to meet again"
    ) and "* one\n* two" in unwrapped(text)


def test_pdf(tmp_path: Path) -> None:
    lines = [
        "MINISTRY OF FOREIGN AFFAIRS",
        "Lima, 9 July 2025 - The envoys of Peru and Chile met in Oslo on",
        "Monday and agreed to meet again.",
    ]
    (one,), _ = read(tmp_path, "release.pdf", pdf(lines))
    assert one.published == date(2025, 7, 9) and one.text.endswith("met in Oslo on Monday and agreed to meet again.")
    assert one.meta["pages"] == 1 and one.raw is not None and one.raw.media == "application/pdf"


@pytest.mark.parametrize(("data", "said"), [(b"%PDF-1.4 nothing", "the PDF is damaged"), (pdf([""]), "no text in this PDF")])
def test_bad_pdf(data: bytes, said: str, tmp_path: Path) -> None:
    assert said in read(tmp_path, "x.pdf", data)[1][0]


def test_printed_lines_become_paragraphs() -> None:
    pages = [
        "Ministry of Ships\nThe patrol boats left the port on Monday morn-\ning and are to return within "
        "a week, it said.\nA second group follows.\n1",
        "Ministry of Ships\nThe minister thanked the crews for their long and patient work in the\ncold. It was over.\n2",
        "Ministry of Ships\nNobody was hurt in the storm that struck the coast on the second day of\nit.\n3",
    ]
    text = paragraphs(pages)
    assert "Ministry of Ships" not in text and "morning and are to return" in text and "\n2" not in text


def test_zip_of_all_kinds(tmp_path: Path) -> None:
    data = zipped(a__html=html(), ___sub___b__eml=message(), c__warc=b"".join(RECORDS[:1]), d__png=b"x", __hidden__txt=b"x")
    reports, said = read(tmp_path, "all.zip", data)
    assert sorted(report.title or "" for report in reports) == ["Envoys meet", "Envoys meet", "First"]
    assert len(said) == 1 and "d.png: skipped" in said[0]


def test_no_name_in_a_zip_leads_anywhere(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../../../evil.txt", BODY)
        archive.writestr("/etc/evil2.txt", BODY)
    before = sorted(tmp_path.rglob("*"))
    items = list(read_path(tmp_path / "evil.zip"))
    assert [item.id for item in items if isinstance(item, Report)] == ["evil", "evil2"] and sorted(tmp_path.rglob("*")) == before


def test_bombs_and_damage_in_zips(tmp_path: Path) -> None:
    assert "a bomb, or damaged" in read(tmp_path, "bomb.zip", zipped(b__txt=b" " * 60_000_000))[1][0]
    assert "the ZIP is damaged" in read(tmp_path, "cut.zip", zipped(a__txt=BODY.encode())[:40])[1][0]
    assert "no reports in this ZIP" in read(tmp_path, "in.zip", zipped(a__zip=zipped(a__txt=BODY.encode())))[1][-1]
    many = zipped(**{f"a{n}__txt": b"" for n in range(bounds().members + 1)})
    assert "lists more than" in read(tmp_path, "many.zip", many)[1][0]


def test_a_dump_with_fields_of_other_names(tmp_path: Path) -> None:
    rows = [
        {"uri": "https://d.example/1", "article": {"body": BODY}, "when": "Wed, 09 Jul 2025 10:00:00 GMT"},
        {"uri": "https://d.example/2", "article": {"body": BODY}, "when": 1752055200},
        {"uri": "https://d.example/3", "article": {}, "when": "03/04/2025"},
    ]
    fields = {"text": "article.body", "date": "when", "url": "uri"}
    reports, said = read(tmp_path, "dump.jsonl", "\n".join(map(json.dumps, rows)).encode(), fields=fields)
    assert [report.published for report in reports] == [date(2025, 7, 9)] * 2 and reports[0].url == "https://d.example/1"
    assert len(said) == 1 and "line 3" in said[0]


def test_a_dump_of_pages_packed(tmp_path: Path) -> None:
    line = json.dumps({"raw": html("Packed").decode(), "url": "https://d.example/p"})
    reports, _ = read(tmp_path, "dump.jsonl.gz", gzip.compress(line.encode()), fields={"html": "raw"})
    assert [(report.title, report.url, report.id) for report in reports] == [("Packed", "https://d.example/p", "dump-1")]


def test_a_line_of_another_encoding_is_bad_alone(tmp_path: Path) -> None:
    data = json.dumps({"text": BODY}).encode() + b'\n{"text": "caf\xe9"}\n' + json.dumps({"text": MORE}).encode()
    reports, said = read(tmp_path, "dump.jsonl", data)
    assert len(reports) == 2 and "line 2" in said[0]


@pytest.mark.parametrize(("data", "title"), [(html("Sniffed"), "Sniffed"), (b"".join(RECORDS[:1]), "First")])
def test_a_file_without_an_ending_is_known_by_its_beginning(data: bytes, title: str, tmp_path: Path) -> None:
    reports, _ = read(tmp_path, "saved", data)
    assert [report.title for report in reports] == [title]


def test_a_choice(tmp_path: Path) -> None:
    def report(id: str, day: date | None, text: str = BODY, language: str = "en") -> Report:
        return Report(id, text, published=day, language=language)

    reports = [
        report("a", date(2025, 7, 1)),
        report("b", date(2025, 7, 9)),
        report("c", None),
        report("d", date(2025, 7, 10), "Other"),
        report("e", date(2025, 7, 11), language="ru"),
        report("f", date(2025, 7, 12)),
        report("g", date(2025, 7, 13)),
    ]
    import re

    choice = Choice(2, date(2025, 7, 9), frozenset({"en"}), re.compile("oslo", re.IGNORECASE))
    chosen = [item.id for item in choice.of([*reports, Skipped("x")]) if isinstance(item, Report)]
    assert chosen == ["b", "f"]
    assert choice.passed == {"before 2025-07-09": 1, "without a date": 1, "without a match": 1, "of another language": 1}
