"""Title, byline, outlet, language and address of a page, each with where it was found."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit, urlunsplit

from reportedly.intake.pages.linked import Linked, names_of
from reportedly.intake.pages.tree import Element, flat, marks, text_of
from reportedly.intake.pages.words import words

BY = re.compile(r"^\s*(by|von|par|por|di|text|story|words|written by|reporting by)\s*:?\s+", re.IGNORECASE)
BYLINE = re.compile(r"(^|[\s_-])(byline|author(-?name)?|writer|reporter|contributor)s?([\s_-]|$)", re.IGNORECASE)
SEPARATOR = re.compile(r"\s+[|–—·»•:-]+\s+")
LONGEST = 500
# What is added to addresses to see where readers come from.
TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|cmpid|ocid|ref|referrer|smid|igshid|at_\w+|xtor|ns_\w+|sh|amp)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; `found` says where each stands."""

    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    url: str | None
    found: MappingProxyType[str, str]


def meta_of(root: Element) -> dict[str, str]:
    """The contents of `meta` elements by name, property or itemprop in lower case; the first of each."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        content = one.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (one.get(key) or "").strip().lower()
            if name and name not in found:
                found[name] = flat(html.unescape(content))[:2000]
    return found


def about(root: Element, linked: Linked, meta: dict[str, str], address: str | None) -> About:
    """What is told; `address` is where the page was taken from, None for a file of unknown origin."""
    outlet = _first(_outlets(root, linked, meta, address))
    title = _first(_titles(root, linked, meta))
    if title:
        title = (without_outlet(title[0], outlet[0] if outlet else None), title[1])
    byline, language, url = _first(_bylines(root, linked, meta)), _first(_languages(root, linked, meta)), own_address(root, meta, address)
    told = {"title": title, "byline": byline, "outlet": outlet, "language": language, "url": url}
    values = {name: (pair[0] if pair else None) for name, pair in told.items()}
    return About(**values, found=MappingProxyType({name: pair[1] for name, pair in told.items() if pair}))


def _first(several: Iterator[tuple[str | None, str]]) -> tuple[str, str] | None:
    for value, place in several:
        value = flat(value)
        if value:
            return value[:LONGEST], place
    return None


def _titles(root: Element, linked: Linked, meta: dict[str, str]) -> Iterator[tuple[str | None, str]]:
    yield next(names_of(linked.article.get("headline")), ""), "json-ld"
    heading = heading_of(root)
    for name in words().meta["title"]:
        yield meta.get(name), "meta"
    yield heading, "h1"
    yield title_of(root), "title"
    yield next(names_of(linked.article.get("name")), ""), "json-ld"


def heading_of(root: Element) -> str:
    """The first heading that has words and is not in a header of the site."""
    for one in root.iter("h1"):
        text = flat(text_of(one))
        if text and not any(above.tag in ("nav", "aside", "footer") for above in one.iterancestors()):
            return text[:LONGEST]
    return ""


def title_of(root: Element) -> str:
    """The text of the `title` element."""
    found = next(root.iter("title"), None)
    return flat(found.text)[:LONGEST] if found is not None else ""


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name at its end: `Talks in Oslo | Daily News`."""
    parts = SEPARATOR.split(title)
    if len(parts) < 2 or not outlet:
        return title
    last, name = _letters(parts[-1]), _letters(outlet)
    if last and (last == name or (len(last) > 4 and (last in name or name in last))):
        cut = title[: title.rindex(parts[-1])].rstrip()
        return re.sub(r"\s*[|–—·»•:-]+$", "", cut)
    return title


def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text.casefold())


def _outlets(root: Element, linked: Linked, meta: dict[str, str], address: str | None) -> Iterator[tuple[str | None, str]]:
    yield next(names_of(linked.article.get("publisher")), ""), "json-ld"
    for name in words().meta["outlet"]:
        value = meta.get(name)
        yield (None if value and value.startswith(("http:", "https:")) else value), "meta"
    own = own_address(root, meta, address)
    yield (urlsplit(own[0]).hostname or "").removeprefix("www.").removeprefix("amp.") if own else None, "url"


def _bylines(root: Element, linked: Linked, meta: dict[str, str]) -> Iterator[tuple[str | None, str]]:
    yield (
        _person(", ".join(dict.fromkeys(filter(None, names_of(linked.article.get("author") or linked.article.get("creator")))))),
        "json-ld",
    )
    for name in words().meta["byline"]:
        yield _person(meta.get(name)), "meta"
    for one in root.iter("a", "span", "p", "div", "address"):
        if (one.get("rel") or "") == "author" or (one.get("itemprop") or "").lower() == "author" or BYLINE.search(marks(one)):
            line = flat(text_of(one).split("\n")[0])
            if 3 <= len(line) <= 120:
                yield _person(line), "byline"


def _person(value: str | None) -> str | None:
    if not value or "://" in value or "@" in value:
        return None
    return BY.sub("", flat(value)).strip(" |·,") or None


def _languages(root: Element, linked: Linked, meta: dict[str, str]) -> Iterator[tuple[str | None, str]]:
    told = next(names_of(linked.article.get("inLanguage")), "")
    yield _code(told), "json-ld"
    html_element = root if root.tag == "html" else next(root.iter("html"), None)
    if html_element is not None:
        yield _code(html_element.get("lang") or html_element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""), "html"
    for name in words().meta["language"]:
        yield _code(meta.get(name, "")), "meta"


def _code(told: str) -> str | None:
    match = re.match(r"\s*([A-Za-z]{2,3})(?=[-_\s]|$)", told)
    return match[1].lower() if match else None


def own_address(root: Element, meta: dict[str, str], address: str | None) -> tuple[str, str] | None:
    """The page's one address, without tracking: its canonical one, where that can be believed, else that it came from.

    A page that names another site's address, or the front page, as its own is not believed: it could put itself in the
    place of another's report.
    """
    came = clean(address)
    claims = [(one.get("href"), "canonical") for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()]
    claims.append((meta.get("og:url"), "meta"))
    for claimed, place in claims:
        own = clean(urljoin(came or "", claimed.strip()) if claimed else None)
        if own and urlsplit(own).path.strip("/") and (came is None or _site(own) == _site(came)):
            return own, place
    return (came, "given") if came else None


def clean(address: str | None) -> str | None:
    """An http address without fragment and tracking; None for anything else."""
    if not address or len(address) > 2000 or any(sign.isspace() for sign in address):
        return None
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    asked = "&".join(piece for piece in parts.query.split("&") if piece and not TRACKING.match(piece.split("=")[0]))
    return urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, parts.path, asked, ""))


def _site(address: str) -> str:
    """The name of the site that an address belongs to: `daily.example` of `amp.daily.example`."""
    from courlan import extract_domain

    host = urlsplit(address).hostname or ""
    numeric = ":" in host or host.rsplit(".", 1)[-1].isdigit()
    return extract_domain(address) or (host if numeric else ".".join(host.split(".")[-2:]))
