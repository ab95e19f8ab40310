from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking import link
from tests.linking.drafts import DAYS, DRAFTS
from tests.made import Draft, later, told

MARCH = "2025-03-01..2025-03-31"
VISIT = Draft("Ida Berg flew to Riga for talks", kind="visit", actors="NOR/Ida Berg", trigger="flew", place="Riga")
AGAIN = Draft("The leader of Norway came back", kind="visit", trigger="came")
MEET = Draft("The ministers met in Riga", kind="meet", trigger="met", days="2025-03-03")


def but(draft: Draft, **changes: object) -> Draft:
    """The draft with other fields."""
    return replace(draft, **changes)  # type: ignore[arg-type]


def troops(low: float, high: float, days: str = "2025-03-03", **more: object) -> Draft:
    return but(Draft(days=days, numbers=((low, high, "troops"),)), **more)


MORE = troops(300, 400, quote="A battalion more left", trigger="left")


@pytest.mark.parametrize(
    ("one", "other", "days", "same"),
    [
        pytest.param(Draft(), Draft(), 1, True, id="copies"),
        pytest.param(Draft(), Draft("Oslo's soldiers reached Latvia", trigger="reached"), 1, True, id="other words"),
        pytest.param(Draft(), Draft(kind="mobilize"), 1, True, id="kinds of one family"),
        pytest.param(Draft(), Draft(kind="visit"), 1, False, id="another family"),
        pytest.param(Draft(), Draft(actors="SWE"), 1, False, id="another actor"),
        pytest.param(Draft(), Draft(recipients="EST"), 1, False, id="another recipient"),
        pytest.param(Draft(), Draft(recipients=""), 1, True, id="recipient left out"),
        pytest.param(Draft(), Draft(actors="LVA", recipients="NOR"), 1, False, id="the other way round"),
        pytest.param(MEET, but(MEET, actors="LVA", recipients="NOR"), 1, True, id="symmetric, the other way round"),
        pytest.param(MEET, but(MEET, days="2025-06-16"), 105, False, id="another meeting, later"),
        pytest.param(VISIT, AGAIN, 200, False, id="another visit, no day told"),
        pytest.param(VISIT, but(VISIT, status="planned"), -20, True, id="a plan that came true"),
        pytest.param(but(VISIT, days="2025-03-03"), but(VISIT, days="2025-05-12", status="planned"), 5, False, id="the next visit"),
        pytest.param(troops(200, 200), troops(900, 900), 1, True, id="speakers differ in numbers"),
        pytest.param(troops(200, 200), troops(200, 300, days=MARCH), 20, True, id="a day within a month"),
        pytest.param(troops(200, 200), but(MORE, additional=True), 1, False, id="another lot"),
        pytest.param(troops(200, 200), but(MORE, days="2025-11-03"), 245, False, id="days apart"),
        pytest.param(Draft(), Draft(status="denied"), 1, True, id="told and denied"),
        pytest.param(
            Draft(kind="attack", actors="", recipients="", place="Riga"), Draft(kind="attack", actors="", recipients="", place="Narvik"),
            1, False, id="no sides, places apart",
        ),
    ],
)  # fmt: skip
def test_link(one: Draft, other: Draft, days: int, same: bool) -> None:
    events = link([*told("one", one), *told("two", other, day=later(days))])
    assert (len(events) == 1) is same


def test_event_tells_of_its_claims() -> None:
    sent = Draft("Norway sent 200 troops to Latvia", numbers=((200, 200, "troops"),))
    several = [
        *told("b", sent, Draft(kind="meet"), day="2025-03-05"),
        *told("a", replace(sent, kind="mobilize"), day=None),
        *told("c", sent, day="2025-03-04"),
    ]
    events = link(several)
    assert len(events) == 2
    event = next(event for event in events if event.family == "troops")
    assert event.kind == "deploy"
    assert event.claims == (("c", 0), ("b", 0), ("a", 0))
    assert event.id.startswith("e-") and len(event.id) == 14
    assert [one.id for one in events] == sorted(one.id for one in events)


def test_what_a_person_decided_outweighs_all_reasons() -> None:
    several = [*told("a", Draft()), *told("b", Draft()), *told("c", Draft(kind="visit", actors="SWE", recipients="EST"))]
    a, b, c = (one.key for one in several)
    assert [event.claims for event in link(several, together=[frozenset({a, c})], apart=[frozenset({b, c})])] in (
        [(a, c), (b,)],
        [(b,), (a, c)],
    )


def test_no_claims_no_events() -> None:
    assert link([]) == []


REPORTS = st.lists(
    st.tuples(st.lists(st.sampled_from(DRAFTS), max_size=4), st.sampled_from(DAYS)),
    max_size=6,
)


@settings(max_examples=120, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_events(reports: Sequence[tuple[Sequence[Draft], str | None]], random: object) -> None:
    several = [one for n, (drafts, day) in enumerate(reports) for one in told(f"r{n}", *drafts, day=day)]
    events = link(several)
    shuffled = list(several)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == events == link(several)
    assert sorted(key for event in events for key in event.claims) == sorted(one.key for one in several)
    assert len({event.id for event in events}) == len(events)
