"""Words of times and amounts in any order: nothing breaks, spans quote, ends are in order."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading import quantities, syntax, times
from reportedly.reading.times.words import classes

WORDS = [
    *sorted({word for group in classes().values() for word in group}),
    "the",
    "a",
    "of",
    "on",
    "-",
    "–",
    ",",
    ".",
    "31",
    "30",
    "0",
    "00",
    "1999",
    "9999",
    "12,000",
    "99999999999999999999",
    "1.5",
    "½",
    "28th",
    "25:99",
    "5pm",
    "99/99/9999",
    "0/0/0000",
    "fy24",
    "q9",
    "$",
    "5bn",
    "152mm",
    "~",
    "+",
    "to",
    "and",
    "or",
    "between",
    "from",
    "since",
    "until",
    "ago",
    "dozens",
    "thousands",
    "several",
    "half",
    "million",
    "trillion",
    "-5",
    "sub-5",
    "soldiers",
    "left",
    "will",
    "met",
    "at",
    "least",
    "up",
    "more",
    "than",
    "%",
    "km",
    "year-old",
    "30",
    "February",
    "two-day",
    "visit",
    "starting",
]
DAYS = st.sampled_from([None, date(1, 1, 2), date(2025, 7, 9), date(9999, 12, 30)])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), DAYS)
def test_any_words(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    (tree,) = syntax.parse([(text, ())])
    when = times.resolve(tree, times.find(tree), published)
    how_many = quantities.find(tree, when)
    assert all(t.span.of(text) == t.text for t in when)
    assert all(q.span.of(text) == q.text for q in how_many)
    assert all(a.span.end <= b.span.start for a, b in pairwise(when))
    assert all(a.span.end <= b.span.start for a, b in pairwise(how_many))
    assert all(t.start <= t.end for t in when if t.start and t.end)
    assert all(q.low <= q.high for q in how_many if q.low is not None and q.high is not None)
    assert not any(t.span.overlaps(q.span) for t in when for q in how_many)
