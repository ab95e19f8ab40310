"""Each rule against a page written in the manner of its outlet, which the general way reads wrongly."""

from datetime import date
from pathlib import Path

import pytest

from reportedly.intake import read_page
from reportedly.intake.publishers import publisher_of, publishers
from reportedly.model.report import Report

HERE = Path(__file__).parent
PAGES = {
    "kp/kcna": ("http://kcna.kp/en/article/q/5a9ffe.kcmsf", date(2025, 7, 9), "KCNA"),
    "ir/tasnim": ("https://www.tasnimnews.com/en/news/3370001/iran-oman-drill", date(2025, 8, 5), "Tasnim News Agency"),
    "br/agencia_brasil": (
        "https://agenciabrasil.ebc.com.br/en/geral/noticia/brazil-sends-firefighters",
        date(2025, 8, 3),
        "Agência Brasil",
    ),
}


def read(name: str, url: str) -> Report:
    (report,) = read_page((HERE / f"{name}.html").read_bytes(), url=url).reports
    return report


@pytest.mark.parametrize("name", PAGES)
def test_the_rule_finds_what_the_general_way_does_not(name: str) -> None:
    url, day, outlet = PAGES[name]
    report = read(name, url)
    assert (report.published, report.outlet) == (day, outlet) and report.meta["found"]["date"] == "publisher"
    elsewhere = read(name, "https://elsewhere.example/page")
    assert elsewhere.published is None


def test_every_rule_has_a_page_and_a_day_when_it_was_looked_at() -> None:
    assert {one.outlet for one in publishers().values()} == {outlet for _, _, outlet in PAGES.values()}
    assert all(one.seen > date(2025, 1, 1) and one.since < one.until for one in publishers().values())


def test_the_line_of_the_date_is_not_read() -> None:
    report = read("kp/kcna", PAGES["kp/kcna"][0])
    line = report.text.index("www.kcna.kp")
    assert any(region.span.start <= line < region.span.end for region in report.regions)


def test_a_rule_holds_for_its_days_and_hosts_alone() -> None:
    rule = publisher_of("https://en.kcna.kp/a")
    assert rule is not None and rule is publisher_of("http://kcna.kp/")
    assert (
        publisher_of("https://notkcna.kp/") is None and publisher_of(None) is None and publisher_of("https://kcna.kp.evil.example/") is None
    )
    assert rule.date_in("www.kcna.kp (Juche114.7.9.)") is not None
    assert rule.date_in("www.kcna.kp (Juche80.7.9.)") is None and rule.date_in("Juche114.13.9.") is None
