"""Feeds of every kind, whole and broken, and hostile ones, which cost little."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.intake.feeds.discover import discover
from reportedly.intake.feeds.entry import Feed, address, moment
from reportedly.intake.feeds.opml import Followed, read_opml, write_opml
from reportedly.intake.feeds.parse import LARGEST, LARGEST_BROKEN, parse
from reportedly.intake.feeds.sitemap import BELOW
from reportedly.intake.feeds.text import full, plain, signs
from tests.site.server import bomb

URL = "https://daily.example/feed.xml"
LONG = "".join(f"<p>Sentence {number} says that the two ministers met in Oslo and went home.</p>" for number in range(20))

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Daily  Example</title><link>https://daily.example/</link>
<item><title>Talks &amp; tea</title><link>/2025/talks?utm_source=rss&amp;id=7#top</link><guid isPermaLink="false">t-7</guid>
  <pubDate>Wed, 09 Jul 2025 23:30:00 -0500</pubDate><dc:creator>A. Writer</dc:creator>
  <description>Ministers met. Read more</description><content:encoded><![CDATA[{LONG}<script>alert(1)</script>
  <p>The post Talks &amp; tea appeared first on Daily Example.</p>]]></content:encoded></item>
<item><title>Short</title><link>https://daily.example/short</link><description>Only a line […]</description></item>
<item><title>Again</title><link>https://daily.example/short#again</link></item>
<item><title>Nowhere</title><description>No link, no id.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Fjord &lt;b&gt;Post&lt;/b&gt;</title>
<entry><title>Ships sail</title><id>tag:fjord.example,2025:1</id><link rel="alternate" href="https://fjord.example/ships"/>
<published>2025-07-08T01:00:00+02:00</published><updated>2025-07-09T01:00:00+02:00</updated>
<content type="html">{LONG.replace("<", "&lt;")}</content></entry>
<entry><title>Only changed</title><id>x</id><link href="https://fjord.example/b"/><updated>2025-07-09T10:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2025-07-09</dc:date></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Jay",
        "items": [
            {"id": 1, "url": "https://jay.example/1", "title": "One", "content_html": LONG, "date_published": "2025-07-09T08:00:00-07:00"},
            {"id": "two", "url": "https://jay.example/2", "content_text": "A line.", "authors": [{"name": "B"}, {"name": "C"}]},
            {"id": "three", "content_text": "\n".join(f"Line {n} tells what the ministers said that day." for n in range(30))},
            {"url": ["no"], "id": None},
            "no item",
        ],
    }
)
NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://map.example/old</loc><lastmod>2024-01-01</lastmod></url>
<url><loc> https://map.example/new </loc><image:image><image:loc>https://map.example/i.jpg</image:loc></image:image><news:news>
<news:publication><news:name>Map</news:name></news:publication><news:publication_date>2025-07-09T10:00:00+03:00</news:publication_date>
<news:title>Newest</news:title></news:news></url><url><lastmod>2025-01-01</lastmod></url></urlset>"""


def parsed(text: str | bytes, kind: str = "") -> Feed:
    return parse(text.encode() if isinstance(text, str) else text, URL, kind)


def test_rss() -> None:
    feed = parsed(RSS)
    assert (feed.kind, feed.title, len(feed.entries)) == ("rss", "Daily Example", 2)
    first, second = feed.entries
    assert first.url == first.key == "https://daily.example/2025/talks?id=7"
    assert first.title == "Talks & tea" and first.author == "A. Writer"
    assert str(first.day) == "2025-07-09"  # as its writer's clock showed, though it was the 10th in UTC
    assert first.text and first.text.startswith("Sentence 0 says") and first.text.count("\n") == 19
    assert "alert" not in first.text and "appeared first" not in first.text
    assert second.title == "Short" and second.text is None and second.published is None


def test_atom() -> None:
    feed = parsed(ATOM)
    first, second = feed.entries
    assert feed.kind == "atom" and first.url == "https://fjord.example/ships" and first.text
    assert str(first.day) == "2025-07-08" and first.stamp == "2025-07-09T01:00:00+02:00"
    assert str(second.day) == "2025-07-09" and second.text is None


def test_old_rss() -> None:
    feed = parsed(RDF)
    assert [(one.url, str(one.day)) for one in feed.entries] == [("https://old.example/1", "2025-07-09")]


def test_json_feed() -> None:
    feed = parsed(JSON)
    one, two, three = feed.entries
    assert feed.kind == "json" and feed.title == "Jay" and one.text and str(one.day) == "2025-07-09"
    assert two.text is None and two.author == "B, C"
    assert three.url is None and three.key == "three" and three.text and three.text.count("\n") == 29


def test_news_sitemap() -> None:
    feed = parsed(NEWS)
    assert [one.url for one in feed.entries] == ["https://map.example/new", "https://map.example/old"]
    assert feed.kind == "sitemap" and feed.entries[0].title == "Newest" and str(feed.entries[0].day) == "2025-07-09"


def test_an_index_leads_to_its_newest_sitemaps() -> None:
    rows = "".join(f"<sitemap><loc>https://a.example/{n}.xml</loc><lastmod>2025-01-{n:02}</lastmod></sitemap>" for n in range(1, 29))
    feed = parsed(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>')
    assert feed.kind == "index" and len(feed.below) == BELOW and feed.below[0].endswith("/28.xml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8", "utf-16": "utf-16", "latin-1": "iso-8859-1"}[encoding]
    text = f'<?xml version="1.0" encoding="{name}"?><rss version="2.0"><channel><title>Café</title><item><link>https://a.example/</link></item></channel></rss>'
    assert parsed(text.encode(encoding)).title == "Café"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<!DOCTYPE html><html><head></head></html>", "is a page, not a feed"),
        ("<p>words</p>", "is no feed"),
        ("", "is no feed"),
        ("\0\0\0", "is no feed"),
        ('{"a": 1}', "not that of JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 3}', "not that of JSON Feed"),
        ("{", "the feed is broken"),
        ("{" * 100_000, "the feed is broken"),
        ('{"a":' * 100_000, "the feed is broken"),
        ("<rss", "is no feed"),
        ("<rss >", "the feed is broken"),
        ("<opml version='2.0'></opml>", "list of feeds"),
        ("<rss>" + " " * LARGEST, "larger than"),
        ("<rss>" + "<" * LARGEST_BROKEN, "too large to be mended"),
        (b"\x1f\x8b no gzip", "packed wrongly"),
        (bomb(100_000_000), "grows over"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', "declares entities"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed></feed>', "declares entities"),
        ('<!DOCTYPE r [<!ENTITY % x SYSTEM "http://a/">%x;]><urlset></urlset>', "declares entities"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss></rss>'.encode("utf-16"), "declares entities"),
    ],
)
def test_what_is_no_feed(body: str | bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        parsed(body)
    assert str(caught.value).startswith(URL)


def laughs(root: str) -> str:
    declared = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    # A comment that names the root hides the declarations from the first look; the parsers' own bounds hold.
    told = f"<{root}><channel><item><title>&l9;</title><loc>&l9;</loc></item></channel></{root}>"
    return f'<!DOCTYPE r <!--> <rss > <--> [<!ENTITY l0 "lol">{declared}]>{told}'


@pytest.mark.parametrize(
    "body",
    [
        laughs("rss"),
        laughs("urlset"),
        "<rss version='2.0'><channel>" + "<a>" * 100_000,
        "<rss version='2.0'>" + "".join(f"<x{n}:a xmlns:x{n}='u{n}'>" for n in range(60_000)),
        "<rss version='2.0' " + " ".join(f"xmlns:x{n}='u{n}'" for n in range(60_000)) + "><channel/></rss>",
        "<rss version='2.0'><channel><item><title>" + "<a>" * 50_000,
        "<rss version='2.0'><channel>" + "<item><link>https://a.example/</link></item>" * 5_000 + "</channel></rss>",
        "<rss version='2.0'><channel><item><link>https://a.example/</link><description>" + "<" * 100_000,
        "<rss version='2.0'><channel><item><link>https://a.example/</link><description>" + "&lt;b&gt;" * 20_000,
        "<rss version='2.0'><channel><item><link>https://a.example/</link><description>" + "&lt;![" * 20_000,
        "<urlset>" + "<url>" * 200_000,
        "<urlset>" + "<url><loc>https://a.example/</loc></url>" * 60_000,
        "<!--" * 10_000 + "<rss >",
        '{"version": "https://jsonfeed.org/version/1", "items": [' + '{"id": 1},' * 50_000 + "{}]}",
    ],
    ids=lambda body: body[:24] + str(len(body)),
)
def test_hostile_feeds_give_little(body: str) -> None:
    try:
        feed = parsed(body)
    except InputError as error:
        assert URL in str(error)
    else:
        assert len(feed.entries) <= 1000 and sum(len(one.title or "") for one in feed.entries) < 10_000


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    place = secret.as_uri()
    for start, told in (
        (f'<!DOCTYPE rss <!--> <rss > <--> [<!ENTITY x SYSTEM "{place}">]>', "<title>a&x;</title>"),
        (f'<!DOCTYPE rss SYSTEM "{place}">', "<title>a</title><item><link>https://a.example/</link></item>"),
        (f'<?xml-stylesheet href="{place}"?>', f"<item><title>{secret}</title><link>{place}</link></item>"),
    ):
        try:
            assert "SECRET" not in repr(parsed(f'{start}<rss version="2.0"><channel>{told}</channel></rss>'))
        except InputError as error:
            assert "SECRET" not in str(error)
    with pytest.raises(InputError):
        parsed(str(secret))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<rss version='2.0'><channel>", b"<feed>", b"<urlset>", b'{"version":"jsonfeed.org","items":[']),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_feed_or_an_error(body: bytes, start: bytes) -> None:
    try:
        assert parse(start + body, URL).kind
    except InputError as error:
        assert URL in str(error)
    assert isinstance(discover(body, URL), list)


# Full text


@pytest.mark.parametrize("row", ["cut", "added"])
def test_the_examples_of_the_data(row: str) -> None:
    from reportedly.codebook.phrases import read_yaml

    pattern = getattr(signs(), row)
    for one in read_yaml("words", "feeds.yaml")[row]:
        assert all(pattern.search(case) for case in one["cases"]), one
        assert not any(pattern.search(case) for case in one["not"]), one


@pytest.mark.parametrize(
    ("content", "summary", "whole"),
    [
        ([LONG], "", True),
        ([LONG + "<p>Read more</p>"], "", False),
        ([LONG[:-30] + "…</p>"], "", False),
        (["<p>Short.</p>"], "", False),
        ([], LONG[:900], False),
        ([], LONG * 2, True),
        ([], "", False),
        (["<p>Short.</p>", LONG], "", True),
    ],
)
def test_whether_a_text_is_whole(content: list[str], summary: str, whole: bool) -> None:
    assert bool(full(content, summary)) is whole


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two <b>words</b></p>", "One\nTwo words"),
        ("One<br>Two<hr/>Three", "One\nTwo\nThree"),
        ("<figure><img><figcaption>Caption</figcaption></figure><p>Text</p> tail", "Text\ntail"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("a &amp; b &#8212; c", "a & b — c"),
        ("plain words", "plain words"),
        ("<style>p{}</style><p>\n  One\n  line  </p>", "One line"),
        ("", ""),
    ],
)
def test_text_of_html(html: str, text: str) -> None:
    assert plain(html) == text


# Addresses and times


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("/a/b?utm_source=x&c=d&utm_medium=y#z", "https://daily.example/a/b?c=d"),
        (" https://Other.Example ", "https://other.example/"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
        ("x" * 5000, None),
    ],
)
def test_addresses(told: str | None, made: str | None) -> None:
    assert address(told, URL) == made


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("2025-07-09", "2025-07-09"),
        ("2025-07-09T10:00:00Z", "2025-07-09T10:00:00+00:00"),
        ("2025-07-09T10:00:00.123456+03:00", "2025-07-09T10:00:00.123456+03:00"),
        ("2025-07-09T25:61:00Z", "2025-07-09"),
        ("Wed, 09 Jul 2025 10:00:00 GMT", "2025-07-09T10:00:00+00:00"),
        ("2025-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("soon", None),
        ("", None),
        (7, None),
    ],
)
def test_times(told: object, made: str | None) -> None:
    assert moment(told) == made


# Pages that name feeds, and lists of feeds


def test_discover() -> None:
    page = """<html><head><base href="https://cdn.example/x/">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="stylesheet alternate" type="text/css" href="a.css">
    <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="feed">
    <link rel="alternate" type="application/rss+xml" href="javascript:x"><link rel="alternate" hreflang="de" href="/de"></head></html>"""
    assert [one.url for one in discover(page.encode(), URL)] == ["https://cdn.example/x/feed", "https://cdn.example/comments/feed"]
    assert discover(b"", URL) == discover(b"words", URL) == []


def test_opml_out_and_in() -> None:
    several = [Followed("https://a.example/feed?x=1&y=2", 'The "A" & <B>'), Followed("https://b.example/", None)]
    text = write_opml(several)
    assert read_opml(text.encode(), "list") == [several[0], Followed("https://b.example/", "https://b.example/")]


def test_opml_of_others() -> None:
    text = """<opml version="1.0"><head><title>x</title></head><body><outline text="News">
    <outline TEXT="A" xmlURL="https://a.example/f" type="rss"/><outline text="A again" xmlUrl="https://a.example/f"/>
    <outline text="No feed" htmlUrl="https://c.example"/>
    <outline text="Bad" xmlUrl="file:///etc/passwd"/></outline></body>"""
    assert read_opml(text.encode(), "list") == [Followed("https://a.example/f", "A")]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "broken|no list"),
        ("<rss/>", "no list"),
        ("<opml/>", "names no feeds"),
        ("words", "broken|no list"),
        ("<opml>" + " " * 9_000_000, "larger"),
    ],
)
def test_what_is_no_opml(body: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_opml(body.encode(), "list.opml")
