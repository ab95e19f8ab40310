import pytest

from reportedly.answers.why import why
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store
from reportedly.linking.keep import refresh
from reportedly.linking.rules import rules
from reportedly.linking.why import why_claims, why_event
from reportedly.model.event import ClaimKey
from tests.made import Draft, dispatch, keep

SENT = Draft("Norway sent 200 troops to Latvia", numbers=((200, 200, "troops"),), days="2025-03-03")
MORE = Draft("Norway sent 300 more", numbers=((300, 300, "troops"),), additional=True, days="2025-04-10")
FLEW = Draft("Berg flew to Riga", kind="visit", actors="NOR/Ida Berg")


@pytest.fixture
def made(store: Store) -> Store:
    for id, drafts in (("a", (SENT, MORE)), ("b", (SENT, FLEW)), ("c", (SENT,))):
        keep(store, dispatch(id, *drafts), *drafts)
    refresh(store)
    return store


def test_an_event_is_explained_by_its_joins_and_near_misses(made: Store) -> None:
    event = next(event for event in made.events() if len(event.claims) == 3)
    with made.linked() as kept:
        found = why_event(kept, event.id)
        assert why_event(kept, "e-none") is None
    assert found and [join.other for join in found.joins] == list(event.claims[1:])
    for join in found.joins:
        known = sum(ground.weight for ground in join.grounds) + join.start
        assert join.score > 0 and join.score == pytest.approx(known, abs=0.1)
        assert all(ground.means == rules().reasons[ground.name].means for ground in join.grounds)
    (near,) = found.near
    assert near.claim == ("a", 1) and near.mean < 0
    assert near.best.grounds[0].name == "number-additional" and near.best.grounds[0].weight < 0


@pytest.mark.parametrize(
    ("one", "other", "above", "compared"),
    [(("a", 0), ("b", 0), True, ""), (("a", 0), ("a", 1), False, ""), (("a", 0), ("b", 1), False, "deploy and visit are never one event")],
)
def test_two_claims_are_compared(one: tuple[str, int], other: tuple[str, int], above: bool, compared: str, made: Store) -> None:
    with made.linked() as kept:
        found = why_claims(kept, ClaimKey(*one), ClaimKey(*other))
        assert why_claims(kept, ClaimKey(*one), ClaimKey("none", 0)) is None
    assert found and (found.score > 0) is above and found.compared == compared


def test_judgements_are_told(made: Store) -> None:
    pair = frozenset({ClaimKey("a", 0), ClaimKey("b", 0)})
    for together, apart, expected in (((pair,), (), "same"), ((), (pair,), "not-same")):
        refresh(made, together, apart)
        with made.linked() as kept:
            found = why_claims(kept, *sorted(pair))
        assert found and found.judged == expected
    event = next(event for event in made.events() if ClaimKey("a", 0) in event.claims)
    assert ClaimKey("b", 0) not in event.claims


def test_ids_as_people_give_them(made: Store) -> None:
    assert why(made, "a-c0", "b-c0") == why(made, "b-c0", "a-c0")
    event = next(event for event in made.events() if len(event.claims) == 3)
    assert why(made, event.id[:8]) == why(made, "a-c0")
    with pytest.raises(NotFoundError):
        why(made, "e-zzz")
    with pytest.raises(UsageError, match="is a report"):
        why(made, "c")
    with pytest.raises(UsageError, match="not a claim"):
        why(made, event.id, "a-c0")
