"""Fetches pages and feeds: safely, within limits, and as a site wishes."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urldefrag, urljoin

import httpcore
import httpx

from reportedly.errors import FetchError
from reportedly.intake.fetch import bodies
from reportedly.intake.fetch.addresses import checked, shown
from reportedly.intake.fetch.guarded import DEADLINE, Guarded, left
from reportedly.intake.fetch.limits import ROBOTS, Limits
from reportedly.intake.fetch.robots import Robots
from reportedly.intake.fetch.turns import Turns

AGENT = "Reportedly (reads news reports; in robots.txt: reportedly)"
PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
REDIRECTS = {301, 302, 303, 307, 308}
LASTING = {301, 308}


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch. `etag` and `modified` are those of the last answer: the site then says only whether it changed."""

    url: str
    etag: str | None = None
    modified: str | None = None
    accept: str = PAGES


@dataclass(frozen=True, slots=True)
class Answer:
    """What came. `url` is where it came from after all redirects, `moved` the address to use from now on, if another.

    `fresh` is false where the page is the same as before; `body` is empty then. `kind` is the Content-Type as told.
    """

    url: str
    body: bytes
    kind: str
    fresh: bool = True
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


class Fetcher:
    """Fetches over checked connections. A context manager; threads may share it.

    With `allow_private` also addresses of inner networks are fetched.
    """

    def __init__(self, limits: Limits | None = None, allow_private: bool = False) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._turns = Turns(self.limits)
        self._robots = Robots(self._robots_txt, self._turns.pace)
        self._client = httpx.Client(
            transport=Guarded(allow_private, self.limits.connect),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none are kept
            headers={"User-Agent": AGENT, "Accept-Encoding": bodies.ACCEPTED},
            trust_env=False,
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def fetch(self, request: Request) -> Answer:
        """The answer to one request, after redirects; a passing failure is tried again. Raises FetchError."""
        for attempt in range(self.limits.retries + 1):
            try:
                return self._followed(request)
            except FetchError as error:
                wait = 2.0**attempt if error.wait is None else error.wait
                if attempt == self.limits.retries or not error.passing or wait > self.limits.patience:
                    raise
                self._turns.hold(checked(request.url, self._allow_private).netloc, wait)
        raise AssertionError("unreachable")

    def _followed(self, request: Request) -> Answer:
        url, lasting = urldefrag(request.url)[0], True
        headers = {"Accept": request.accept}
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.modified:
            headers["If-Modified-Since"] = request.modified
        asked: set[str] = set()
        for _ in range(self.limits.redirects + 1):
            parts = checked(url, self._allow_private)
            self._robots.check(url, parts)
            # A redirect within a host is one visit to it.
            turn = nullcontext() if parts.netloc in asked else self._turns.turn(parts.netloc)
            asked.add(parts.netloc)
            with turn, self._sent(url, headers) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    lasting = lasting and answer.status_code in LASTING
                    url = urldefrag(urljoin(url, answer.headers["location"]))[0]
                    continue
                moved = url if lasting and url != urldefrag(request.url)[0] else None
                return self._answer(url, answer, moved, conditional=bool(request.etag or request.modified))
        raise FetchError(
            f"{shown(request.url)}: redirects more than {self.limits.redirects} times, lastly to {shown(url)}. "
            "Open it in a browser, and name the address that you end at."
        )

    def _answer(self, url: str, answer: httpx.Response, moved: str | None, conditional: bool) -> Answer:
        where, told = shown(url), answer.headers
        validators = {"etag": told.get("etag"), "modified": told.get("last-modified"), "moved": moved}
        if answer.status_code == 304 and conditional:
            return Answer(url, b"", told.get("content-type", ""), fresh=False, **validators)
        if not 200 <= answer.status_code < 300:
            raise _refused(where, answer.status_code, told)
        body = bodies.body(answer.iter_raw(), told.get("content-encoding", ""), where, self.limits)
        if not body.strip():
            raise FetchError(
                f"{where}: the answer is empty (status {answer.status_code}). Try again later.", answer.status_code, passing=True
            )
        return Answer(url, body, told.get("content-type", ""), **validators)

    @contextmanager
    def _sent(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """The answer to one request, whose body is read in the block. Raises FetchError for all that goes wrong there."""
        where = shown(url)
        token = DEADLINE.set(time.monotonic() + self.limits.seconds)
        try:
            answer = self._client.send(self._client.build_request("GET", url, headers=headers), stream=True)
            try:
                yield answer
                left()
            finally:
                answer.close()
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise FetchError(
                f"{where}: took longer than {self.limits.seconds:g} seconds. The site is slow or down: try again later.", passing=True
            ) from None
        except (httpcore.ConnectError, httpx.ConnectError) as problem:
            raise FetchError(f"{where}: no connection ({_words(problem)}). Check the address, or try again later.", passing=True) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError) as problem:
            raise FetchError(f"{where}: the connection broke off ({_words(problem)}). Try again later.", passing=True) from None
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as problem:
            raise FetchError(f"{where}: is no address of a page ({_words(problem)}). Copy it again.") from None
        finally:
            DEADLINE.reset(token)

    def _robots_txt(self, url: str) -> str | None:
        limits = Limits(sent=ROBOTS, unpacked=ROBOTS, seconds=self.limits.seconds)
        for _ in range(self.limits.redirects + 1):
            checked(url, self._allow_private)
            with self._sent(url, {"Accept": "text/plain,*/*;q=0.5"}) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    url = urldefrag(urljoin(url, answer.headers["location"]))[0]
                    continue
                if 400 <= answer.status_code < 500 and answer.status_code != 429:
                    return None
                if answer.status_code >= 300:
                    raise _refused(shown(url), answer.status_code, answer.headers)
                try:
                    return bodies.body(answer.iter_raw(), answer.headers.get("content-encoding", ""), url, limits).decode(
                        "utf-8", "replace"
                    )
                except FetchError as error:
                    if error.passing:
                        raise
                    return None  # one that is too long or broken is none
        return None


def _refused(where: str, status: int, told: httpx.Headers) -> FetchError:
    wait = _seconds(told.get("retry-after"))
    if status in (404, 410):
        return FetchError(
            f"{where}: there is no such page (status {status}). Check the address; the page may have been taken down.", status
        )
    if status == 429 or (status == 503 and wait is not None):
        later = f"in {wait:.0f} seconds" if wait else "later"
        return FetchError(f"{where}: the site wants fewer requests (status {status}). Try again {later}.", status, wait, passing=True)
    if status >= 500:
        return FetchError(f"{where}: the site has a fault (status {status}). Try again later.", status, wait, passing=True)
    return FetchError(
        f"{where}: the site refuses (status {status}): it wants a login, or no programs. Save the page from a browser and add the file.",
        status,
    )


def _seconds(told: str | None) -> float | None:
    """The seconds of a Retry-After, which is a number of them or a date (RFC 9110, 10.2.3)."""
    if not told:
        return None
    if told.strip().isdigit():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _words(problem: Exception) -> str:
    return str(problem).strip()[:120] or type(problem).__name__
