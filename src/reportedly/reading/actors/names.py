"""Names of states, bodies and persons, each a stretch of tokens."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.codebook import countries, leaders, organisations, vessels
from reportedly.codebook.classes import classes_of
from reportedly.codebook.phrases import key_of
from reportedly.model.mentions import Place
from reportedly.model.syntax import Token, Tree
from reportedly.reading.actors.words import words

TITLES = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "gen.",
        "lt.",
        "lt",
        "col.",
        "maj.",
        "adm.",
        "sen.",
        "rep.",
    }
)
JOINS = frozenset({"-", "bin", "bint", "al", "el", "de", "da", "van", "von", "ben", "ibn", "del", "di", "ul", "ur", "la"})
MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "sept",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [first, last] that name someone.

    `sort`: state (a country by its name), people (its people), side (its adjective), seat (its capital or seat of
    government), body, or person. `name` is the usual name; `country` ISO alpha-3 or None; `office` words of
    office before a person's name.
    """

    first: int
    last: int
    sort: str
    name: str
    country: str | None = None
    office: str | None = None
    kind: str = ""


# Classes of words that may be in a person's name; any other class makes a run of capitals no person.
PERSONAL = frozenset(
    {
        "official",
        "office",
        "people",
        "forces",
        "captive",
        "light",
        "object_control",
        "subject_control",
        "message",
        "relief",
        "measure",
        "target",
        "data",
        "body",
    }
)

# Words before an office that belong to it: `Foreign Minister`, `acting head`.
BEFORE_OFFICE = frozenset(
    {"foreign", "defence", "defense", "prime", "vice", "crown", "deputy", "interior", "supreme", "acting", "security", "council"}
    | {"general", "chief", "first", "press", "finance", "state", "party", "national", "senior", "top"}
)
ARTICLES = frozenset({"al", "el", "an", "ad", "ar", "as", "ash", "at"})  # `al-Shabab`
LONG = 4  # words of an office before a name: `Deputy Commerce Minister`
KOREA = frozenset({"korea", "korean", "koreans", "pyongyang", "dprk"})
HALVES = {"North": "PRK", "South": "KOR"}
SORTS = {"name": "state", "adjective": "side", "people": "people", "capital": "seat", "seat": "seat"}


def find(tree: Tree, places: Iterable[Place]) -> list[Name]:
    """All names, in text order; where two overlap, the one that begins first and is longer."""
    tokens, out, i = tree.tokens, [], 0
    korea = any(token.lower in KOREA for token in tokens)
    north = korea and _northern(tokens)
    taken = _place_ends(tree, places)
    while i < len(tokens):
        name = (
            (_half(tokens, i) if korea else None)
            or (_bare(tokens, i) if north else None)
            or _vessel(tokens, i)
            or _known(tokens, i)
            or _unknown(tokens, i, taken)
        )
        if name is not None and name.kind == "media" and tokens[name.last].dep == "compound":
            # `the Dawn Movement` is not the daily of that name.
            longer = _unknown(tokens, i, taken)
            name = longer if longer is not None and longer.sort == "body" and longer.last > name.last else name
        if name is None:
            i += 1
        else:
            out.append(name)
            i = name.last + 1
    return _seated(tokens, out)


def _seated(tokens: list[Token], found: list[Name]) -> list[Name]:
    """A city that stands for a body with its seat there, where the report tells of the body and not of the city's state."""
    told = {name.name: name for name in found if name.sort == "body"}
    states = {name.country for name in found if name.sort != "seat"}
    out = []
    for name in found:
        body = told.get(words().seats.get(tokens[name.first].lower, "")) if name.sort == "seat" else None
        out.append(replace(body, first=name.first, last=name.last) if body and name.country not in states else name)
    return out


def _place_ends(tree: Tree, places: Iterable[Place]) -> dict[int, int]:
    """The first token of every place that is no country or capital, and its last one."""
    starts = {token.start: token.i for token in tree.tokens}
    return {starts[p.span.start]: p.head for p in places if p.span.start in starts and p.kind not in ("country", "capital")}


def _half(tokens: list[Token], i: int) -> Name | None:
    """`the North`, `the South` where a report tells of Korea."""
    token = tokens[i]
    code = HALVES.get(token.text)
    if code is None or not i or tokens[i - 1].lower != "the":
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else token
    if after.text[:1].isupper() and after.i != i:
        return None
    return Name(i, i, "state", countries.name_of(code) or token.text, code)


def _northern(tokens: list[Token]) -> bool:
    """True of a report that tells more of the North than of the South, where `Korean` alone is the North's."""
    halves = [tokens[k - 1].text for k, token in enumerate(tokens) if k and token.lower in KOREA]
    capitals = Counter(token.lower for token in tokens)
    north = halves.count("North") + capitals["pyongyang"] + capitals["dprk"]
    return north > halves.count("South") + capitals["seoul"]


def _bare(tokens: list[Token], i: int) -> Name | None:
    """`Korean soldiers` in a report of the North."""
    token = tokens[i]
    if token.text not in ("Korean", "Koreans") or (i and (tokens[i - 1].text in HALVES or tokens[i - 1].text == "-")):
        return None
    if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper() and tokens[i + 1].tag in ("NNP", "NNPS"):
        return None  # `Korean Central News Agency`
    return Name(i, i, "people" if token.text == "Koreans" else "side", countries.name_of("PRK") or "North Korea", "PRK")


def _known(tokens: list[Token], i: int) -> Name | None:
    """A state or a body of the codebook."""
    article = tokens[i].lower in ARTICLES and i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].text[:1].isupper()
    if not (tokens[i].text[:1].isupper() or tokens[i].text[:1].isdigit() or article):
        return None
    body, state = organisations.longest(tokens, i), countries.longest(tokens, i)
    if body and (state is None or body[1] > state[1]):
        found, n = body
        return Name(i, i + n - 1, "body", found.name, found.country, kind=found.kind)
    if state is None:
        return None
    sense, n = state
    if sense.informal or (sense.ambiguous and _personal(tokens, i, n)):
        return None
    last = i + n - 1
    if sense.kind == "name" and last + 1 < len(tokens) and tokens[last + 1].text[:1].isupper() and tokens[last].dep == "compound":
        # `China Coast Guard`: the name modifies.
        return Name(i, last, "state", sense.name, sense.code)
    return Name(i, last, SORTS[sense.kind], sense.name, sense.code)


def _vessel(tokens: list[Token], i: int) -> Name | None:
    """`INS Kavaratti`: a ship of the state whose ships bear these letters."""
    country = vessels.flag(tokens[i].text)
    j = i
    while country and j + 1 < len(tokens) and j - i < 4 and tokens[j + 1].sent is tokens[i].sent and _proper(tokens[j + 1]):
        j += 1
    return Name(i, j, "body", _spell(tokens[i : j + 1]), country, kind="force") if j > i else None


def _personal(tokens: list[Token], i: int, n: int) -> bool:
    after = tokens[i + n] if i + n < len(tokens) else None
    before = tokens[i - 1] if i else None
    return bool(
        (after and after.tag == "NNP" and after.text[:1].isupper() and after.head is not tokens[i])
        or (before and (before.lower in TITLES or (before.tag == "NNP" and before.dep == "compound")))
    )


def _proper(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag in ("NNP", "NNPS") and token.lower not in MONTHS


def _unknown(tokens: list[Token], i: int, places: dict[int, int]) -> Name | None:
    """A run of capitalised words: a body where it ends like one, else a person with the office before the name."""
    first = tokens[i]
    if not _proper(first) and not (first.lower in words().office and first.text[:1].isupper() and _next_proper(tokens, i)):
        return None
    if i in places and tokens[places[i]].lower not in words().office:
        return None
    j, sentence = i, first.sent
    while (
        j + 1 < len(tokens)
        and tokens[j + 1].sent is sentence
        and (
            _proper(tokens[j + 1])
            or (
                tokens[j + 1].lower in JOINS
                and j + 2 < len(tokens)
                and tokens[j + 1].start == tokens[j].end
                and tokens[j + 2].start == tokens[j + 1].end
            )
            or (tokens[j].text == "-" and tokens[j].start == tokens[j - 1].end)
            or (tokens[j + 1].lower in JOINS and j + 2 < len(tokens) and _proper(tokens[j + 2]) and tokens[j + 1].text != "-")
        )
    ):
        if j + 1 in places and j > i and tokens[j].lower not in words().office:
            break
        if organisations.longest(tokens, j + 1) and j > i:
            break
        if j == i and first.lower in words().before_state and countries.longest(tokens, j + 1):
            return None  # `Neighbouring Peru` at the head of a sentence
        j += 1
    run = tokens[i : j + 1]
    w = words()
    end = next((k for k in range(len(run) - 1, -1, -1) if run[k].lower in w.body_ends), None)
    if end is not None and (end == len(run) - 1) and (len(run) > 1 or run[-1].lower in ("parliament", "congress", "government")):
        kind = "movement" if run[-1].lower in w.movement_ends else "body"
        return Name(i, j, "body", " ".join(t.text for t in run), kind=kind)
    titled = max((n for n in range(min(len(run) - 1, LONG)) if run[n].lower in w.titles), default=-1)
    office, k = [t.text for t in run[: titled + 1]], titled + 1
    while k < len(run) and (run[k].lower.rstrip(".") in w.office or run[k].lower in TITLES or _modifies_office(run, k)):
        office.append(run[k].text)
        k += 1
    rest = run[k:]
    if not rest or (any(classes_of(t.lower) - PERSONAL for t in rest) and not _introduced(rest)):
        return None
    return Name(i + k, j, "person", _spell(rest), office=" ".join(office) or _office_before(tokens, i))


def _introduced(run: list[Token]) -> bool:
    """`Ann Power, the agency's chief`: a name by what is said of it, though a part of it is a word."""
    last = run[-1]
    told = any(c.dep == "appos" and (c.lemma in words().office or c.lower in words().office) for c in last.children)
    return told and len(run) in (2, 3) and not classes_of(run[0].lower)


def _modifies_office(run: list[Token], k: int) -> bool:
    """`Foreign` of `Foreign Minister Haddad`."""
    after = run[k + 1 : k + 4]
    return run[k].lower in BEFORE_OFFICE and any(t.lower in words().office for t in after)


def _office_before(tokens: list[Token], i: int) -> str | None:
    """Office words in small letters right before a name: `foreign minister Haddad`."""
    k = i
    while (
        k > 0
        and tokens[k - 1].sent is tokens[i].sent
        and (
            tokens[k - 1].lemma in words().office
            or tokens[k - 1].lower in words().office
            or (k < i and tokens[k - 1].lower in BEFORE_OFFICE)
        )
    ):
        k -= 1
    return " ".join(t.text for t in tokens[k:i]) or None


def _next_proper(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and _proper(tokens[i + 1])


def _spell(run: list[Token]) -> str:
    out = run[0].text
    for before, token in pairwise(run):
        out += (" " if token.start > before.end else "") + token.text
    return out


def leader_country(name: str) -> str | None:
    """The country for which a person of that name speaks, by the gazetteer of leaders; None where not known."""
    parts = tuple(word for word in key_of(name) if word != "-")
    # `ANO` is no surname.
    leader = leaders.full(parts) or (leaders.surname(parts[0]) if len(parts) == 1 and not name.isupper() else None)
    return leader.country if leader else None
