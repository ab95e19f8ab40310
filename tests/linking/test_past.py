"""What is made of a ledger brought back to an earlier time are the events of that time, as they were."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger.sqlite import Store
from reportedly.linking import rules as rules
from reportedly.linking.keep import refresh
from reportedly.linking.past import since
from reportedly.model.codec import encode
from reportedly.model.judgement import Anchor
from tests.linking.drafts import DAYS, DRAFTS
from tests.made import Draft, claims, dispatch, keep

TOLD = st.tuples(st.integers(0, 3), st.lists(st.sampled_from(DRAFTS), min_size=1, max_size=3), st.sampled_from(DAYS))
JUDGED = st.tuples(st.sampled_from(["wrong", "same", "not-same", "undo"]), st.integers(0, 9), st.integers(0, 9))
DEEDS = st.lists(st.tuples(st.sampled_from(["add", "add", "reread"]), TOLD) | st.tuples(st.just("judge"), JUDGED), min_size=1, max_size=7)
Events = dict[str, tuple[Any, ...]]


def add(store: Store, id: int, drafts: Sequence[Draft], day: str | None) -> None:
    keep(store, dispatch(f"r{id}", *drafts, day=day, url=f"https://desk.example/{id}"), *drafts)


def reread(store: Store, id: int, drafts: Sequence[Draft], _: object) -> None:
    kept = next((one for one in store.reports() if one.report.id == f"r{id}"), None)
    if kept is not None:
        store.reread(kept.report.id, kept.version, claims(kept.report, *drafts), "newer")


def judge(store: Store, kind: str, a: int, b: int) -> None:
    if kind == "undo":
        made = store.judgements()
        if made:
            store.judge("Ana", kind, str(made[a % len(made)].id), undoes=made[a % len(made)].id)
        return
    anchors = [Anchor.of(one.report_id, one.claim) for one in store.claims()]
    if not anchors:
        return
    one, other = anchors[a % len(anchors)], anchors[b % len(anchors)]
    value = {"claim": encode(one)} if kind == "wrong" else {"one": [encode(one)], "other": [encode(other)]}
    store.judge("Ana", kind, one.id, value)


def linked(store: Store) -> Events:
    pairs = store.pairs()
    refresh(store, pairs.together, pairs.apart)
    return {event.id: (event.kind, event.family, told) for event, told in store.events_of([])}


@pytest.mark.parametrize("block", [3, 250])
@settings(max_examples=25, deadline=None)
@given(deeds=DEEDS)
def test_the_events_of_then(block: int, deeds: list[tuple[str, Any]]) -> None:
    rules_before = rules.rules()
    with TemporaryDirectory() as folder, Store.open(Path(folder, "l.sqlite")) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "_read", lambda: replace(rules_before, block=block, piece=5 if block == 3 else 400))
        rules.rules.cache_clear()
        try:
            moments = [(store.moment(), linked(store))]
            for deed, told in deeds:
                {"add": add, "reread": reread, "judge": judge}[deed](store, *told)
                moments.append((store.moment(), linked(store)))
            # A draft that is read again may stand on no words of its report: what is asked of the past changes nothing of that.
            now, rows, checked = moments[-1][1], [tuple(one) for one in store.event_ids().items()], store.check()
            for at, then in moments:
                found = since(store, at)
                was, new = ({event.id: (event.kind, event.family, told) for event, told in some} for some in (found.was, found.now))
                alike = {id: one for id, one in now.items() if id not in new}
                assert alike.keys().isdisjoint(was) and {**alike, **was} == then
                assert {**alike, **new} == now
            assert rows == [tuple(one) for one in store.event_ids().items()] and store.check() == checked
            assert linked(store) == now
        finally:
            rules.rules.cache_clear()
