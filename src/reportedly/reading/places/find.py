"""Which words of a report name a place.

A name of the gazetteer counts by what stands around it: a preposition of place, a containing place after a
comma, a head noun (`region`, `airport`), its size; and not where it is part of a person's or a body's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.codebook import organisations
from reportedly.codebook.countries import capital_of
from reportedly.codebook.gazetteer import Entry, lookup
from reportedly.codebook.phrases import capital, key_of
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.places.candidates import Candidate, at
from reportedly.reading.places.inside import container
from reportedly.reading.places.people import is_name, people, runs
from reportedly.reading.places.rows import rows
from reportedly.reading.places.short import abbreviated
from reportedly.reading.places.words import BARE_HEADS, words

LARGE, MIDDLING, SMALL = 100_000, 15_000, 5_000
DASHES = frozenset({"-", "--", "–", "—", ":", "(", "_"})
PARTIES = frozenset({"R", "D", "I", "DFL", "GOP", "Con", "Lab", "Lib"})
# Other names near by that a name needs to count by its company alone, with and without a word that tells a place.
TOLD, UNTOLD = 0.7, 1.6


@dataclass(frozen=True, slots=True)
class Found:
    """A named place in the text: tokens [first, last], what it can be, and why it is held to be one.

    `kind` is a head noun's kind or ''; `inside` is the (country, division) told right after it, or None.
    `company`: it counts only where at least so many of the report's other names are likely near it.
    """

    first: int
    last: int
    span: Span
    text: str
    key: str
    entries: tuple[Entry, ...]
    kind: str = ""
    inside: tuple[str, str] | None = None
    rules: tuple[str, ...] = ()
    company: float = 0.0


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of the whole report before its names are judged."""

    tree: Tree
    persons: frozenset[int]
    surnames: frozenset[str]
    small: frozenset[str]
    ends: dict[int, int]


def _head(tokens: Sequence[Token], i: int) -> tuple[int, str]:
    """How many tokens from `i` are a head noun of a place, and its kind."""
    w = words()
    for n in (3, 2, 1):
        key = tuple(token.lower for token in tokens[i : i + n])
        kind = w.heads.get(key)
        if kind and len(key) == n and (capital(tokens[i].text) or key[-1] not in w.capital_only):
            return n, kind
    return 0, ""


def _preposition(tokens: Sequence[Token], i: int) -> str:
    """The word that governs the name at `i`, past `the` and words of direction."""
    j = i - 1
    while j >= 0 and j >= i - 3 and (tokens[j].lower == "the" or tokens[j].pos == "ADJ" or tokens[j].tag == "JJ"):
        j -= 1
    return tokens[j].lower if j >= 0 and tokens[j].sent is tokens[i].sent else ""


def _blocked(page: _Page, c: Candidate) -> bool:
    """True where the name is part of a person's or a body's name."""
    tokens, w = page.tree.tokens, words()
    if any(i in page.persons for i in range(c.first, c.last + 1)):
        return True
    if c.last + 1 < len(tokens) and tokens[c.last + 1].lower in w.things:
        return True
    end = page.ends.get(c.last, c.last + 1)
    rest = [token.lower for token in tokens[c.last + 1 : end]]
    own = any(entry.level == "county" or (entry.level == "state" and entry.country in ("USA", "CAN")) for entry in c.entries)
    if any(word in w.bodies for word in rest) and not any(word in w.titles for word in rest[:2]) and not own:
        return True
    if tokens[c.last].lower in w.bodies and c.last > c.first and not c.entries:
        return True
    before = tokens[c.first - 1] if c.first else None
    if before is None or before.sent is not tokens[c.first].sent:
        return False
    if before.lower in w.titles and is_name(before) and before.lower not in w.before:
        return True
    if before.lower == "of" and c.first > 1 and tokens[c.first - 2].lower in w.bodies and not own:
        return True
    part = is_name(before) and before.lower not in w.before and before.i in page.ends
    return part and before.i not in _place_ends(page, c)


def _place_ends(page: _Page, c: Candidate) -> set[int]:
    """The token before the name, if it is a country's word or an opener (`Russia Moscow`, `Lake`)."""
    i = c.first - 1
    token = page.tree.tokens[i]
    hit = at(page.tree.tokens, i)
    return {i} if token.lower in words().openers or (hit is not None and hit.sense is not None) else set()


def _weight(c: Candidate) -> int:
    """The people of the largest place of that name; a state or a hand-written place counts as large."""
    sizes = [0]
    for entry in c.entries:
        if entry.level in ("country", "named", "state"):
            sizes.append(10_000_000)
        elif entry.level in ("province", "county"):
            sizes.append(LARGE)
        elif entry.level == "alias":
            sizes.append(entry.population // 4)
        elif entry.level == "city":
            sizes.append(entry.population)
    return max(sizes)


def _dateline(page: _Page, c: Candidate) -> bool:
    """True where a name in capitals opens a paragraph or follows a headline and a dash comes after it (`LAKEPORT - `)."""
    tokens = page.tree.tokens
    first, after = tokens[c.first], tokens[c.last + 1] if c.last + 1 < len(tokens) else None
    if after is None or after.text not in DASHES or not all(t.text.isupper() for t in tokens[c.first : c.last + 1]):
        return False
    before = tokens[c.first - 1].text if c.first else "."
    opens = first.sent.tokens[0] is first or before in (".", "!", "?") or (before.isdigit() and len(before) == 4)
    return opens and sum(len(t.text) for t in tokens[c.first : c.last + 1]) > 3


def _counts(page: _Page, c: Candidate, inside: bool, head: bool) -> str:
    """The rule by which the name is held to be a place, or ''."""
    tokens, w = page.tree.tokens, words()
    token, single = tokens[c.first], c.first == c.last
    before = _preposition(tokens, c.first)
    strong, locative = before in w.strong, before in w.locative
    opener = before in w.openers or (token.lower in w.openers and not single)
    if inside:
        return "inside"
    if _dateline(page, c):
        return "dateline"
    if head or opener:
        return "head"
    if _party(tokens, c.first):
        return "party"
    if _based(tokens, c.last):
        return "based"
    if c.sense is not None and c.sense.kind == "name" and not (c.sense.ambiguous and token.lower in page.surnames):
        return "country"
    weight = _weight(c)
    doubtful = single and (token.lower in w.common or token.lower in page.small)
    if doubtful and c.entries[0].level not in ("named", "state"):
        sure = token.lower not in page.small | page.surnames | w.before | w.heads_of_known
        town = max((e.population for e in c.entries if e.level in ("city", "alias")), default=0)
        return "in-large" if (strong or locative) and town >= LARGE and sure else ""
    if single and not is_name(token):
        return "named" if c.entries[0].level == "named" and token.tag[:2] in ("NN", "JJ") else ""
    if single and token.lower in page.surnames:
        return "in" if strong else ""
    if single and token.lower in w.given and not (locative or weight >= 5 * LARGE):
        return ""
    if weight >= LARGE:
        return "large"
    if weight >= MIDDLING and (locative or not single):
        return "at"
    after = tokens[c.last + 1] if c.last + 1 < len(tokens) else token
    if after.text in w.events and weight >= SMALL and token.text[1:].islower():
        return "event"
    if before == "of" and is_name(tokens[c.first]) and (tokens[c.first - 2].text == "," or c.first - 2 in page.persons):
        return "native"
    if after.text in w.of_town and is_name(token):
        return "town"
    return "in" if strong and not token.text.isupper() else ""


def _party(tokens: Sequence[Token], i: int) -> bool:
    """True after the letters of a member's party (`R-Lakeport`, but not `D-Day`)."""
    return i > 1 and tokens[i].lower != "day" and tokens[i - 1].text in ("-", "–") and tokens[i - 2].text in PARTIES


def _based(tokens: Sequence[Token], i: int) -> bool:
    """True before `-based`."""
    return i + 2 < len(tokens) and tokens[i + 1].text in ("-", "–") and tokens[i + 2].lower == "based"


def _made(page: _Page, first: int, last: int, entries: tuple[Entry, ...], key: str, kind: str,
          inside: tuple[str, str] | None, rule: str, company: float = 0.0) -> Found:  # fmt: skip
    tokens = page.tree.tokens
    span = Span(tokens[first].start, tokens[last].end)
    return Found(first, last, span, span.of(page.tree.text), key, entries, kind, inside, (f"place:{rule}",), company)


def _seat(page: _Page, c: Candidate) -> Found | None:
    """A building that stands for a government is a place only where something is in or at it."""
    before = _preposition(page.tree.tokens, c.first)
    if c.sense is None or c.sense.kind != "seat" or before not in ("in", "at", "near", "outside", "inside"):
        return None
    capitals = [e for e in _capital(c.sense.code) if e.country == c.sense.code]
    return _made(page, c.first, c.last, tuple(capitals), c.sense.written.lower(), "site", None, "seat")


def _capital(code: str) -> tuple[Entry, ...]:
    name = capital_of(code)
    return lookup(key_of(name))[:8] if name else ()


def _unknown(page: _Page, start: int, end: int) -> Found | None:
    """A name that no gazetteer has, with the head noun of a site, an island or a sea (`Brenlow Shoal`)."""
    tokens = page.tree.tokens
    for i in range(start + 1, min(end + 1, len(tokens))):
        n, kind = _head(tokens, i)
        if not n or tokens[i].sent is not tokens[start].sent:
            continue
        bare = not capital(tokens[i].text)
        if bare and tokens[i + n - 1].lower not in BARE_HEADS and n == 1:
            return None
        if (kind == "region" and bare) or tokens[i + n - 1].lower in words().heads_of_known:
            return None
        if any(j in page.persons for j in range(start, i)) and kind != "site":
            return None
        rest = [token.lower for token in tokens[i + n : end]]
        if any(word in words().bodies for word in rest):
            return None
        inside = container(tokens, i + n - 1)
        key = " ".join(token.lower for token in tokens[start : i + n])
        return _made(page, start, i + n - 1, (), key, kind, inside, "unknown-head")
    return None


def _page(tree: Tree) -> _Page:
    ends, several = {}, {}
    for start, end in runs(tree.tokens):
        ends.update(dict.fromkeys(range(start, end), end))
        for i in range(start, end):
            c = at(tree.tokens, i)
            if c is not None and c.last > c.first and c.entries:
                several[i] = c.last
    persons, surnames = people(tree.tokens, several)
    small = frozenset(t.lower for t in tree.tokens if t.text.islower() and t.pos not in ("PROPN", "X"))
    return _Page(tree, persons, surnames, small, ends)


def _judged(page: _Page, c: Candidate, free: int) -> Found | None:
    """The place of a candidate, with opener and head noun; `free` is the first token not yet taken."""
    tokens = page.tree.tokens
    if not c.entries or _blocked(page, c):
        return None
    n, kind = _head(tokens, c.last + 1)
    if n and tokens[c.last + 1].sent is not tokens[c.first].sent:
        n, kind = 0, ""
    last = c.last + n
    inside = container(tokens, last, c.entries)
    first = c.first
    if first > free and tokens[first - 1].lower in words().openers and capital(tokens[first - 1].text):
        first -= 1
    rule = _counts(page, c, inside is not None, bool(n) or first < c.first)
    if not rule:
        return None
    key = " ".join(token.lower for token in tokens[c.first : c.last + 1])
    kind = kind or ("site" if first < c.first else "")
    return _made(page, first, last, c.entries, key, kind, inside, rule)


def find(tree: Tree) -> tuple[Found, ...]:
    """The named places of a report, in text order, not overlapping."""
    page = _page(tree)
    tokens, out, later, i = tree.tokens, list[Found](), list[Candidate](), 0
    shared = {first: _made(page, first, last, entries, key, "", None, "row") for first, last, key, entries in rows(tokens)}
    while i < len(tokens):
        token = tokens[i]
        if not capital(token.text) or not token.text[:1].isalpha():
            i += 1
            continue
        if i in shared:
            out.append(shared[i])
            i = shared[i].last + 1
            continue
        state = abbreviated(tokens, i)
        if state is not None:
            key = " ".join(token.lower for token in tokens[i : i + state[1]])
            out.append(_made(page, i, i + state[1] - 1, (state[0],), key, "", None, "state-abbreviated"))
            i += state[1]
            continue
        body = organisations.longest(tokens, i)
        c = at(tokens, i)
        size = c.last - c.first + 1 if c is not None else 0
        if body and (body[1] > size or (body[1] == size and not _is_place_too(c))):
            i += body[1]
            continue
        free = out[-1].last + 1 if out else 0
        found = (_judged(page, c, free) or _seat(page, c)) if c is not None else None
        if found is None and i in page.ends and (c is None or c.last == c.first):
            found = _unknown(page, i, page.ends[i])
        if found is not None:
            out.append(found)
            i = found.last + 1
        else:
            if c is not None and c.entries:
                later.append(c)
            i += 1 if c is None or c.sense is None else c.last - c.first + 1
    known = {found.key for found in out if not found.rules[0].endswith("unknown-head")}
    used = {i for f in out for i in range(f.first, f.last + 1)}
    out.extend(_again(page, later, known, used))
    out.extend(_by_company(page, later, used))
    return tuple(sorted(out, key=lambda f: f.first))


def _is_place_too(c: Candidate | None) -> bool:
    return c is not None and bool(c.entries) and c.entries[0].level in ("country", "named")


def _again(page: _Page, later: list[Candidate], known: set[str], used: set[int]) -> list[Found]:
    """Names that did not count by themselves and that the same report surely uses of a place."""
    out = []
    for c in later:
        key = " ".join(token.lower for token in page.tree.tokens[c.first : c.last + 1])
        if key in words().common or key in page.surnames:
            continue
        if key in known and c.first not in used and _written(page, c) and not _blocked(page, c):
            found = _made(page, c.first, c.last, c.entries, key, "", None, "again")
            out.append(found)
            used.update(range(c.first, c.last + 1))
    return out


def _written(page: _Page, c: Candidate) -> bool:
    """True where the word is a name, or opens a sentence and is never written small."""
    token = page.tree.tokens[c.first]
    opens = token.sent.tokens[0] is token and token.text[1:].islower() and token.lower not in page.small
    return is_name(token) or opens


def _by_company(page: _Page, later: list[Candidate], used: set[int]) -> list[Found]:
    """Names that nothing but their neighbourhood can tell from persons and things; fewer are asked for where
    a preposition, a row of places or a noun for people of a place stands beside."""
    tokens, w, out = page.tree.tokens, words(), list[Found]()
    for c in later:
        token = tokens[c.first]
        key = " ".join(token.lower for token in tokens[c.first : c.last + 1])
        if c.first in used or key in page.small | page.surnames | w.given or _blocked(page, c):
            continue
        told = _told(page, c, used)
        if not is_name(token) and not (told and token.text[1:].islower()):
            continue
        if key in w.common and not told:
            continue
        out.append(_made(page, c.first, c.last, c.entries, key, "", None, "company", TOLD if told else UNTOLD))
        used.update(range(c.first, c.last + 1))
    return out


def _told(page: _Page, c: Candidate, used: set[int]) -> bool:
    tokens, w = page.tree.tokens, words()
    before = _preposition(tokens, c.first)
    after = tokens[c.last + 1].lower if c.last + 1 < len(tokens) else ""
    row = (before in (",", "and") and c.first - 2 in used) or (after in (",", "and") and c.last + 2 in used)
    return before in w.locative or row or after in w.after or after in w.events
