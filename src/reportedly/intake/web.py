"""What an address leads to, as reports: a page of HTML, a PDF, or a text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.intake.build import build
from reportedly.intake.encoding import decode
from reportedly.intake.given import Given
from reportedly.model.report import Report

if TYPE_CHECKING:
    from reportedly.intake.fetch import Answer, Fetcher

Taken = Sequence[Report | InputError]
# What makes reports of an answer; `Given` is what is known of it beforehand.
Reader = Callable[["Answer", Given], Taken]
FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
WORD_BEFORE = ("http://", "https://")


def is_address(words: str) -> bool:
    """True for what is fetched and not looked for on the disk."""
    return words.lower().startswith(WORD_BEFORE)


def fetched(url: str, given: Given, fetcher: "Fetcher") -> Taken:
    """The reports at an address, or why there are none. Nothing is raised."""
    from reportedly.intake.fetch import Request

    try:
        return taken(fetcher.fetch(Request(url)), given)
    except InputError as problem:
        return (problem,)


def taken(answer: "Answer", given: Given) -> Taken:
    """The reports in what came from an address, or why there are none. Nothing is raised."""
    from reportedly.intake.pages import id_of, read_page
    from reportedly.intake.pdf.read import report_of

    media = answer.kind.partition(";")[0].strip().lower()
    if media in FEEDS:
        return (InputError(f"{answer.url}: is a feed, not a report. Follow it with: reportedly follow {answer.url}"),)
    if media == "application/pdf" or answer.body.startswith(b"%PDF-"):
        return _one(lambda: report_of(answer.body, id_of(answer.url), replace(given, url=answer.url), answer.url))
    if media.startswith(("image/", "audio/", "video/", "font/", "application/zip", "application/octet")):
        return (InputError(f"{answer.url}: is {media}, not a page. Save it as a file, and add that."),)
    if media == "text/plain":
        return _one(lambda: _text(answer, given, id_of(answer.url)))
    today = datetime.now(UTC).date()
    return read_page(answer.body, url=answer.url, content_type=answer.kind, fetched=today, given=given, where=answer.url).items


def _text(answer: "Answer", given: Given, id: str) -> Report:
    text = decode(answer.body, answer.url)
    return build(text, id=id, where=answer.url, published=given.date, outlet=given.outlet, url=answer.url, title=given.title)


def _one(made: Callable[[], Report]) -> Taken:
    try:
        return (made(),)
    except InputError as problem:
        return (problem,)
