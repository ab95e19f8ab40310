"""Small dated rules for outlets whose pages the general way does not understand: data in `<country>/<outlet>.yaml`.

A rule is written only where a page of the outlet, rebuilt for tests/intake/publishers, is read wrongly without it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

import yaml

from reportedly.errors import CodebookError
from reportedly.intake.pages.moments import Moment, moment, month_of

JUCHE = 1911  # the year before Juche 1
KEYS = frozenset(("outlet", "hosts", "seen", "since", "until", "date"))


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet: its name, hosts, and how its pages tell their date.

    `seen` is when the rule was last compared with its pages; it holds for days from `since` to `until`. `pattern` has groups
    `year` (or `juche`), `month` (a number or a name) and `day`; a line that it is found in is marked as `line`.
    """

    outlet: str
    hosts: frozenset[str]
    seen: date
    pattern: re.Pattern[str]
    line: str
    since: date = date.min
    until: date = date.max

    def date_in(self, text: str) -> tuple[Moment, str] | None:
        """The day that the lines of a page tell, and the line; None where no line does, or a day the rule is not for."""
        for line in text.split("\n"):
            match = self.pattern.search(line.strip())
            if match:
                found = moment("-".join(_numbers(match)))
                if found and self.since <= found.day <= self.until:
                    return found, line.strip()
        return None


def _numbers(match: re.Match[str]) -> tuple[str, str, str]:
    told = match.groupdict()
    year = told.get("year") or str(JUCHE + int(told["juche"]))
    month = told["month"] if told["month"].isdigit() else str(month_of(told["month"]) or 0)
    return year, f"{int(month):02}", f"{int(told['day']):02}"


def publisher_of(address: str | None) -> Publisher | None:
    """The rules for the outlet of an address, by its host or one above it; None for most."""
    host = (urlsplit(address).hostname or "") if address else ""
    steps = host.split(".")
    return next((found for n in range(len(steps)) if (found := publishers().get(".".join(steps[n:])))), None)


@lru_cache(maxsize=1)
def publishers() -> dict[str, Publisher]:
    """All rules by host. Raises CodebookError that names the file which is no rule."""
    found: dict[str, Publisher] = {}
    for country in sorted(resources.files(__name__).iterdir(), key=lambda one: one.name):
        if country.is_dir():
            for file in sorted(country.iterdir(), key=lambda one: one.name):
                if file.name.endswith(".yaml"):
                    one = _publisher(file.read_text(encoding="utf-8"), f"publishers/{country.name}/{file.name}")
                    found |= dict.fromkeys(one.hosts, one)
    return found


def _publisher(text: str, where: str) -> Publisher:
    try:
        data = yaml.safe_load(text)
        if set(data) - KEYS:
            raise ValueError(f"unknown keys {sorted(set(data) - KEYS)}")
        dated = {key: data[key] for key in ("since", "until") if key in data}
        return Publisher(
            data["outlet"], frozenset(data["hosts"]), data["seen"], re.compile(data["date"]["pattern"]), data["date"]["line"], **dated
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, re.error) as problem:
        raise CodebookError(f"{where}: not the rules of a publisher ({problem}). Install Reportedly anew.") from None
