"""Feeds are followed and updated from the command line, on a site of the tests that has everything that goes wrong."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.api import Ledger
from reportedly.cli import batches
from reportedly.cli.app import app
from reportedly.errors import FetchError
from reportedly.intake.fetch import Limits, fetcher
from reportedly.ledger.feeds import Feeds
from reportedly.ledger.sqlite import Store
from tests.cli import builder
from tests.site import Site, page, site
from tests.site.server import bomb

QUICK = Limits(sent=2_000_000, unpacked=2_000_000, seconds=2.0, delay=0.0, retries=0, patience=1.0)
BODY = [
    builder.TEXT,
    *(f"Paragraph {number} tells that both ministries kept their silence about the matter on Monday." for number in range(9)),
]
SUMMARY = "Norway sent troops."


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims made by hand instead of by the pipeline; no second between requests."""
    monkeypatch.setattr(batches, "reader", lambda codebook: builder.read_many)
    monkeypatch.setattr(fetcher, "Limits", lambda **given: Limits(**given) if given else QUICK)


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "l.sqlite"


def run(ledger: Path, *arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments), "--ledger", str(ledger)])
    assert result.exit_code == code, result.output
    return result


def follow(ledger: Path, *urls: str, code: int = 0) -> Result:
    return run(ledger, "follow", *urls, "--allow-private", code=code)


def update(ledger: Path, *arguments: object, code: int = 0) -> dict[str, object]:
    told: dict[str, object] = json.loads(run(ledger, "update", "--allow-private", "--json", *arguments, code=code).stdout)
    return told


def rss(*items: tuple[str, str, str], title: str = "Daily Example") -> str:
    """A feed of entries: address, title, whole text or summary."""
    told = "".join(
        f"<item><title>{name}</title><link>{link}</link><pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate>"
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{text}]]></content:encoded></item>'
        for link, name, text in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'


def whole(*extra: str) -> str:
    return "".join(f"<p>{line}</p>" for line in (*BODY, *extra))


def test_the_whole_text_of_a_feed_and_the_page_of_a_summary(served: Site, ledger: Path) -> None:
    served.text("/page", page("Troops at sea", *BODY, published="2025-03-05"))
    served.tagged("/feed", rss((f"{served.url}/whole", "Troops", whole()), ("/page", "At sea", SUMMARY)), "application/rss+xml")
    assert "Following Daily Example (rss, with 2 reports now)" in follow(ledger, f"{served.url}/feed").stdout
    told = update(ledger)
    assert (told["new"], told["same"], told["versions"], told["waiting"]) == (2, 0, 0, 0) and told["claims"] == 4
    assert served.count("/whole") == 0 and served.count("/page") == 1
    with Store.open(ledger) as store:
        kept = {one.report.url: one.report for one in store.reports()}
    first, second = kept[f"{served.url}/whole"], kept[f"{served.url}/page"]
    assert first.text.split("\n")[0] == builder.TEXT and first.outlet == "Daily Example" and str(first.published) == "2025-03-04"
    assert builder.TEXT in second.text and str(second.published) == "2025-03-05" and second.title == "Troops at sea"
    # Nothing has changed: the feed says so, and no page is fetched again.
    again = update(ledger)
    assert again["new"] == again["same"] == 0 and again["entries"] == [] and served.count("/page") == 1
    assert served.asked[-1].headers["If-None-Match"] == '"one"'


def test_a_page_leads_to_its_feed(served: Site, ledger: Path) -> None:
    served.text("/", page("Front", "Words.", head='<link rel="alternate" type="application/atom+xml" href="/atom.xml">'))
    served.text("/atom.xml", '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><id>1</id></entry></feed>')
    said = follow(ledger, served.url).stdout
    assert f"{served.url}/atom.xml, named by {served.url}" in " ".join(said.split())
    assert "Followed already" in follow(ledger, f"{served.url}/atom.xml").stdout


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "no such page"), ("/page", "names no feed"), ("/words", "is no feed"), ("/list", "list of feeds"), ("/laughs", "entities")],
)
def test_what_cannot_be_followed(path: str, words: str, served: Site, ledger: Path) -> None:
    served.text("/page", page("A page", "Words."))
    served.text("/words", "words", "text/plain")
    served.text("/list", "<opml version='2.0'><body/></opml>")
    served.text("/laughs", '<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>')
    result = follow(ledger, served.url + path, code=1)
    assert words in " ".join(result.output.split()) and "Traceback" not in result.output


def test_inner_networks_are_refused_without_the_setting(served: Site, ledger: Path) -> None:
    result = run(ledger, "follow", f"{served.url}/feed", code=1)
    assert "--allow-private" in result.output and not served.asked
    with Store.open(ledger) as store:
        Feeds(store).follow(f"{served.url}/feed")
    assert run(ledger, "update", code=1).output.count("--allow-private") == 1 and not served.asked


def test_a_changed_text_is_a_version_and_a_changed_page_too(served: Site, ledger: Path) -> None:
    served.text("/feed", rss((f"{served.url}/a", "Troops", whole())))
    follow(ledger, f"{served.url}/feed")
    assert update(ledger)["new"] == 1
    served.text("/feed", rss((f"{served.url}/a", "Troops", whole("Riga welcomed it."))))
    assert update(ledger)["versions"] == 1
    assert update(ledger)["entries"] == []


def test_one_report_in_two_feeds_is_read_once(served: Site, ledger: Path) -> None:
    served.text("/page", page("At sea", *BODY))
    for number in (1, 2):
        served.text(f"/feed{number}", rss(("/page?utm_source=" + str(number), "At sea", SUMMARY), title=str(number)))
        follow(ledger, f"{served.url}/feed{number}")
    assert update(ledger)["new"] == 1 and served.count("/page") == 1


def test_everything_that_goes_wrong_is_said_and_the_rest_goes_on(served: Site, ledger: Path) -> None:
    served.text("/good", page("At sea", *BODY, published="2025-03-05"))
    served.redirect("/inside", "http://169.254.169.254/latest/meta-data/")
    served.redirect("/circle", "/circle")
    served.packed("/bomb", bomb(500_000_000), "gzip")
    served.endless("/endless")
    served.dripping("/drip")
    served.broken("/broken", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf")
    served.text("/gone", "gone", status=410)
    served.text("/fault", "fault", status=500)
    served.text("/picture", b"\x89PNG", "image/png")
    served.text("/nothing", "")
    served.text("/deep", "<div>" * 300_000)
    served.text("/robots.txt", "User-agent: *\nDisallow: /forbidden\n", "text/plain")
    bad = ["inside", "circle", "bomb", "endless", "drip", "broken", "gone", "fault", "picture", "nothing", "deep", "forbidden", "missing"]
    links = [(f"{served.url}/{name}", name, SUMMARY) for name in [*bad[:6], "good", *bad[6:]]]
    served.text("/feed", rss(*links, ("file:///etc/passwd", "file", SUMMARY), ("http://10.0.0.1/", "inner", SUMMARY)))
    follow(ledger, f"{served.url}/feed")
    # The setting lets the test reach its own site, so the metadata address is closed for this test alone.
    told = update(ledger)
    assert told["new"] == 1 and told["claims"] == 2
    problems = {str(row["url"]).rsplit("/", 1)[-1]: row for row in told["entries"] if row["problems"]}  # type: ignore[attr-defined]
    assert set(bad) - {"inside"} <= set(problems)
    later = {name for name, row in problems.items() if row["later"]}
    assert {"drip", "broken", "fault", "nothing"} <= later and not {"bomb", "endless", "gone", "circle", "forbidden"} & later
    listed = run(ledger, "feeds", "--problems", "--json").stdout
    assert {json.loads(line)["state"] for line in listed.splitlines()} == {"aside", "waiting"}
    # What may pass is left alone for a while; what will not is not asked for again.
    before = len(served.asked)
    assert update(ledger)["entries"] == [] and len(served.asked) == before + 2  # robots.txt and the feed


def test_a_feed_that_fails_is_left_alone_the_longer_the_oftener(served: Site, ledger: Path) -> None:
    served.text("/feed", rss((f"{served.url}/a", "Troops", whole())))
    follow(ledger, f"{served.url}/feed")
    served.text("/feed", "fault", status=500)
    assert "a fault (status 500)" in " ".join(run(ledger, "update", "--allow-private", code=1).output.split())
    before = served.count("/feed")
    assert "0 feeds asked" in run(ledger, "update", "--allow-private").output and served.count("/feed") == before
    waits = []
    for _ in range(3):
        update(ledger, "--all", code=1)
        (row,) = [json.loads(line) for line in run(ledger, "feeds", "--json").stdout.splitlines()]
        waits.append(row["next_at"])
    assert row["failures"] == 4 and waits == sorted(waits)
    assert "failed 4 times" in " ".join(run(ledger, "feeds").output.split())
    served.text("/feed", rss((f"{served.url}/a", "Troops", whole())))
    assert update(ledger, f"{served.url}/feed")["new"] == 1
    (row,) = [json.loads(line) for line in run(ledger, "feeds", "--json").stdout.splitlines()]
    assert row["failures"] == 0 and row["problem"] is None and row["next_at"] is None and row["read"] == 1


def test_a_feed_that_wants_to_wait_is_waited_for(served: Site, ledger: Path) -> None:
    served.text("/feed", rss())
    follow(ledger, f"{served.url}/feed")
    served.failing("/feed", 9, "", 429, Retry_After="7200")
    update(ledger, code=1)
    with Store.open(ledger) as store:
        (feed,) = Feeds(store).all()
    assert feed.next_at and feed.checked_at and feed.next_at[:13] != feed.checked_at[:13]


def test_a_feed_that_moved_is_followed_there(served: Site, ledger: Path) -> None:
    served.text("/new", rss())
    served.text("/old", rss())
    follow(ledger, f"{served.url}/old")
    served.redirect("/old", "/new", 301)
    update(ledger)
    assert json.loads(run(ledger, "feeds", "--json").stdout)["url"] == f"{served.url}/new"


def test_sitemaps_and_their_index(served: Site, ledger: Path) -> None:
    for number in range(3):
        served.text(f"/p{number}", page(f"Title {number}", *BODY, f"Number {number}.", published=f"2025-03-0{number + 1}"))
    rows = "".join(f"<url><loc>{served.url}/p{n}</loc><lastmod>2025-03-0{n + 1}</lastmod></url>" for n in range(3))
    served.text("/map.xml.gz", gzip.compress(f"<urlset>{rows}</urlset>".encode()), "application/gzip")
    served.text("/bad.xml", "<urlset", "application/xml")
    below = "".join(f"<sitemap><loc>{served.url}/{name}</loc></sitemap>" for name in ("map.xml.gz", "bad.xml", "missing.xml"))
    served.text("/index.xml", f"<sitemapindex>{below}</sitemapindex>", "application/xml")
    follow(ledger, f"{served.url}/index.xml")
    assert update(ledger, "--since", "2025-03-02", "--limit", 1)["new"] == 1
    assert served.count("/p2") == 1 and not served.count("/p0")
    assert update(ledger, "--since", "2025-03-02")["new"] == 1 and not served.count("/p0")
    assert update(ledger)["new"] == 1


def test_lists_of_feeds_in_and_out(served: Site, ledger: Path, tmp_path: Path) -> None:
    served.text("/feed", rss(title='Q & "A"'))
    follow(ledger, f"{served.url}/feed")
    listed = tmp_path / "list.opml"
    listed.write_text(run(ledger, "feeds", "--opml").stdout)
    other = tmp_path / "other.sqlite"
    assert "1 new feed of 1" in run(other, "follow", "--opml", listed).stdout
    assert "0 new feeds of 1" in run(other, "follow", "--opml", listed).stdout
    row = json.loads(run(other, "feeds", "--json").stdout)
    assert row["url"] == f"{served.url}/feed" and row["title"] == 'Q & "A"'
    assert "no such file" in run(other, "follow", "--opml", tmp_path / "none", code=1).output


def test_unfollow(served: Site, ledger: Path) -> None:
    served.text("/feed", rss((f"{served.url}/a", "Troops", whole())))
    follow(ledger, f"{served.url}/feed")
    update(ledger)
    run(ledger, "unfollow", f"{served.url}/feed")
    assert "is followed" in run(ledger, "unfollow", f"{served.url}/feed", code=6).output
    assert "No feeds are followed" in run(ledger, "feeds").output
    assert "follow URL" in run(ledger, "update", code=2).output
    with Store.open(ledger) as store:
        assert len(store.reports()) == 1


def test_usage(ledger: Path) -> None:
    assert "--opml FILE" in run(ledger, "follow", code=2).output
    with Store.open(ledger) as store:
        Feeds(store).follow("https://daily.example/feed")
    assert "is followed" in run(ledger, "update", "https://other.example/", code=6).output
    assert "not asked yet" in run(ledger, "feeds").output
    assert "--since" in run(ledger, "update", "--since", "soon", code=2).output


def test_add_takes_addresses(served: Site, ledger: Path) -> None:
    served.text("/page", page("At sea", *BODY, published="2025-03-05"))
    served.text("/text", "\n".join(BODY), "text/plain; charset=utf-8")
    served.text("/feed", rss(), "application/rss+xml")
    done = run(ledger, "add", f"{served.url}/page", f"{served.url}/text", f"{served.url}/feed", "--allow-private", code=1)
    said = " ".join(done.output.split())
    assert "2 new, 0 same, 0 versions, 4 claims" in said and "reportedly follow" in said
    assert "--allow-private" in run(ledger, "add", f"{served.url}/page", code=1).output


PROGRAM = """
import sys
from reportedly.cli import batches
from reportedly.intake.fetch import Limits, fetcher
from tests.cli import builder
batches.reader = lambda codebook: builder.read_many
batches.BATCH = 1
fetcher.Limits = lambda **given: Limits(**given) if given else Limits(delay=0.05, seconds=5, retries=0)
from reportedly.cli.app import main
sys.argv = ["reportedly", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_update_that_is_ended_goes_on(how: signal.Signals, served: Site, ledger: Path) -> None:
    for number in range(60):
        served.text(f"/p{number}", page(f"Title {number}", *BODY, f"Number {number}."))
    served.tagged("/feed", rss(*((f"{served.url}/p{n}", f"Title {n}", SUMMARY) for n in range(60))), "application/rss+xml")
    follow(ledger, f"{served.url}/feed")
    command = [sys.executable, "-c", PROGRAM, "update", "--allow-private", "--ledger", str(ledger)]
    root = Path(__file__).parents[2]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root, env=dict(os.environ))
    until = time.monotonic() + 60
    while served.count("/p40") == 0 and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(how)
    said = running.communicate(timeout=60)[0]
    assert "Traceback" not in said and (how is signal.SIGKILL or "goes on with the rest" in said)
    with Store.open(ledger) as store:
        before = len(store.reports())
    assert 0 < before < 60
    again = update(ledger)
    with Store.open(ledger) as store:
        assert len(store.reports()) == 60
    assert isinstance(again["new"], int) and again["new"] + before == 60 and again["waiting"] == 0


def test_from_python(served: Site, ledger: Path) -> None:
    served.text("/page", page("At sea", *BODY, published="2025-03-05"))
    served.text("/feed", rss(("/page", "At sea", SUMMARY), ("/gone", "Gone", SUMMARY)))
    with Ledger(ledger) as kept:
        assert kept.follow(f"{served.url}/feed", allow_private=True) == f"{served.url}/feed"
        steps = {step.entry.entry.title: step for step in kept.update(allow_private=True)}
        (feed,) = kept.feeds()
        assert [one.kind for one in steps["At sea"].added] == ["new"] and not steps["At sea"].problems
        assert "no such page" in str(steps["Gone"].problems[0]) and not steps["Gone"].later
        assert (feed.read, feed.aside, feed.waiting) == (1, 1, 0) and kept.reports()[0].claims
        with pytest.raises(FetchError, match="--allow-private"):
            kept.add(f"{served.url}/page")
