"""Judgements as JSON Lines: to another ledger and back, any number of times, to the same end."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Ledger
from reportedly.errors import InputError
from reportedly.model.judgement import standing
from tests.made import Draft, dispatch, keep

DRAFTS = (Draft(), Draft("The two met in Riga", kind="meet", trigger="met"))
EVERYTHING = [
    ("wrong", "r-c0"), ("field", "r-c1", "status", "planned"), ("same", "r-c0", "s-c0"), ("not_same", "r-c1", "s-c1"),
    ("alias", "the ministry", "NOR"), ("undo", 1), ("right", "r-c0"), ("undo", 6), ("field", "s-c1", "numbers", "200-300 troops"),
]  # fmt: skip


def filled(path: Path) -> Ledger:
    ledger = Ledger(path)
    for id in ("r", "s"):
        keep(ledger.store, dispatch(id, *DRAFTS), *DRAFTS)
    return ledger


def decide(ledger: Ledger, author: str = "Ana") -> None:
    for method, *arguments in EVERYTHING:
        getattr(ledger.judge(author), str(method))(*arguments)


def state(ledger: Ledger) -> tuple[Any, ...]:
    ledger.link()
    return ledger.store.claims(), ledger.store.events(), [(one.kind, one.value, one.at) for one in standing(ledger.judgements())]


def test_exported_and_imported(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as one, filled(tmp_path / "b.sqlite") as other:
        decide(one)
        lines = one.export_judgements()
        assert [json.loads(line)["kind"] for line in lines] == [method.replace("_", "-") for method, *_ in EVERYTHING]  # type: ignore[union-attr]
        other.judge("Ben").wrong("s-c0")  # the numbers differ then
        other.judge("Ben").undo(1)
        done = other.import_judgements(lines)
        assert (len(done.added), done.same) == (len(EVERYTHING), 0)
        assert state(other) == state(one)
        for ledger, there in ((other, lines), (one, lines), (one, other.export_judgements())):
            again = ledger.import_judgements(there)
            assert again.same == len(there) - len(again.added) and len(again.added) in (0, 2)
        assert state(one) == state(other)
        assert sorted(map(_plain, one.export_judgements())) == sorted(map(_plain, other.export_judgements()))


def _plain(line: str) -> str:
    data = json.loads(line)
    return json.dumps({key: data[key] for key in ("author", "at", "kind", "value")})


def test_judgements_may_come_before_their_reports(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as one, Ledger(tmp_path / "b.sqlite") as other:
        decide(one)
        other.import_judgements(one.export_judgements())
        assert {lost.judgement.kind for lost in other.lost_judgements()} == {"right", "wrong", "field", "same", "not-same"}
        for id in ("s", "r"):
            keep(other.store, dispatch(id, *DRAFTS), *DRAFTS)
        assert other.lost_judgements() == [] and state(other) == state(one)


def test_the_later_one_wins_wherever_it_was_made(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as one, filled(tmp_path / "b.sqlite") as other:
        one.judge("Ana").field("r-c0", "status", "planned")
        other.judge("Ben").field("r-c0", "status", "denied")
        for into, source in ((one, other), (other, one)):
            into.import_judgements(source.export_judgements())
        assert {ledger.store.claims("r")[0].claim.status for ledger in (one, other)} == {"denied"}


GOOD = {"id": 1, "author": "Ana", "at": "2025-03-04T10:00:00+00:00", "kind": "wrong", "subject": "r-c0"}
CLAIM = {"claim": {"report_id": "r", "id": "r-c0"}}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "bad JSON at"),
        ("[]", "no judgement, which has"),
        (json.dumps({**GOOD, "author": ""}), "no judgement, which has"),
        (json.dumps({**GOOD, "at": 5}), "no judgement, which has"),
        (json.dumps({**GOOD, "kind": "perhaps"}), "no judgement is 'perhaps' so"),
        (json.dumps({**GOOD, "kind": "undo"}), "no judgement is 'undo' so"),
        (json.dumps({**GOOD, "kind": "undo", "undoes": 9}), "it undoes 9"),
        (json.dumps({**GOOD, "kind": "alias", "value": {"words": "x"}}), "its value is not that of 'alias'"),
        (json.dumps({**GOOD, "kind": "same", "value": {"one": [], "other": []}}), "its value is not that of 'same'"),
        (json.dumps({**GOOD, "kind": "field", "value": CLAIM}), "its value is not that of 'field'"),
        (json.dumps({**GOOD, "kind": "field", "value": {**CLAIM, "field": "colour", "to": "red"}}), "its value is not that of 'field'"),
        (
            json.dumps({**GOOD, "kind": "field", "value": {**CLAIM, "field": "time", "to": {"text": "x"}}}),
            "its value is not that of 'field'",
        ),
        (json.dumps({**GOOD, "kind": "field", "value": {**CLAIM, "field": "numbers", "to": "many"}}), "its value is not that of 'field'"),
        (json.dumps({**GOOD, "value": {"claim": {"id": "r-c0"}}}), "its value is not that of 'wrong'"),
    ],
)
def test_what_is_no_judgement_is_named_and_nothing_is_taken_in(line: str, said: str, tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as ledger:
        with pytest.raises(InputError, match=r"file\.jsonl, line 3") as error:
            ledger.import_judgements([json.dumps({**GOOD, "value": CLAIM}), "", line], "file.jsonl")
        assert said in str(error.value) and ledger.judgements() == []
