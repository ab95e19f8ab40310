"""The whole reading: spans quote the text, reading twice is the same, what the README promises of dates and debris."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.exports.record import as_record
from reportedly.intake import build, read_path
from reportedly.model.report import Report
from reportedly.reading.pipeline import read, read_many
from tests.reading.told import claims

EXAMPLES = [item for item in read_path(Path(__file__).parents[2] / "examples") if isinstance(item, Report)]
SENTENCES = sorted({line for report in EXAMPLES for line in report.text.split("\n") if line.strip()})


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from(["\n", "\n\n", " ", "\r\n", " \u00a0"]))
def test_spans_quote_the_text_and_reading_twice_is_the_same(lines: list[str], joint: str) -> None:
    report = Report("r", joint.join(lines), published=date(2025, 7, 9))
    reading = read(report)
    assert reading == read(report)
    for claim in reading.claims:
        assert claim.span.of(report.text) == claim.quote
        assert claim.span.covers(claim.event.trigger_span)
        assert claim.event.trigger_span.of(report.text) == claim.event.trigger
        for mention in (claim.time, claim.place, *claim.quantities):
            assert mention is None or mention.span.of(report.text) == mention.text
        assert [s.level for s in claim.sources] == sorted(s.level for s in claim.sources)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_a_batch_reads_as_one_by_one() -> None:
    together = [[as_record(r, c) for c in reading.claims] for r, reading in zip(EXAMPLES, read_many(EXAMPLES), strict=True)]
    assert together == [[as_record(r, c) for c in read(r).claims] for r in EXAMPLES]


def test_related_headlines_are_not_read() -> None:
    report = build(
        id="r",
        where="r",
        text="Chad opened the crossing on Monday.\nAlso Read: Niger bombs a village in Mali\nREAD MORE: Mali invades Niger",
    )
    assert not [claim for claim in read(report).claims if "Niger" in claim.quote]
    # The same words as a sentence of the report are read: it is the mark that keeps them out.
    assert [claim for claim in claims("Chad opened the crossing on Monday.\nNiger bombed a village in Mali.") if "Niger" in claim.quote]


def test_friday_by_the_tense_of_its_verb() -> None:
    wednesday = date(2025, 7, 9)
    (planned,) = claims("The Peruvian president will begin a three-day visit to Chile starting Friday.", wednesday)
    (met,) = claims("Peru and Chile met on Friday.", wednesday)
    assert planned.time is not None and (planned.time.start, planned.time.end) == (date(2025, 7, 11), date(2025, 7, 13))
    assert met.time is not None and met.time.start == met.time.end == date(2025, 7, 4)


def test_two_waves_have_each_their_range_their_time_and_all_speakers() -> None:
    first, second = claims(
        "Estimates from Peru, Chile and Brazil suggest that Bolivia sent 1,000 to 1,200 troops to Haiti last fall, "
        "with an additional 300 to 400 deployed earlier this year."
    )
    assert first.time is not None and (first.time.start, first.time.end) == (date(2024, 9, 1), date(2024, 11, 30))
    assert second.time is not None and (second.time.start, second.time.end) == (date(2025, 1, 1), date(2025, 7, 9))
    assert [(q.low, q.high, q.additional) for c in (first, second) for q in c.quantities] == [(1000, 1200, False), (300, 400, True)]
    assert all([s.country for s in c.sources] == ["PER", "CHL", "BRA"] for c in (first, second))


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    (met,) = claims("Peru and Chile met on Friday.", None)
    assert met.time is None or (met.time.start, met.time.end) == (None, None)
