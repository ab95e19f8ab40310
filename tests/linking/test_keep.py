"""The ledger's events, kept up to date report by report, are those of linking everything at once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger.sqlite import Store
from reportedly.linking import link
from reportedly.linking import rules as rules
from reportedly.linking.keep import refresh
from reportedly.model.event import ClaimKey, Event
from tests.linking.drafts import DAYS, DRAFTS
from tests.made import Draft, dispatch, keep

VISIT = Draft("Ida Berg flew to Riga", kind="visit", actors="NOR/Ida Berg", trigger="flew", place="Riga", days="2025-03-03")
MEET = Draft(
    "Berg met Juris Ozols in Riga", kind="meet", actors="NOR/Ida Berg", recipients="LVA/Juris Ozols", trigger="met", days="2025-03-03"
)
SIGN = Draft("They signed a pact in Riga", kind="sign", actors="NOR/Ida Berg", recipients="LVA/Juris Ozols", trigger="signed", place="Riga")


def at_once(store: Store, together: Sequence[frozenset[ClaimKey]] = (), apart: Sequence[frozenset[ClaimKey]] = ()) -> list[Event]:
    return link(store.claims(), together, apart)


REPORTS = st.lists(
    st.tuples(st.lists(st.sampled_from([*DRAFTS, VISIT, MEET, SIGN]), max_size=4), st.sampled_from(DAYS)), min_size=1, max_size=7
)
KEYS = st.tuples(st.integers(0, 6), st.integers(0, 3))
PAIRS = st.lists(st.tuples(KEYS, KEYS, st.booleans()), max_size=4)


@pytest.mark.parametrize("block", [3, 250])
@settings(max_examples=12, deadline=None)
@given(reports=REPORTS, pairs=PAIRS, versions=st.lists(st.integers(0, 6), max_size=2))
def test_singly_is_in_bulk(
    block: int,
    reports: list[tuple[list[Draft], str | None]],
    pairs: list[tuple[tuple[int, int], tuple[int, int], bool]],
    versions: list[int],
) -> None:
    judged = [(frozenset({ClaimKey(f"r{a}", x), ClaimKey(f"r{b}", y)}), same) for (a, x), (b, y), same in pairs]
    rules_before = rules.rules()
    with TemporaryDirectory() as folder, Store.open(Path(folder, "l.sqlite")) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "_read", lambda: replace(rules_before, block=block, piece=5 if block == 3 else 400))
        rules.rules.cache_clear()
        try:
            refresh(store)
            for number, (drafts, day) in enumerate(reports):
                keep(store, dispatch(f"r{number}", *drafts, day=day), *drafts)
                made = judged[: number + 1]
                together, apart = [pair for pair, same in made if same], [pair for pair, same in made if not same]
                refresh(store, together, apart)
                assert store.events() == at_once(store, together, apart)
            for number in versions:
                drafts = reports[number % len(reports)][0]
                keep(store, dispatch(f"r{number}", *drafts[1:], MEET), *drafts[1:], MEET)
                refresh(store)
                assert store.events() == at_once(store)
            refresh(store)
            assert not refresh(store) and store.check() == ()
        finally:
            patch.undo()
            rules.rules.cache_clear()


def test_old_ids_lead_to_the_event(store: Store) -> None:
    keep(store, dispatch("b", VISIT, day="2025-03-05"), VISIT)
    refresh(store)
    (before,) = store.events()
    keep(store, dispatch("a", VISIT, day="2025-03-03"), VISIT)
    refresh(store)
    (after,) = store.events()
    assert before.id != after.id and store.redirect(before.id) == after.id and store.redirect(after.id) is None
    apart = frozenset({ClaimKey("a", 0), ClaimKey("b", 0)})
    refresh(store, apart=[apart])
    assert {event.id for event in store.events()} == {before.id, after.id} and store.redirect(before.id) is None
    refresh(store)
    assert store.redirect(before.id) == after.id
    newer = (replace(MEET, id="b-new"), replace(VISIT, id="b-c0"))
    keep(store, dispatch("b", *newer, day="2025-03-06"), *newer)
    refresh(store)
    assert store.redirect(before.id) == next(event.id for event in store.events() if event.kind == "visit")


def test_other_rules_make_all_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, dispatch("a", VISIT, MEET), VISIT, MEET)
    refresh(store)
    made = store.events()
    monkeypatch.setattr("reportedly.linking.keep.rules", lambda: replace(rules.rules(), mark="another"))
    assert refresh(store) and store.events() == made and not refresh(store)
