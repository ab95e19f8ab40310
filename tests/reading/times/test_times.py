"""What time expressions mean in a report of Wednesday 9 July 2025, and in one without a date."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.mentions import Time
from reportedly.reading import syntax, times

PUBLISHED = date(2025, 7, 9)


def read(text: str, published: date | None = PUBLISHED) -> tuple[Time, ...]:
    (tree,) = syntax.parse([(text, ())])
    return times.resolve(tree, times.find(tree), published)


def told(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    """(words, start, end) of each expression."""
    return [(t.text, t.start.isoformat() if t.start else None, t.end.isoformat() if t.end else None) for t in read(text, published)]


# sentence, the words of the expression, first and last day
DAYS = [
    # the tense of the verb tells the last from the next
    ("The two envoys met on Friday in Ankara.", "Friday", "2025-07-04", "2025-07-04"),
    ("Officials will meet on Tuesday.", "Tuesday", "2025-07-15", "2025-07-15"),
    ("The drills ended on Tuesday.", "Tuesday", "2025-07-08", "2025-07-08"),
    ("The talks, due to start on Monday, were postponed.", "Monday", "2025-07-14", "2025-07-14"),
    ("The envoy leaves on Friday.", "Friday", "2025-07-11", "2025-07-11"),
    ("He said the group had struck the depot on Monday.", "Monday", "2025-07-07", "2025-07-07"),
    ("Elections were held in November.", "November", "2024-11-01", "2024-11-30"),
    ("Elections will be held in November.", "November", "2025-11-01", "2025-11-30"),
    # a length that a date begins
    ("The envoy will pay a three-day visit starting Friday.", "Friday", "2025-07-11", "2025-07-13"),
    ("He will pay a two-day visit to Cairo on Thursday.", "Thursday", "2025-07-10", "2025-07-11"),
    # relative units
    ("The brigade arrived last fall.", "last fall", "2024-09-01", "2024-11-30"),
    ("Another unit was sent earlier this year.", "earlier this year", "2025-01-01", "2025-07-09"),
    ("Exports fell last month.", "last month", "2025-06-01", "2025-06-30"),
    ("The foreign ministers are meeting this week.", "this week", "2025-07-07", "2025-07-13"),
    ("The embassy will reopen next month.", "next month", "2025-08-01", "2025-08-31"),
    ("The president will travel there this summer.", "this summer", "2025-06-01", "2025-08-31"),
    ("The treaty was signed last June.", "last June", "2025-06-01", "2025-06-30"),
    ("They struck a deal three weeks ago.", "three weeks ago", "2025-06-16", "2025-06-22"),
    ("Early next week a team will inspect the plant.", "Early next week", "2025-07-14", "2025-07-15"),
    ("Over the past three months they shelled it.", "the past three months", "2025-04-09", "2025-07-09"),
    # parts of a month or a year
    ("The talks resumed in mid-May.", "mid-May", "2025-05-11", "2025-05-20"),
    ("Shipments began in late March.", "late March", "2025-03-21", "2025-03-31"),
    ("They arrived at the start of the month.", "the start of the month", "2025-07-01", "2025-07-10"),
    ("The team is to leave at the end of August.", "the end of August", "2025-08-21", "2025-08-31"),
    ("In the first half of 2025 trade rose.", "the first half of 2025", "2025-01-01", "2025-06-30"),
    ("In mid-2024 the group split.", "mid-2024", "2024-05-01", "2024-08-31"),
    # absolute
    ("The treaty was signed in 2023.", "2023", "2023-01-01", "2023-12-31"),
    ("The log says 2025-06-01T10:38:07Z and no more.", "2025-06-01T10:38:07Z", "2025-06-01", "2025-06-01"),
    ("The port was shut on Mar 9 2018 for repairs.", "Mar 9 2018", "2018-03-09", "2018-03-09"),
    ("They signed the accord on 12 June.", "12 June", "2025-06-12", "2025-06-12"),
    ("The parade took place on Wednesday 18 June.", "Wednesday 18 June", "2025-06-18", "2025-06-18"),
    ("The ceasefire took effect on Saturday at 5 p.m.", "Saturday at 5 p.m.", "2025-07-05", "2025-07-05"),
    # `until` looks ahead after what puts something off; what had been planned lies back
    ("The court postponed the hearing until Tuesday.", "Tuesday", None, "2025-07-15"),
    ("The army closed the crossing until Friday.", "Friday", None, "2025-07-11"),
    ("The strike lasted until Tuesday.", "Tuesday", None, "2025-07-08"),
    ("The licence had been set to expire on Friday.", "Friday", "2025-07-04", "2025-07-04"),
    ("The licence is set to expire on Friday.", "Friday", "2025-07-11", "2025-07-11"),
    ("Chad was the first state to join the pact on Monday.", "Monday", "2025-07-07", "2025-07-07"),
    # a plan of the past, a denial, an aim and what is fronted look back
    ("It had been due to expire on Friday.", "Friday", "2025-07-04", "2025-07-04"),
    ("None of the hostages could be found on Monday.", "Monday", "2025-07-07", "2025-07-07"),
    ("Crowds gathered in the square to mark the truce on Tuesday.", "Tuesday", "2025-07-08", "2025-07-08"),
    ("On Friday, the council planned a vote.", "Friday", "2025-07-04", "2025-07-04"),
    ("Prices stay near the peak set on Oct. 6.", "Oct. 6", "2024-10-06", "2024-10-06"),
    ("The loan was extended through January.", "January", None, "2026-01-31"),
    ("The militia began shelling the port this spring.", "this spring", "2025-03-01", "2025-05-31"),
    ("The ship sank in the early hours of Sunday.", "the early hours of Sunday", "2025-07-06", "2025-07-06"),
    ("They had met a day earlier, on Monday.", "a day earlier", "2025-07-07", "2025-07-07"),
    ("A Friday vote is likely.", "Friday", "2025-07-11", "2025-07-11"),
    # days with a name
    ("The truce was signed on Christmas Eve.", "Christmas Eve", "2024-12-24", "2024-12-24"),
    ("The envoy will return on Thanksgiving Day.", "Thanksgiving Day", "2025-11-27", "2025-11-27"),
    ("The shelling began last Easter.", "last Easter", "2025-04-20", "2025-04-20"),
    ("The port was closed during Easter week.", "Easter week", "2025-04-14", "2025-04-20"),
    # the day that the report is about
    ("Shelling went on for a second day.", "a second day", "2025-07-09", "2025-07-09"),
    ("They met for a third straight week.", "a third straight week", "2025-07-07", "2025-07-13"),
    ("Markets opened on Monday. They ended the day lower.", "the day", "2025-07-07", "2025-07-07"),
    ("The March summit failed.", "March", "2025-03-01", "2025-03-31"),
    # bounds
    ("They have been held since Friday.", "Friday", "2025-07-04", "2025-07-09"),
    ("The port has been closed since October.", "October", "2024-10-01", "2025-07-09"),
    ("They have been held since August.", "August", "2024-08-01", "2025-07-09"),
    ("By the end of 2024 the force had doubled.", "the end of 2024", None, "2024-12-31"),
    ("The sides did not meet until late April 2025.", "late April 2025", "2025-04-21", "2025-04-30"),
    ("Ties have warmed since the 2022 invasion.", "2022", "2022-01-01", "2022-12-31"),
    # ranges
    ("The workers could leave as early as July or August.", "July", "2025-07-01", "2025-08-31"),
    ("The survey ran between 8 and 28 December.", "28 December", "2024-12-08", "2024-12-28"),
    ("Talks will be held on July 15-17.", "July 15", "2025-07-15", "2025-07-17"),
    ("He will be in Ankara from Friday to Sunday.", "Friday", "2025-07-11", "2025-07-13"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), DAYS)
def test_days(text: str, words: str, start: str | None, end: str | None) -> None:
    assert (words, start, end) in told(text)


def test_later_and_before_count_from_the_day_told_last() -> None:
    (_, later) = told("The accord was signed on 12 June 2024. Two days later the shelling resumed.")
    assert later == ("Two days later", "2024-06-14", "2024-06-14")
    (_, before) = told("The convoy left on 5 May. The day before, guards had closed the road.")
    assert before == ("The day before", "2025-05-04", "2025-05-04")


RELATIVE = [
    "They met on Friday and will return next week.",
    "The port has been closed since October.",
    "He left yesterday.",
    "The workers came earlier this year.",
    "It was agreed three days ago.",
    "They signed it on 12 June.",
]


@pytest.mark.parametrize("text", RELATIVE)
def test_without_a_date_of_publication_relative_times_have_no_days(text: str) -> None:
    assert read(text, None)
    assert all(t.start is None and t.end is None for t in read(text, None))


def test_without_a_date_of_publication_a_full_date_has_its_days() -> None:
    assert told("They signed it on 12 June 2024.", None) == [("12 June 2024", "2024-06-12", "2024-06-12")]
    assert told("It has been shut since May 2023.", None) == [("May 2023", "2023-05-01", None)]


NO_TIMES = [
    "Mr. May said the troops would march on.",
    "The second battalion took the hill with 2000 soldiers.",
    "The fall of the town surprised the guards.",
    "The 45-year-old general may resign.",
    "The captain, in his 30s, spoke of this 6-year-old girl.",
    "The clip ran on 60 Minutes, and Easter Island was shown.",
    "Now, the minister said, there is no way back.",
    "The brigade of 2000 men and 1500 local fighters left.",
    "The rumour soon became a threat to the soon-to-open port.",
    "The blasts came just minutes apart; the patrol works 24 hours a day.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times(text: str) -> None:
    assert read(text) == ()


VALUES = [
    ("It lasted three days.", "DURATION", "P3D"),
    ("It lasted several weeks.", "DURATION", "PXW"),
    ("They meet every Friday.", "SET", "XXXX-WXX-5"),
    ("The unit was formed in the 1990s.", "DATE", "199"),
    ("It is now closed.", "DATE", "PRESENT_REF"),
    ("They met in the third quarter of 2024.", "DATE", "2024-Q3"),
    ("They met in the winter of 2023.", "DATE", "2023-WI"),
    ("Clashes have grown in recent weeks.", "DATE", "PAST_REF"),
    ("The army has doubled over the past decade.", "DURATION", "P10Y"),
    ("Sales fell in the year ended June 30.", "DURATION", "P1Y"),
    ("The fund spends $3 million a year on mines.", "SET", "P1Y"),
    ("The firm posted several quarters of losses.", "DURATION", "PXQ"),
    ("Prices will fall in the near term.", "DATE", "FUTURE_REF"),
    ("Ministers meet on Monday at 2 p.m. ET (1900 GMT).", "TIME", "2025-07-14T19:00Z"),
    ("The blast came at 10:35 a.m. (0735 GMT) on Friday.", "TIME", "2025-07-04T10:35"),
    ("The sirens were heard at 2130 local time.", "TIME", "2025-07-09T21:30"),
    ("The market is open on Sundays.", "SET", "XXXX-WXX-7"),
    ("Patrols pass on Friday nights.", "SET", "XXXX-WXX-5TNI"),
    ("The two-and-a-half-year siege is over.", "DURATION", "P2Y6M"),
    ("The pact was signed a quarter of a century ago.", "DATE", "2000"),
    ("The pact was signed half a century ago.", "DATE", "1975"),
    ("Two men were held the day before yesterday.", "DATE", "2025-07-07"),
    ("The court will rule the day after tomorrow.", "DATE", "2025-07-11"),
    ("Aid doubled in the nineties.", "DATE", "199"),
    ("Trade is at its lowest since '87.", "DATE", "1987"),
    ("The siege was lifted within weeks or months.", "DURATION", "PXW"),
    ("The border stays shut for the time being.", "DATE", "PRESENT_REF"),
    ("The convoy left at 06:30 GMT.", "TIME", "2025-07-09T06:30Z"),
    ("The blast came at 10:35 a.m. (0735 GMT) Friday.", "TIME", "2025-07-04T10:35"),
    ("The convoy left on Monday at about 4 in the afternoon.", "TIME", "2025-07-07T16:00"),
    ("Exports rose in March, against the same month last year.", "DATE", "2024-03"),
    ("The firm lost money in the third quarter. It gained in the 2023 quarter.", "DATE", "2023-Q3"),
]


@pytest.mark.parametrize(("text", "kind", "value"), VALUES)
def test_timex_values(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(t.type, t.value) for t in read(text)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([row[0] for row in DAYS]), min_size=1, max_size=3),
    st.dates(date(1995, 1, 1), date(2035, 12, 31)),
)
def test_mentions_quote_the_text_in_order_and_read_the_same_twice(texts: list[str], published: date) -> None:
    text = " ".join(texts)
    found = read(text, published)
    assert found == read(text, published)
    assert all(t.span.of(text) == t.text for t in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(t.start <= t.end for t in found if t.start and t.end)


@settings(max_examples=20, deadline=None)
@given(st.dates(date(1995, 1, 1), date(2035, 12, 31)))
def test_a_past_weekday_lies_in_the_week_before_publication(published: date) -> None:
    (friday,) = read("The envoys met on Friday.", published)
    assert friday.start == friday.end and friday.start is not None
    assert friday.start.isoweekday() == 5 and timedelta(0) <= published - friday.start < timedelta(7)
