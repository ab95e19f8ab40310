from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.compare import kilometres, meet, reasons, same_counted, score
from reportedly.linking.rules import rules
from reportedly.linking.terms import number as counted
from reportedly.linking.terms import of_reports, terms
from reportedly.model.event import Told
from tests.linking.drafts import DAYS, DRAFTS
from tests.made import Draft, later, number, told


def between(one: Draft, other: Draft, days: int = 0) -> dict[str, float]:
    (first,), (second,) = terms(told("one", one)), terms(told("two", other, day=later(days)))
    return reasons(first, second)


ARMED = Draft(trigger="armed")
LIE = Draft(kind="visit", actors="NOR/Nils Lie")


@pytest.mark.parametrize(
    ("one", "other", "days", "has", "lacks"),
    [
        (Draft(), Draft(), 0, "actors-same recipients-same trigger-same status-same news-same", "kind-other report-alike"),
        (Draft(), Draft(), 0, "words kind-lasting report-same", "trigger-near"),
        (Draft(), Draft(kind="mobilize"), 0, "kind-other", "kind-far kind-lasting"),
        (Draft(), Draft(kind="arms"), 0, "kind-far", "kind-other"),
        (Draft(trigger="supplied"), Draft(trigger="provided"), 0, "trigger-near", "trigger-same trigger-apart"),
        (Draft(trigger="sent"), Draft(trigger="slept"), 0, "trigger-apart", "trigger-near trigger-apart-broad"),
        (Draft(kind="support", trigger="thanked"), replace(ARMED, kind="support"), 0, "trigger-apart-broad kind-broad", "trigger-apart"),
        (Draft(trigger="sent"), Draft(trigger="qwzzx"), 0, "", "trigger-near trigger-apart trigger-same"),
        (Draft(), Draft(recipients=""), 0, "recipients-unknown", "recipients-apart"),
        (Draft(), Draft(recipients="LVA, EST"), 0, "recipients-part", ""),
        (Draft(recipients="LVA, EST"), Draft(recipients="LVA, LTU"), 0, "recipients-overlap", ""),
        (Draft(), Draft(actors="SWE"), 0, "actors-apart", "actors-same"),
        (Draft(kind="meet"), Draft(kind="meet", actors="LVA", recipients="NOR"), 0, "actors-same", "actors-apart"),
        (Draft(actors="NOR/Ida Berg"), Draft(actors="NOR/I. Berg"), 0, "person-same", "person-other"),
        (Draft(actors="NOR/Ida Berg"), Draft(actors="NOR/Nils Lie"), 0, "person-other", "person-same"),
        (Draft(kind="visit", actors="NOR/Ida Berg"), LIE, 0, "person-other-personal", "person-other"),
        (Draft(), Draft(actors="LVA", recipients="NOR"), 0, "sides-turned", "actors-apart recipients-apart actors-same"),
        (Draft(actors="NOR/Ida Berg"), Draft(), 0, "actors-same person-one", "person-other person-same"),
        (Draft(days="2025-03-03"), Draft(days="2025-03-01..2025-03-31"), 0, "time-same time-meets", "time-near"),
        (Draft(days="2025-03-03"), Draft(days="2025-03-05"), 0, "time-near", "time-same"),
        (Draft(days="2025-03-03"), Draft(days="2025-03-09"), 0, "time-apart-lasting", "time-near time-far"),
        (Draft(kind="visit", days="2025-03-03"), Draft(kind="visit", days="2025-06-09"), 0, "time-apart time-far", "time-near"),
        (Draft(kind="visit"), Draft(kind="visit"), 10, "news-later", "news-same news-far"),
        (Draft(kind="visit"), Draft(kind="visit"), 60, "news-far", "news-later"),
        (Draft(), Draft(), 60, "news-later", "news-far"),
        (Draft(status="planned"), Draft(status="possible"), 120, "plan-late news-late-lasting", ""),
        (Draft(status="planned"), Draft(), 120, "news-late-lasting", "plan-late"),
        (Draft(days="2025-03-03"), Draft(), 0, "news-same time-one", "time-same time-none"),
        (Draft(), Draft(), 0, "time-none", "time-one"),
        (Draft(place="Riga"), Draft(place="Riga"), 0, "place-same", ""),
        (Draft(place="Riga"), Draft(place="Latvia"), 0, "place-within", ""),
        (Draft(place="Riga"), Draft(place="Ventspils"), 0, "place-other", "place-far"),
        (Draft(place="Oslo"), Draft(place="Narvik"), 0, "place-far", "place-other"),
        (Draft(place="Riga"), Draft(place="Oslo"), 0, "place-abroad", "place-far"),
        (Draft(place="Riga"), Draft(), 0, "place-one", "place-other place-same"),
        (Draft(numbers=((200, 200, "troops"),)), Draft(numbers=((200, 200, "combat troops"),)), 0, "number-same", "number-clash"),
        (Draft(numbers=((200, 300, "troops"),)), Draft(numbers=((250, 400, "troops"),)), 0, "number-meets", "number-clash"),
        (Draft(numbers=((200, 200, "troops"),)), Draft(numbers=((900, 900, "troops"),)), 0, "number-clash", "number-meets"),
        (Draft(numbers=((200, 200, "troops"),)), Draft(numbers=((200, 200, "shells"),)), 0, "number-of-other counted-other", "number-same"),
        (Draft(numbers=((200, 200, "troops"),)), Draft(), 0, "number-one counted-word", "number-clash counted-unknown"),
        (Draft(numbers=((200, 200, "troops"),)), Draft(numbers=((200, 200, "troops"),), additional=True), 0, "number-additional", ""),
        (Draft(status="planned"), Draft(), 30, "status-planned-done done-after-planned", "done-before-planned status-same"),
        (Draft(), Draft(status="planned"), 30, "status-planned-done done-before-planned", "done-after-planned"),
        (Draft(), Draft(status="denied"), 0, "status-denied", "status-planned-done status-same"),
    ],
)  # fmt: skip
def test_reasons(one: Draft, other: Draft, days: int, has: str, lacks: str) -> None:
    found = between(one, other, days)
    assert set(has.split()) <= found.keys(), found
    assert found.keys().isdisjoint(lacks.split()), found


def test_claims_of_one_report() -> None:
    one, other = terms(told("one", Draft(), Draft()))
    assert {"report-same", "report-near", "report-trigger"} <= reasons(one, other).keys()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (number(100, 100, "troops"), number(100, 100, "troops"), True),
        (number(100, 200, "troops"), number(200, 300, "troops"), True),
        (number(100, 100, "troops"), number(109, 109, "troops"), False),
        (number(100, 100, "troops", "about"), number(109, 109, "troops"), True),
        (number(6000, None, "troops", "more-than"), number(11000, 11000, "troops"), True),
        (number(6000, None, "troops", "more-than"), number(60000, 60000, "troops"), False),
        (number(None, 5000, "troops", "up-to"), number(3000, 3000, "troops"), True),
        (number(None, 5000, "troops", "up-to"), number(7000, 7000, "troops"), False),
        (number(1000, None, "troops", "vague"), number(9000, 9000, "troops"), True),
        (number(1000, None, "troops", "vague"), number(20000, 20000, "troops"), False),
        (number(None, None, "troops"), number(1, 1, "troops"), False),
    ],
)
def test_meet(one: object, other: object, expected: bool) -> None:
    a, b = counted(one), counted(other)  # type: ignore[arg-type]
    assert meet(a, b) is meet(b, a) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("troops", "combat troops", True),
        ("troops", "troops of the army", True),
        ("soldier", "soldiers", True),
        ("", "soldiers", True),
        ("troops", "shells", False),
    ],
)
def test_same_counted(one: str, other: str, expected: bool) -> None:
    assert same_counted(counted(number(1, 1, one)), counted(number(1, 1, other))) is expected


def test_kilometres() -> None:
    riga, oslo = (terms(told("r", Draft(place=name)))[0].spot for name in ("Riga", "Oslo"))
    assert riga and oslo
    km = kilometres(riga, oslo)
    assert km is not None and 840 < km < 850
    assert kilometres(riga, riga) == 0


@pytest.mark.parametrize("name", [reason for reason in rules().reasons if not reason.startswith("report-possible")])
def test_every_reason_says_what_it_means(name: str) -> None:
    assert rules().reasons[name].means and rules().weights[name] == rules().reasons[name].weight


SEVERAL = st.lists(st.tuples(st.sampled_from(DRAFTS), st.sampled_from(DAYS)), min_size=2, max_size=2)


@settings(max_examples=150, deadline=None)
@given(SEVERAL)
def test_the_order_of_a_pair_makes_no_difference(several: list[tuple[Draft, str | None]]) -> None:
    pair: list[Told] = [one for n, (draft, day) in enumerate(several) for one in told(f"r{n}", draft, day=day)]
    a, b = of_reports(pair)
    found = reasons(a, b)
    assert found == reasons(b, a)
    assert found.keys() <= rules().reasons.keys() and all(0 < value <= 1.0000001 for value in found.values())
    assert abs(score(a, b)) <= rules().most
