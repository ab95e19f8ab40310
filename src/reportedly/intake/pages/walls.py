"""Pages that hold no report: error pages, cookie walls, paywall stubs, lists of headlines, galleries. Recognised and said."""

from dataclasses import dataclass

from reportedly.errors import PageError
from reportedly.intake.pages.linked import Linked, names_of
from reportedly.intake.pages.tree import Element, flat, is_part, text_of, words_in
from reportedly.intake.pages.words import words

SAID = {
    "error": "an error page (“{title}”) stands in place of the report. Open its address, and save or fetch it again.",
    "consent": "a cookie wall (“{title}”) stands in place of the report. Answer it in a browser, and save the page then.",
    "paywall": "only {count} words stand before a paywall. Save the page where you are signed in as a subscriber.",
    "script": "the page shows its text by scripts only, which are never run. Save it from a browser, when it is shown.",
    "index": "a page of headlines (“{title}”), not a report. Give the pages it leads to, or follow the outlet's feed.",
    "gallery": "a gallery of pictures with captions (“{title}”), not a report.",
    "empty": "no text of a report in this page (“{title}”). Save the page of one report.",
}
SIGNS = "[]{}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows: its title, its main text without debris, and all its words."""

    title: str
    heading: str
    body: str
    shown: str


def wall(root: Element, linked: Linked, meta: dict[str, str], seen: Seen, where: str, status: int | None = None) -> PageError | None:
    """What is wrong with the page as a report; None where nothing is. `status` is that of the HTTP answer."""
    kind = _kind(root, linked, meta, seen, status)
    if kind is None:
        return None
    title = flat(seen.title or seen.heading)[:80] or (f"HTTP {status}" if status else "untitled")
    return PageError(f"{where}: " + SAID[kind].format(title=title, count=words_in(seen.body)), kind)


def _kind(root: Element, linked: Linked, meta: dict[str, str], seen: Seen, status: int | None) -> str | None:
    bounds = words().bounds
    if status is not None and not 200 <= status < 300:
        return "error"
    count, everything = words_in(seen.body), words_in(seen.shown)
    article = bool(linked.article)
    if count < bounds.stub_words and pay_walled(root, linked, seen) and not _whole_behind(root):
        return "paywall"
    few = max(count, 1) < bounds.wall_words and (everything < 4 * bounds.wall_words or count < bounds.report_words)
    if few:
        for one in words().walls:
            if any(one.title.search(title) for title in (seen.title, seen.heading)) and (
                one.text.search(seen.shown) or everything < 40 or status
            ):
                return one.kind
        if not article:
            for one in words().walls:
                # A report may quote such words; a wall says little else.
                if one.text.search(seen.shown) and everything < bounds.wall_words:
                    return one.kind
    if _gallery(root, linked, seen):
        return "gallery"
    if _index(root, linked, meta, seen):
        return "index"
    if count < bounds.report_words:
        return next((one.kind for one in words().walls if one.text.search(seen.shown)), "empty")
    return None


def pay_walled(root: Element, linked: Linked, seen: Seen) -> bool:
    """True where the page says that its text is for subscribers: in its JSON-LD, or in a box behind the text."""
    free = flat(str(linked.article.get("isAccessibleForFree", ""))).casefold()
    if free in ("false", "no", "0") or next(names_of(linked.article.get("isAccessibleForFree")), "").casefold() == "false":
        return True
    pay = next(one for one in words().walls if one.kind == "paywall")
    return bool(pay.text.search(seen.shown)) and any(
        pay.text.search(text_of(one)[:2000]) for one in root.iter("div", "section", "aside", "p", "form") if _boxed(one)
    )


def _whole_behind(root: Element) -> bool:
    """True where the part that is called the paywall holds the rest of the text: it is only hidden."""
    return any(len([p for p in one.iter("p") if words_in(text_of(p)) >= 15]) >= 2 for one in root.iter("div", "section") if _boxed(one))


def _boxed(element: Element) -> bool:
    return any(is_part(element, part) for part in words().parts if part.kind == "signup")


def _gallery(root: Element, linked: Linked, seen: Seen) -> bool:
    """Many pictures whose captions are most of the words."""
    captions = [flat(text_of(one)) for one in root.iter("figcaption")]
    told = sum(map(words_in, captions))
    typed = bool(words().gallery_types & linked.types) and not (linked.article and words_in(seen.body) >= words().bounds.stub_words)
    return (typed and len(captions) >= 3 and told * 2 > words_in(seen.body)) or (len(captions) >= 5 and told > 2 * words_in(seen.body))


def _index(root: Element, linked: Linked, meta: dict[str, str], seen: Seen) -> bool:
    """Several headlines that lead elsewhere, and no running text of its own."""
    if linked.article and linked.others == 0 and words_in(seen.body) >= words().bounds.report_words:
        return False
    headlines = 0
    for one in root.iter("h2", "h3", "h4"):
        above = one.getparent()
        if next(one.iter("a"), None) is not None or (above is not None and above.tag == "a"):
            headlines += 1
    cards = sum(1 for one in root.iter("article") if any(next(h.iter("a"), None) is not None for h in one.iter("h2", "h3", "h4")))
    typed = bool(words().index_types & linked.types) or linked.others > 1 or meta.get("og:type") == "website"
    named = bool(words().index_titles.search(seen.title)) or bool(words().index_titles.search(seen.heading))
    anchors = sum(words_in(text_of(one)) for one in root.iter("a"))
    linking = anchors / max(1, words_in(seen.shown))
    several = headlines >= 5 or cards >= 5
    if cards >= 5 and not linked.article and meta.get("og:type") != "article":
        return True
    signs = typed + named + (linking > 0.45) + several
    return signs >= 3 or (several and linking > 0.35 and not linked.article and (typed or named)) or (linking > 0.7 and not linked.article)
