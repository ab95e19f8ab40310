"""Conditions that keep a word from being a time where its neighbours say otherwise; each sees the match."""

from collections.abc import Callable

from reportedly.model.syntax import Token
from reportedly.reading.times.words import listed


def _word(tokens: list[Token], k: int) -> str:
    return tokens[k].lower if 0 <= k < len(tokens) else ""


def _tag(tokens: list[Token], k: int) -> str:
    return tokens[k].tag if 0 <= k < len(tokens) else ""


def year(tokens: list[Token], i: int, end: int) -> bool:
    """Four figures are a year unless they count something or belong to a name or an amount."""
    before, after = _word(tokens, i - 1), _word(tokens, end)
    tag, next_tag = _tag(tokens, i - 1), _tag(tokens, end)
    if after in listed("beside", "counted"):
        return after in ("-", "–") and (_tag(tokens, end + 1)[:2] != "CD" or len(_word(tokens, end + 1)) == 4)
    glued = before in ("-", "–") and _tag(tokens, i - 2)[:2] == "NN" and tokens[i - 1].start == tokens[i - 2].end
    if before in listed("beside", "counting") or glued:
        return before in ("about", "around") and next_tag != "NNS" and _word(tokens, i - 2) in ("in", "since")
    heads = listed("beside", "year")
    counts = next_tag == "NNS"
    if counts and tokens[i].head.i == end and (before not in heads or before in ("and", "from", "to", "of")):
        return False
    number = int(tokens[i].text)
    if before in heads:
        if number < 1900 and next_tag[:2] in ("NN", "JJ"):
            return False
        return not (before in listed("beside", "year-or-count") and counts)
    if number < 1900 or tag[:3] == "NNP":
        return False
    return not counts and tag not in ("$", "CD")


def years(tokens: list[Token], i: int, end: int) -> bool:
    """`2023-24`: the next year in short."""
    short = tokens[end - 1].text
    return len(short) == 2 and int(short) == (int(tokens[i].text) + 1) % 100


def day_of_month(tokens: list[Token], i: int, end: int) -> bool:
    """`on the 28th`, but not `the 28th battalion`."""
    return _word(tokens, i - 1) in listed("beside", "day") and _tag(tokens, end)[:2] not in ("NN", "JJ", "CD")


def season(tokens: list[Token], i: int, end: int) -> bool:
    """A bare season after a preposition or an article; not `the fall of the city`."""
    if _word(tokens, end) == "of" or (_tag(tokens, end - 1)[:3] == "NNP" and _tag(tokens, end)[:3] == "NNP"):
        return False
    return _word(tokens, i - 1) in listed("beside", "season") or (tokens[i].lower == "the" and tokens[end - 1].lower != "fall")


def bare_after(tokens: list[Token], i: int, end: int) -> bool:
    """`two days later`, `a week before`; not `two days after the vote`, which an event and no date fixes."""
    word = _word(tokens, end - 1)
    if word in ("before", "after", "prior"):
        return _tag(tokens, end) in ("", ".", ",", ":", "CC", "IN", "VBD", "VBZ", "MD", "''", "``")
    return _tag(tokens, end) not in ("NN", "NNS") or word in ("later", "ago")


def rate(tokens: list[Token], i: int, end: int) -> bool:
    """`$30 a year`: said of what comes every year."""
    return _tag(tokens, i - 1) in ("NNS", "CD", "$") and _tag(tokens, end)[:2] not in ("NN", "JJ") and _word(tokens, end) not in AGO


def no_rate(tokens: list[Token], i: int, end: int) -> bool:
    """`for a year`, not `$30 a year` or `a second strike`."""
    if tokens[i].lower in ("a", "an"):
        before = _word(tokens, i - 1)
        if _tag(tokens, i - 1) in ("NNS", "NN", "CD", "$", "RB") and before not in listed("beside", "length"):
            return before == "ago"
        if tokens[end - 1].lower in ("second", "quarter", "weekend"):
            return False
        return _tag(tokens, end)[:2] not in ("NN", "JJ") and _word(tokens, end) not in ("after", "before", "'s")
    return True


def plural(tokens: list[Token], i: int, end: int) -> bool:
    """`for weeks`; not `seconds` alone and no unit that is a name's part."""
    last = tokens[end - 1]
    return (
        last.lower not in ("seconds", "quarters", "mins")
        and last.tag[:3] != "NNP"
        and _word(tokens, end) not in ("old", "apart")
        and (_tag(tokens, i - 1) not in ("JJ", "CD") or _word(tokens, i - 1) in ("long", "several", "many", "recent", "past"))
    )


def set_word(tokens: list[Token], i: int, end: int) -> bool:
    """`daily`, not the Daily in a newspaper's name nor an annual report or an average daily turnover."""
    if _word(tokens, i - 1) == "average" and tokens[i].lower == "daily":
        return False
    return (tokens[i].tag[:3] != "NNP" and tokens[i].lower not in ("annual", "quarterly", "monthly", "weekly")) or (
        tokens[i].tag[:2] == "RB"
    )


def reference(tokens: list[Token], i: int, end: int) -> bool:
    """`now`, `recently`; not a `current account`, nor `Now,` that only begins a speech, nor `soon` in a story of the past."""
    token = tokens[end - 1]
    if _word(tokens, i - 1) == "most" or (_word(tokens, end) == "-" and tokens[end].start == token.end):
        return False
    if token.lower == "now" and token is token.sent.tokens[0] and _word(tokens, end) == ",":
        return False
    if token.lower in ("soon", "shortly") and token.i < token.head.i and _narrated(token.head):
        return False
    if token.lower in ("previously", "formerly", "recently") and _tag(tokens, end) in ("VBN", "NN", "NNP"):
        return token.lower == "recently"
    if token.lower in ("soon", "shortly"):
        return _word(tokens, end) not in ("after", "before", "as", "thereafter") and _word(tokens, i - 1) not in (
            "as",
            "so",
        )
    if token.lower == "current":
        return token.tag == "JJ"
    if token.lower == "recent":
        return token.tag == "JJ" and _tag(tokens, end) != "CD"
    return token.tag[:3] != "NNP"


def _narrated(verb: Token) -> bool:
    """`soon became`, `were soon released`."""
    return verb.tag == "VBD" or (verb.tag == "VBN" and any(c.lower in ("was", "were") for c in verb.children))


def month(tokens: list[Token], i: int, end: int) -> bool:
    """`in May`, `last March`; not `the March for Life`, nor a person called Jan."""
    if end - i > 1:
        return True
    word = tokens[i].lower
    if _word(tokens, i - 1) in listed("beside", "title") and tokens[i].tag[:3] == "NNP":
        return False
    if word in ("jan", "mar", "sep", "may", "april", "june", "august") and _tag(tokens, end)[:3] == "NNP":
        return word not in ("jan", "mar", "sep") and tokens[i].dep not in ("compound", "nsubj")
    if word in ("march", "may"):
        before = _word(tokens, i - 1)
        if before == "the" and word == "march":  # `the March summit`, not `the march` nor `the March for Life`
            return tokens[i].text[0].isupper() and _tag(tokens, end) in ("NN", "NNS")
        return _tag(tokens, i - 1) not in ("DT", "JJ", "``", "PRP$") or before in ("early", "late", "mid", "this")
    return True


def duration(tokens: list[Token], i: int, end: int) -> bool:
    """`three quarters` of a year, not of the imports."""
    if tokens[end - 1].tag == "NN" and tokens[end - 2].text.isdigit() and len(tokens[end - 2].text) == 4:
        return False
    part = tokens[end - 1].lower in ("quarter", "quarters", "second", "seconds") and _word(tokens, end) == "of"
    return not part or any(t.lower in ("several", "consecutive", "straight", "full") for t in tokens[i:end])


def vague_window(tokens: list[Token], i: int, end: int) -> bool:
    """`in recent weeks`, `the early days`; `the early hours of Sunday` are Sunday's."""
    return not (tokens[end - 1].lower == "hours" and _word(tokens, end) == "of")


def past(tokens: list[Token], i: int, end: int) -> bool:
    """`in the past`, not `past the town`."""
    return tokens[i].lower == "the" and _tag(tokens, end)[:2] not in ("NN", "CD", "JJ")


def future(tokens: list[Token], i: int, end: int) -> bool:
    """`in the future`, and no `future contracts`."""
    return tokens[end - 1].tag != "JJ" and _tag(tokens, end)[:2] != "NN" and (end - i > 1 or _word(tokens, i - 1) in ("in", "for"))


def part(tokens: list[Token], i: int, end: int) -> bool:
    """`in the morning`, `last night`."""
    return _tag(tokens, end)[:2] != "NN" or tokens[i].lower in ("last", "this")


def ending(tokens: list[Token], i: int, end: int) -> bool:
    """`the year ended 31 March`: how long, for the day follows."""
    return _word(tokens, end) in ("ended", "ending") and _tag(tokens, end + 1)[:2] in ("NN", "CD", "IN")


def told_unit(tokens: list[Token], i: int, end: int) -> bool:
    """`For the day, the index fell`, `ended the week higher`; not `for the day when` or `for the year 1990`."""
    tag = _tag(tokens, end)
    alone = tag[:2] not in ("NN", "CD", "WD", "WR", "VB") and tag != "JJ" and _word(tokens, end) not in ("of", "that", "'s", "-")
    return alone and _word(tokens, i - 1) in listed("beside", "told-unit")


def nth(tokens: list[Token], i: int, end: int) -> bool:
    """`for a second day`, `it is the third week of talks`; no `second day trip`."""
    return _word(tokens, i - 1) in listed("beside", "nth") and _tag(tokens, end)[:2] != "NN"


def holiday(tokens: list[Token], i: int, end: int) -> bool:
    """A day's name as it is written, and not one in another name or of what is sold then: `Easter Island`, `Christmas sales`."""
    last = tokens[end - 1]
    written = all(t.text[0].isupper() or not t.text[0].isalpha() or t.lower in ("last", "next", "this", "week") for t in tokens[i:end])
    return written and (_tag(tokens, end)[:2] != "NN" or last.head.i != end) and tokens[i - 1].tag != "NNP" if i else written


def term(tokens: list[Token], i: int, end: int) -> bool:
    """`in the near term`; not `in the short term loan`."""
    return _word(tokens, i - 1) in listed("beside", "term") and _tag(tokens, end)[:2] != "NN"


def decade(tokens: list[Token], i: int, end: int) -> bool:
    """`the 1990s`; not a man in his 30s."""
    return _tag(tokens, i - 1) != "PRP$"


def decade_word(tokens: list[Token], i: int, end: int) -> bool:
    """`in the nineties`; not `the fifties singer`."""
    return _word(tokens, i - 1) in listed("beside", "season") and _tag(tokens, end)[:2] != "NN"


def year_short(tokens: list[Token], i: int, end: int) -> bool:
    """`since '82`; not the '11 of a product's name."""
    figures = tokens[end - 1]
    return len(figures.text) == 2 and figures.start == tokens[i].end and _word(tokens, i - 1) in listed("beside", "year-short")


def named(tokens: list[Token], i: int, end: int) -> bool:
    """True for a unit with a capital in a line that has none elsewhere: a name, as of a programme or a paper, and no time."""
    last = tokens[end - 1]
    if last.i == last.sent.tokens[0].i or not last.text[0].isupper() or last.text.isupper():
        return False
    return any(t.text.islower() and t.tag[:2] in ("NN", "VB") and t.dep != "aux" for t in last.sent.tokens)


AGO = frozenset({"ago", "earlier", "later", "before", "after"})

GATES: dict[str, Callable[[list[Token], int, int], bool]] = {
    "year": year, "years": years, "month": month, "day-of-month": day_of_month, "season": season,
    "part": part, "duration": duration, "no-rate": no_rate, "plural": plural, "bare-after": bare_after,
    "set-word": set_word, "reference": reference, "past": past, "future": future, "rate": rate, "decade": decade,
    "decade-word": decade_word, "holiday": holiday, "ending": ending, "nth": nth, "year-short": year_short,
    "told-unit": told_unit, "term": term, "vague-window": vague_window,
}  # fmt: skip
