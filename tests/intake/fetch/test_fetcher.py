"""Fetching: limits, redirects, conditional requests, robots.txt, turns at a host. Every wait is short and bounded."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from reportedly.errors import FetchError
from reportedly.intake.fetch import Answer, Fetcher, Limits, Request, fetch_all
from reportedly.intake.fetch.bodies import body
from tests.site import Site, page, site
from tests.site.server import bomb, packed

QUICK = Limits(sent=300_000, unpacked=400_000, seconds=1.5, delay=0.0, retries=0, patience=2.0)
TEXT = page("Ministers meet", "Two ministers met on Friday.")


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        yield one


def got(served: Site, path: str, limits: Limits = QUICK, **asked: str) -> Answer:
    with Fetcher(limits, allow_private=True) as fetcher:
        return fetcher.fetch(Request(served.url + path, **asked))


def refused(served: Site, path: str, words: str, limits: Limits = QUICK) -> FetchError:
    with pytest.raises(FetchError, match=words) as caught:
        got(served, path, limits)
    assert served.url + path in str(caught.value).replace("lastly to", "")
    return caught.value


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw"])
def test_what_is_packed_is_unpacked(encoding: str, served: Site) -> None:
    served.packed("/", packed(TEXT * 50, encoding), "gzip" if encoding == "gzip" else "deflate")
    assert got(served, "/").body == (TEXT * 50).encode()


def test_gzip_of_several_parts(served: Site) -> None:
    served.packed("/", packed("one ", "gzip") + packed("two", "gzip") + b"\0\0", "gzip")
    assert got(served, "/").body == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw"])
def test_a_bomb_is_cut_off(encoding: str, served: Site) -> None:
    served.packed("/", bomb(200_000_000, encoding), "gzip" if encoding == "gzip" else "deflate")
    refused(served, "/", "grows over")


@pytest.mark.parametrize(
    ("encoding", "data", "words"),
    [
        ("br", b"anything", "not asked for"),
        ("gzip, gzip", b"anything", "not asked for"),
        ("zstd", b"anything", "not asked for"),
        ("gzip", b"no gzip at all", "packed wrongly"),
        ("gzip", packed(TEXT * 9, "gzip")[:-20], "breaks off"),
        ("gzip", b"", "empty"),
    ],
)
def test_what_is_packed_wrongly(encoding: str, data: bytes, words: str, served: Site) -> None:
    served.packed("/", data, encoding)
    refused(served, "/", words)


def test_a_body_is_the_same_in_whatever_pieces_it_comes() -> None:
    data = packed(TEXT * 30, "gzip")
    for size in (1, 7, 100, len(data)):
        pieces = (data[start : start + size] for start in range(0, len(data), size))
        assert body(pieces, "gzip", "here", QUICK) == (TEXT * 30).encode()


def test_one_that_never_ends_is_cut_off(served: Site) -> None:
    served.endless("/")
    assert not refused(served, "/", "larger than").passing


@pytest.mark.parametrize("head", [True, False])
def test_one_that_drips_is_left(head: bool, served: Site) -> None:
    served.dripping("/", head=head)
    start = time.monotonic()
    assert refused(served, "/", "longer than 1.5 seconds").passing
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "sent",
    [b"", b"no http\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", b"HTTP/1.1 99999 What\r\n\r\n", b"\x16\x03\x01"],
)
def test_one_that_breaks_off(sent: bytes, served: Site) -> None:
    served.broken("/", sent)
    assert refused(served, "/", "broke off").passing


def test_headers_without_end_are_cut_off(served: Site) -> None:
    served.broken("/", b"HTTP/1.1 200 OK\r\n" + b"X-More: " + b"x" * 500_000 + b"\r\n\r\n")
    refused(served, "/", "broke off")


def test_nobody_there() -> None:
    with site() as gone:
        url = gone.url
    with Fetcher(QUICK, allow_private=True) as fetcher, pytest.raises(FetchError, match="no connection") as caught:
        fetcher.fetch(Request(url + "/"))
    assert caught.value.passing


@pytest.mark.parametrize(
    ("status", "words", "passing"),
    [
        *[(404, "no such page", False), (410, "no such page", False), (403, "refuses", False), (401, "refuses", False)],
        *[(500, "a fault", True), (503, "a fault", True), (429, "fewer requests", True), (204, "is empty", True)],
        *[(304, "refuses", False), (300, "refuses", False)],
    ],
)
def test_status(status: int, words: str, passing: bool, served: Site) -> None:
    served.text("/", "" if status in (204, 304) else "no", status=status)
    error = refused(served, "/", words)
    assert error.passing is passing and error.status == status


def test_redirects_are_followed_and_lasting_ones_told(served: Site) -> None:
    served.redirect("/old", "/new#part", 301)
    served.redirect("/new", served.url + "/newest", 308)
    served.text("/newest", TEXT)
    served.redirect("/now", "/newest", 302)
    first, second = got(served, "/old#here"), got(served, "/now")
    assert first.url == first.moved == second.url == served.url + "/newest" and second.moved is None


def test_redirects_in_circles(served: Site) -> None:
    served.redirect("/", "/again")
    served.redirect("/again", "/")
    refused(served, "/", "redirects more than 5")
    assert len(served.times()) == 6


def test_a_page_that_has_not_changed(served: Site) -> None:
    served.tagged("/", TEXT, "text/html")
    first = got(served, "/")
    assert first.fresh and first.etag == '"one"' and first.modified
    for known in ({"etag": first.etag}, {"modified": first.modified}):
        again = got(served, "/", **{key: value for key, value in known.items() if value})
        assert not again.fresh and again.body == b""


def test_no_cookies_and_no_secrets_are_sent(served: Site) -> None:
    served.text("/", TEXT, Set_Cookie="a=b; Path=/")
    with Fetcher(QUICK, allow_private=True) as fetcher:
        for _ in range(2):
            fetcher.fetch(Request(served.url + "/"))
    sent = {name.lower() for one in served.asked for name in one.headers}
    assert not sent & {"cookie", "authorization", "referer"} and "user-agent" in sent


# robots.txt


def test_robots(served: Site) -> None:
    served.text(
        "/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nDisallow: /private\nAllow: /private/ok\n", "text/plain"
    )
    for path in ("/a", "/private/a", "/private/ok"):
        served.text(path, TEXT)
    served.redirect("/hop", "/private/a")
    assert got(served, "/a").body and got(served, "/private/ok").body
    refused(served, "/private/a", "robots.txt forbids")
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        got(served, "/hop")
    assert not served.count("/private/a")


@pytest.mark.parametrize("status", [404, 403, 401])
def test_a_site_without_robots_allows_all(status: int, served: Site) -> None:
    served.text("/robots.txt", "none", status=status)
    served.text("/", TEXT)
    assert got(served, "/").body


def test_a_site_whose_robots_cannot_be_read_is_left(served: Site) -> None:
    served.text("/robots.txt", "fault", status=500)
    served.text("/", TEXT)
    with pytest.raises(FetchError, match="a fault") as caught:
        got(served, "/")
    assert caught.value.passing and not served.count("/")


@pytest.mark.parametrize("words", ["Disallow: /" + "*a" * 5000 + "b", "\0\xff" * 3000, "User-agent: *\n" * 30000, "Crawl-delay: soon"])
def test_hostile_robots_cost_little(words: str, served: Site) -> None:
    served.text("/robots.txt", "User-agent: *\n" + words, "text/plain")
    served.text("/" + "a" * 1000, TEXT)
    assert got(served, "/" + "a" * 1000, replace(QUICK, seconds=10)).body


def test_robots_is_asked_once(served: Site) -> None:
    for number in range(6):
        served.text(f"/{number}", TEXT)
    with Fetcher(replace(QUICK, parallel=3), allow_private=True) as fetcher:
        assert len(list(fetch_all(fetcher, [Request(f"{served.url}/{number}") for number in range(6)]))) == 6
    assert served.count("/robots.txt") == 1


# Turns


def apart(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def test_requests_to_a_host_go_apart(served: Site) -> None:
    for number in range(4):
        served.text(f"/{number}", TEXT)
    with Fetcher(replace(QUICK, delay=0.15), allow_private=True) as fetcher:
        list(fetch_all(fetcher, [Request(f"{served.url}/{number}") for number in range(4)]))
    assert len(served.times()) == 4 and min(apart(served.times())) >= 0.14


def test_robots_may_ask_for_more(served: Site) -> None:
    served.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    for number in range(3):
        served.text(f"/{number}", TEXT)
    with Fetcher(QUICK, allow_private=True) as fetcher:
        list(fetch_all(fetcher, [Request(f"{served.url}/{number}") for number in range(3)]))
    assert min(apart(served.times())) >= 0.29


def test_a_host_that_wants_long_pauses_is_asked_once_a_run(served: Site) -> None:
    served.text("/robots.txt", "User-agent: *\nCrawl-delay: 600\n", "text/plain")
    for number in range(3):
        served.text(f"/{number}", TEXT)
    start = time.monotonic()
    with Fetcher(QUICK, allow_private=True) as fetcher:
        found = [one for _, one in fetch_all(fetcher, [Request(f"{served.url}/{number}") for number in range(3)])]
    late = [one for one in found if isinstance(one, FetchError)]
    assert len(late) == 2 and all(one.wait and one.wait > 500 for one in late) and time.monotonic() - start < 10


def test_hosts_do_not_wait_for_one_another() -> None:
    with site() as slow, site() as quick:
        slow.dripping("/")
        quick.text("/", TEXT)
        with Fetcher(QUICK, allow_private=True) as fetcher:
            found = list(fetch_all(fetcher, [Request(slow.url + "/"), Request(quick.url + "/")]))
    assert [isinstance(one, FetchError) for _, one in found] == [False, True]


def test_when_the_caller_stops_nothing_more_is_fetched(served: Site) -> None:
    for number in range(100):
        served.text(f"/{number}", TEXT)
    with Fetcher(QUICK, allow_private=True) as fetcher:
        coming = fetch_all(fetcher, [Request(f"{served.url}/{number}") for number in range(100)])
        next(coming)
        coming.close()  # type: ignore[attr-defined]
        time.sleep(1.5)
        before = len(served.asked)
        time.sleep(0.5)
    assert len(served.asked) == before < 40


# Once more


def test_a_passing_fault_is_tried_again(served: Site) -> None:
    served.failing("/", 1, TEXT, 503, Retry_After="1")
    assert got(served, "/", replace(QUICK, retries=1)).body
    assert len(served.times()) == 2 and apart(served.times())[0] >= 0.95


def test_a_site_that_asks_for_long_is_left_alone(served: Site) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    for path, header in {"/seconds": "3600", "/date": later}.items():
        served.failing(path, 9, TEXT, 429, Retry_After=header)
        error = refused(served, path, "fewer requests", replace(QUICK, retries=3))
        assert error.wait and 3500 < error.wait <= 3600 and served.count(path) == 1


@pytest.mark.parametrize("header", ["-5", "soon", "1e9", "99999999999999999999", "Wed, 99 Foo 2025"])
def test_a_strange_retry_after_does_no_harm(header: str, served: Site) -> None:
    served.failing("/", 9, TEXT, 503, Retry_After=header)
    refused(served, "/", "503")


def test_what_will_not_pass_is_not_tried_again(served: Site) -> None:
    served.text("/", "gone", status=410)
    refused(served, "/", "no such page", replace(QUICK, retries=3))
    assert served.count("/") == 1
