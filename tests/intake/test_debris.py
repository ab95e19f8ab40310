from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.intake import debris

RULES = debris.patterns().rules
CASES = [(n, case) for n, rule in enumerate(RULES) for case in rule.cases]
NOT_CASES = [(n, case) for n, rule in enumerate(RULES) for case in rule.not_cases]
BODY = "The envoys met in the capital on Monday and agreed to meet again within a week."


@pytest.mark.parametrize(("number", "case"), CASES)
def test_cases_of_the_data(number: int, case: str) -> None:
    before, sign, rest = case.partition("||")
    inside, _, after = rest.partition("||")
    line = before + inside + after if sign else case
    expected = inside if sign else case
    assert [span.of(line) for span in debris.marked(RULES[number], line)] == [expected.strip()]


@pytest.mark.parametrize(("number", "case"), NOT_CASES)
def test_counter_cases_of_the_data(number: int, case: str) -> None:
    assert list(debris.marked(RULES[number], case)) == []


def kinds(text: str) -> list[tuple[str, str]]:
    return [(region.kind, region.span.of(text)) for region in debris.mark(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Envoys agree to meet again\n\n{BODY}", [("headline", "Envoys agree to meet again")]),
        (f"{BODY}\n\nNew Storm Nears the Northern Coast\n\n{BODY}",
         [("related", "New Storm Nears the Northern Coast")]),
        (f"{BODY}\n\nThe harvest is worse than feared: Ministry\n\n{BODY}",
         [("related", "The harvest is worse than feared: Ministry")]),
        (f"{BODY}\n\nDetails\n\n{BODY}", []),
        (f"{BODY}\n\nThe two countries have been allies since", []),
        (f"OSLO, May 4 (Newswire): {BODY}", [("dateline", "OSLO, May 4 (Newswire):")]),
        ("Envoys will meet on Monday", []),
        (f"{BODY}\nSource: State Newswire\n{BODY}", [("source-line", "Source: State Newswire")]),
        (f"Advertisement\n{BODY}\r\nShare", [("advert", "Advertisement"), ("share", "Share")]),
    ],
)  # fmt: skip
def test_mark(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


PIECES = [
    "Also Read: Storm",
    BODY,
    "\n",
    " ",
    "Share",
    "(Photo by A. Lens/AFP)",
    "🙂",
    "\r\n",
    "Source: X",
    "",
    "\u2028",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_regions_are_ordered_and_inside_the_text(text: str) -> None:
    regions = debris.mark(text)
    for region in regions:
        assert 0 <= region.span.start < region.span.end <= len(text)
        assert region.span.of(text).strip() != ""
    for one, two in pairwise(regions):
        assert one.span.end <= two.span.start
