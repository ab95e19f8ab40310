"""What a site's robots.txt (RFC 9309) allows, asked once for each site and run."""

from collections.abc import Callable
from threading import Lock
from urllib.parse import SplitResult

from reportedly.errors import FetchError
from reportedly.intake.fetch.addresses import shown

NAME = "reportedly"  # by which a robots.txt may speak to this program
Rules = Callable[[str], bool]
# Fetches a robots.txt: its text, or None where there is none. Raises FetchError where the site does not answer.
Fetch = Callable[[str], str | None]


class Robots:
    """The rules of the sites of one run."""

    def __init__(self, fetch: Fetch, pace: Callable[[str, float], None]) -> None:
        self._fetch, self._pace = fetch, pace
        self._rules: dict[str, Rules | FetchError] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def check(self, url: str, parts: SplitResult) -> None:
        """Raises FetchError where the site forbids the URL, or where it does not say (RFC 9309, 2.3.1.4)."""
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(site, Lock())
        with lock:  # those who come for the same site wait for the one who asks
            if site not in self._rules:
                self._rules[site] = self._asked(site, parts.netloc)
        rules = self._rules[site]
        if isinstance(rules, FetchError):
            raise FetchError(str(rules), rules.status, rules.wait, rules.passing)
        if not rules(url):
            raise FetchError(
                f"{shown(url)}: the site's robots.txt forbids programs to fetch it. Save the page from a browser and add the file."
            )

    def _asked(self, site: str, host: str) -> Rules | FetchError:
        from protego import Protego

        try:
            text = self._fetch(f"{site}/robots.txt")
        except FetchError as error:
            return error
        if text is None:
            return lambda _: True
        rules = Protego.parse(text)
        delay, rate = rules.crawl_delay(NAME), rules.request_rate(NAME)
        apart = max(delay or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)
        if apart > 0:
            self._pace(host, apart)
        return lambda url: bool(rules.can_fetch(url, NAME))
