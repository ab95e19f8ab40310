"""All claims at once are scored as each pair is."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.blocks import Blocks, comparable
from reportedly.linking.compare import score
from reportedly.linking.scoring import scored
from reportedly.linking.terms import of_reports
from tests.linking.drafts import DAYS, DRAFTS
from tests.made import Draft, told

QUOTES = ("sent", "they sent troops to the harbour of Riga", "200 soldiers and two ships were sent to Riga", "sent after talks")
DRAFT = st.builds(
    lambda draft, quote, trigger, more: replace(draft, quote=quote, trigger=trigger, additional=more),
    st.sampled_from(DRAFTS),
    st.sampled_from(QUOTES),
    st.sampled_from(("sent", "sent", "armed")),
    st.booleans(),
)
REPORTS = st.lists(st.tuples(st.lists(DRAFT, min_size=1, max_size=3), st.sampled_from(DAYS)), max_size=7)


@settings(max_examples=200, deadline=None)
@given(REPORTS)
def test_many_pairs_are_scored_as_one_is(reports: list[tuple[list[Draft], str | None]]) -> None:
    several = of_reports(one for number, (drafts, day) in enumerate(reports) for one in told(f"r{number}", *drafts, day=day))
    found = scored(several, Blocks([[1] for _ in several]))
    expected = [
        [(later, score(one, several[later])) for later in range(number + 1, len(several)) if comparable(one, several[later])]
        for number, one in enumerate(several)
    ]
    assert [list(zip(*row, strict=True)) for row in found] == expected
