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
        if number < 1900 and next_tag[:2] == "NN":
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


def no_rate(tokens: list[Token], i: int, end: int) -> bool:
    """`for a year`, not `$30 a year` or `a second strike`."""
    if tokens[i].lower in ("a", "an"):
        before = _word(tokens, i - 1)
        if _tag(tokens, i - 1) in ("NNS", "NN", "CD", "$", "RB") and before not in listed("beside", "length"):
            return before == "ago"
        if tokens[end - 1].lower in ("second", "quarter", "weekend"):
            return False
        return _tag(tokens, end)[:2] not in ("NN", "JJ") and _word(tokens, end) not in (
            "after",
            "before",
            "'s",
        )
    return True


def plural(tokens: list[Token], i: int, end: int) -> bool:
    """`for weeks`; not `seconds` alone and no unit that is a name's part."""
    last = tokens[end - 1]
    return (
        last.lower not in ("seconds", "quarters", "mins")
        and last.tag[:3] != "NNP"
        and _word(tokens, end) != "old"
        and (_tag(tokens, i - 1) not in ("JJ", "CD") or _word(tokens, i - 1) in ("long", "several", "many", "recent", "past"))
    )


def set_word(tokens: list[Token], i: int, end: int) -> bool:
    """`daily`, not the Daily in a newspaper's name nor an annual report."""
    return (tokens[i].tag[:3] != "NNP" and tokens[i].lower not in ("annual", "quarterly", "monthly", "weekly")) or (
        tokens[i].tag[:2] == "RB"
    )


def reference(tokens: list[Token], i: int, end: int) -> bool:
    """`now`, `recently`; not a `current account`."""
    token = tokens[end - 1]
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
        return _tag(tokens, i - 1) not in ("DT", "JJ", "``", "PRP$") or before in (
            "early",
            "late",
            "mid",
            "this",
        )
    return True


def duration(tokens: list[Token], i: int, end: int) -> bool:
    """`three quarters` of a year, not of the imports."""
    if tokens[end - 1].tag == "NN" and tokens[end - 2].text.isdigit() and len(tokens[end - 2].text) == 4:
        return False
    return not (tokens[end - 1].lower in ("quarter", "quarters", "second", "seconds") and _word(tokens, end) == "of")


def past(tokens: list[Token], i: int, end: int) -> bool:
    """`in the past`, not `past the town`."""
    return tokens[i].lower == "the" and _tag(tokens, end)[:2] not in ("NN", "CD", "JJ")


def future(tokens: list[Token], i: int, end: int) -> bool:
    """`in the future`, and no `future contracts`."""
    return tokens[end - 1].tag != "JJ" and _tag(tokens, end)[:2] != "NN" and (end - i > 1 or _word(tokens, i - 1) in ("in", "for"))


def part(tokens: list[Token], i: int, end: int) -> bool:
    """`in the morning`, `last night`."""
    return _tag(tokens, end)[:2] != "NN" or tokens[i].lower in ("last", "this")


GATES: dict[str, Callable[[list[Token], int, int], bool]] = {
    "year": year, "years": years, "month": month, "day-of-month": day_of_month, "season": season,
    "part": part, "duration": duration, "no-rate": no_rate, "plural": plural, "bare-after": bare_after,
    "set-word": set_word, "reference": reference, "past": past, "future": future,
}  # fmt: skip
