"""Which addresses are fetched: every closed network, every way to write one, and what of a name server."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import FetchError
from reportedly.intake.fetch import Fetcher, Limits, Request
from reportedly.intake.fetch.addresses import checked, closed
from tests.site import Site, page, site

CLOSED = (
    "0.0.0.0 0.1.2.3 127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 169.254.0.1",
    "100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1",
    "255.255.255.255 168.63.129.16 192.88.99.1 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808",
    "64:ff9b:1::1 fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2002:7f00:1::1 2002:808:808::1 2001:0:4136:e378::1 2001:db8::1",
    "3fff::1 100::1 5f00::1 4000::1",
)
OPEN = (
    "8.8.8.8 1.1.1.1 172.32.0.1 172.15.255.255 192.167.1.1 100.63.255.255 100.128.0.1 223.255.255.255",
    "2606:4700::1111 2a00:1450::1",
)


@pytest.mark.parametrize("address", " ".join(CLOSED).split())
def test_closed_networks(address: str) -> None:
    assert closed(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", " ".join(OPEN).split())
def test_the_open_internet(address: str) -> None:
    assert closed(ipaddress.ip_address(address)) is None


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local:
        assert closed(address)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://example.com/x", "only http"),
        ("gopher://127.0.0.1:70/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//example.com/x", "only http"),
        ("http:///path", "no host"),
        ("http://", "no host"),
        ("http://[::1", "no address of a page"),
        ("http://example.com:99999/", "no address of a page"),
        ("http://exa mple.com/", "spaces"),
        ("http://example.com/a\r\nHost: inner", "line ends"),
        ("http://example.com/" + "a" * 5000, "too long"),
        ("http://me:secret@example.com/", "name or password"),
        ("http://example.com:25/", "another service"),
        ("http://example.com:22/", "another service"),
        ("http://2130706433/", "unusual"),
        ("http://0177.0.0.1/", "unusual"),
        ("http://0x7f.1/", "unusual"),
        ("http://0x7f000001/", "unusual"),
        ("http://127.1/", "unusual"),
        ("http://1.2.3.4.5/", "unusual"),
        ("http://127.0.0.1./", "unusual"),
        ("http://127.0.0.1/", "loopback"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:7f00:1]/", "disguise"),
        ("http://[fe80::1%25eth0]/", "link-local"),
        ("http://169.254.169.254/latest/meta-data/", "clouds"),
        ("http://localhost/", "inner network"),
        ("http://LOCALHOST./", "inner network"),
        ("http://metadata.google.internal/", "inner network"),
        ("http://printer.local/", "inner network"),
    ],
)
def test_what_is_refused_by_its_form(url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        checked(url)
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["https://example.com/a?b=c#d", "http://example.com:8080/", "https://münchen.example/", "http://8.8.8.8/"])
def test_what_may_be_fetched(url: str) -> None:
    assert checked(url).hostname


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://a/"]))
@settings(max_examples=300)
def test_any_words_are_refused_or_checked(words: str, start: str) -> None:
    try:
        assert checked(start + words).scheme in ("http", "https")
    except FetchError as error:
        assert str(error)


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        one.text("/", page("Hello", "World."))
        yield one


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Makes the name server give these addresses, one each time it is asked; returns what was asked."""
    asked: list[str] = []

    def look(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host.replace(".", "").isdigit():
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1].split()
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return asked


@pytest.mark.parametrize("answer", ["127.0.0.1", "8.8.8.8 127.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1", "10.1.2.3"])
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(answer: str, served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, answer)
    with Fetcher(Limits(retries=0)) as fetcher, pytest.raises(FetchError, match="--allow-private"):
        fetcher.fetch(Request(served.url.replace("127.0.0.1", "news.example")))
    assert not served.asked


def test_the_address_that_was_checked_is_the_one_connected_to(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that gives an open address first and a closed one after gains nothing: it is asked once a connection."""
    asked = answering(monkeypatch, "8.8.8.8", "127.0.0.1")
    connected: list[str] = []

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> Any:
        connected.append(address[0])
        raise ConnectionRefusedError("not today")

    monkeypatch.setattr(socket, "create_connection", connect)
    with Fetcher(Limits(retries=0)) as fetcher, pytest.raises(FetchError, match="no connection"):
        fetcher.fetch(Request(served.url.replace("127.0.0.1", "news.example")))
    assert connected == ["8.8.8.8"] and len(asked) == 1 and not served.asked


def test_a_redirect_inside_is_refused(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is let through as if it were open; where it leads is checked anew."""
    monkeypatch.setattr("reportedly.intake.fetch.addresses.CLOSED_4", {})
    monkeypatch.setattr(
        "reportedly.intake.fetch.addresses._NETWORKS",
        [(ipaddress.ip_network(name), "closed") for name in ("10.0.0.0/8", "169.254.0.0/16", "::1/128")],
    )
    for number, to in enumerate(
        ["http://169.254.169.254/latest/", "http://10.0.0.8/", "http://[::1]:80/", "file:///etc/passwd", "http://localhost:8000/"]
    ):
        served.redirect(f"/{number}", to)
        with Fetcher(Limits(retries=0, delay=0)) as fetcher, pytest.raises(FetchError, match=r"only http|--allow-private"):
            fetcher.fetch(Request(f"{served.url}/{number}"))
    assert {one.path for one in served.asked} == {"/robots.txt", *(f"/{number}" for number in range(5))}


def test_inner_networks_when_they_are_allowed(served: Site) -> None:
    with Fetcher(allow_private=True) as fetcher:
        assert b"World." in fetcher.fetch(Request(served.url + "/")).body
