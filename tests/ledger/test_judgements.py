"""What judgements make of a ledger: every answer sees them, the machine's own claim stays, an undo takes them back."""

from dataclasses import replace
from typing import Any

import pytest

from reportedly.ledger.sqlite import Store
from reportedly.linking import link
from reportedly.model.claim import Claim
from reportedly.model.codec import encode
from reportedly.model.judgement import Anchor
from tests.made import Draft, claims, dispatch, keep, relink

URL = "https://desk.example/troops"
SENT = Draft("Norway sent 200 troops to Latvia", numbers=((200, 200, "troops"),), days="2025-03-01", by="LVA/Juris Ozols")
MET = Draft("Ida Berg met officials in Riga", kind="meet", trigger="met", actors="NOR/Ida Berg", place="Riga")
SWE = {"name": "Sweden", "kind": "state", "country": "SWE", "id": "SWE"}
BERG = {"name": "Ida Berg", "kind": "person", "country": "NOR", "id": "NOR/ida berg"}
NUMBER = {"text": "~300 men", "low": 300.0, "high": 300.0, "modifier": "about", "additional": False, "counted": "men", "unit": None}
KIND = {"kind": "visit", "plover": "CONSULT", "mode": None, "contexts": ["military"], "cameo": "042"}


def judge(store: Store, number: int, kind: str, field: str = "", to: Any = None, report: str = "r") -> int:
    """Judges a claim of a report by its place; the judgement's id."""
    anchor = Anchor.of(report, store.read_in(report)[number], store.report(report).report.published)
    value = {"claim": encode(anchor)} | ({"field": field, "to": to} if kind == "field" else {})
    return store.judge("Ana", kind, anchor.id, value, "because").id


def now(store: Store, number: int = 0) -> Claim:
    return next(told.claim for told in store.claims("r") if told.ordinal == number)


@pytest.fixture
def filled(store: Store) -> Store:
    keep(store, dispatch("r", SENT, MET, url=URL), SENT, MET)
    return store


@pytest.mark.parametrize(
    ("field", "to", "column", "expected"),
    [
        ("status", "planned", "status", "planned"),
        ("kind", KIND, "event.kind", "visit"),
        ("actors", [SWE], "actors.0.id", "SWE"),
        ("recipients", [], "recipients", ()),
        ("sides", {"actors": [SWE], "recipients": [BERG]}, "recipients.0.name", "Ida Berg"),
        ("time", {"text": "2025-03", "start": "2025-03-01", "end": "2025-03-31"}, "time.value", "2025-03"),
        ("time", None, "time", None),
        ("place", {"name": "Oslo", "kind": "capital", "country": "NOR", "geonameid": 1, "lat": 59.9, "lon": 10.7}, "place.name", "Oslo"),
        ("place", None, "place", None),
        ("numbers", [NUMBER], "quantities.0.counted", "men"),
        ("numbers", [], "quantities", ()),
        ("speaker", [[SWE], [BERG]], "sources.1.name", "Ida Berg"),
        ("speaker", [], "sources", ()),
    ],
)
def test_a_field_is_such(field: str, to: Any, column: str, expected: object, filled: Store) -> None:
    before = now(filled)
    number = judge(filled, 0, "field", field, to)
    found: Any = now(filled)
    for part in column.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    assert found == expected and now(filled).id == before.id
    assert any(reason.rules == ("judged by Ana",) for reason in now(filled).reasons)
    assert filled.read_in("r")[0] == before == filled.judged("r")[0].machine
    assert filled.check() == ()
    filled.judge("Ana", "undo", str(number), undoes=number)
    assert now(filled) == before and filled.judged("r")[0].judgements == ()


def test_queries_see_what_is_judged(filled: Store) -> None:
    judge(filled, 0, "field", "sides", {"actors": [SWE], "recipients": []})
    relink(filled)
    assert [event.kind for event, _ in filled.events_of([["SWE"]])] == ["deploy"]
    assert [event.kind for event, _ in filled.events_of([["LVA"]])] == ["meet"]
    assert {key for key, *_ in filled.actors()} == {"SWE", "NOR/ida berg", "LVA/juris ozols", "LVA"}


def test_a_wrong_claim_counts_for_nothing_until_it_is_right(filled: Store) -> None:
    judge(filled, 0, "wrong")
    assert [told.ordinal for told in filled.claims()] == [1] and filled.judged("r")[0].wrong
    assert {key for key, *_ in filled.actors()} == {"NOR/ida berg", "LVA"} and filled.report("r").claims == 2
    assert filled.revision()[0] > filled.revision()[1]
    judge(filled, 0, "right")
    assert [told.ordinal for told in filled.claims()] == [0, 1] and "NOR" in {key for key, *_ in filled.actors()}


def test_of_two_on_one_field_the_later_counts(filled: Store) -> None:
    judge(filled, 0, "field", "status", "planned")
    last = judge(filled, 0, "field", "status", "denied")
    assert now(filled).status == "denied"
    filled.judge("Ana", "undo", str(last), undoes=last)
    assert now(filled).status == "planned"


def test_an_alias_is_that_actor_in_every_role_and_report(filled: Store) -> None:
    alias = filled.judge("Ana", "alias", "Juris Ozols", {"words": "Juris  ozols", "actor": BERG})
    keep(filled, dispatch("later", SENT), SENT)
    assert {told.claim.sources[0].name for told in filled.claims() if told.claim.sources} == {"Ida Berg"}
    filled.judge("Ana", "alias", "Ida Berg", {"words": "Ida Berg", "actor": SWE})
    assert {told.claim.sources[0].id for told in filled.claims() if told.claim.sources} == {"SWE"}
    assert now(filled, 1).actors[0].id == "SWE"
    circle = filled.judge("Ana", "alias", "Sweden", {"words": "Sweden", "actor": BERG | {"name": "Juris Ozols", "id": "LVA/juris ozols"}})
    assert filled.check() == ()
    for one in (circle.id, alias.id):
        filled.judge("Ana", "undo", str(one), undoes=one)
    assert {told.claim.sources[0].name for told in filled.claims() if told.claim.sources} == {"Juris Ozols"}


def test_judgements_survive_a_newer_version_and_are_listed_where_they_do_not(filled: Store) -> None:
    judge(filled, 0, "field", "status", "planned")
    judge(filled, 1, "wrong")
    longer = replace(SENT, quote="On Monday Norway sent 200 troops to Latvia", id="c-longer")
    keep(filled, dispatch("r", MET, longer, url=URL, day="2025-03-05"), replace(MET, id="c-again"), longer)
    assert filled.lost() == []
    assert [(told.claim.id, told.claim.status) for told in filled.claims()] == [("c-longer", "planned")]
    other = replace(SENT, quote="Norway sent 900 troops to Latvia", id="c-other")
    keep(filled, dispatch("r", other, url=URL, day="2025-03-06"), other)
    assert [(lost.judgement.kind, lost.anchor.words) for lost in filled.lost()] == [("wrong", MET.quote), ("field", SENT.quote)]
    assert [told.claim.status for told in filled.claims()] == ["happened"] and len(filled.judgements()) == 2


def test_what_the_reader_has_learnt_meanwhile_is_not_lost(filled: Store) -> None:
    judge(filled, 0, "field", "kind", KIND)
    filled.reread("r", 1, claims(dispatch("r", SENT, MET), replace(SENT, kind="visit", id="c-visit"), MET), "newer")
    assert filled.lost() == [] and now(filled).event.kind == "visit"


def test_same_and_not_same_are_pairs_of_claims(filled: Store) -> None:
    keep(filled, dispatch("s", SENT), SENT)
    one, met, other = (Anchor.of(told.report_id, told.claim) for told in filled.claims())
    first = filled.judge("Ana", "same", "x y", {"one": encode([one]), "other": encode([met])})
    filled.judge("Ana", "not-same", "x z", {"one": encode([one]), "other": encode([other])})
    held = filled.pairs()
    assert held.together == {frozenset({("r", 0), ("r", 1)})} and held.apart == {frozenset({("r", 0), ("s", 0)})}
    events = link(filled.claims(), held.together, held.apart)
    assert sorted(event.claims for event in events) == [(("r", 0), ("r", 1)), (("s", 0),)]
    judge(filled, 1, "wrong")
    assert filled.pairs().together == frozenset()
    filled.judge("Ana", "undo", "1", undoes=first.id)
    assert len(filled.pairs().apart) == 1


def statuses(store: Store) -> dict[str, str]:
    return {told.report_id: told.claim.status for told in store.claims() if told.claim.event.kind == "deploy"}


@pytest.mark.parametrize("first", [True, False])
def test_what_is_judged_of_a_claim_is_judged_of_its_copies_whichever_comes_first(first: bool, filled: Store) -> None:
    def copy() -> None:
        keep(filled, dispatch("s", MET, SENT, day="2025-03-06", outlet="Other Post"), MET, SENT)
        keep(filled, dispatch("t", SENT, day="2025-06-06"), SENT)

    if first:
        copy()
    number = judge(filled, 0, "field", "status", "planned")
    if not first:
        copy()
    assert statuses(filled) == {"r": "planned", "s": "planned", "t": "happened"}
    assert [one.id for one in filled.judged("s")[1].judgements] == [number] and filled.lost() == []
    # What is judged of the copy itself counts there, even if it was judged before.
    own = judge(filled, 1, "field", "status", "denied", report="s")
    judge(filled, 0, "field", "status", "possible")
    assert statuses(filled) == {"r": "possible", "s": "denied", "t": "happened"}
    filled.judge("Ana", "undo", str(own), undoes=own)
    judge(filled, 0, "wrong")
    assert statuses(filled) == {"t": "happened"}
    judge(filled, 1, "right", report="s")
    assert statuses(filled) == {"s": "possible", "t": "happened"} and filled.check() == ()


def test_a_copy_that_is_read_anew_or_reworded_keeps_what_fits(filled: Store) -> None:
    keep(filled, dispatch("s", SENT, url=URL + "-copy"), SENT)
    judge(filled, 0, "field", "status", "planned")
    again = replace(SENT, status="ongoing", id="s-newer")
    filled.reread("s", 1, claims(dispatch("s", SENT), again), "newer")
    assert statuses(filled) == {"r": "planned", "s": "planned"}
    reworded = replace(SENT, quote="Norway is said to have sent 200 troops to Latvia")
    keep(filled, dispatch("s", reworded, url=URL + "-copy", day="2025-03-05"), reworded)
    assert statuses(filled) == {"r": "planned", "s": "happened"}
    # The report that was judged may change: what was judged of its words holds of those who still print them.
    keep(filled, dispatch("s", SENT, url=URL + "-copy", day="2025-03-06"), SENT)
    keep(filled, dispatch("r", MET, url=URL, day="2025-03-09"), replace(MET, id="r-later"))
    assert statuses(filled) == {"s": "planned"} and len(filled.lost()) == 1


def test_reading_again_keeps_what_was_read(filled: Store) -> None:
    judge(filled, 0, "field", "status", "planned")
    before, revision = filled.read_in("r"), filled.revision()[0]
    report = dispatch("r", SENT, MET)
    filled.reread("r", 1, before, "the same reader")
    assert filled.past_readings() == [] and filled.revision()[0] == revision and filled.report("r").reader == "the same reader"
    filled.reread("r", 1, claims(report, SENT), "newer")
    (past,) = filled.past_readings("r")
    assert (past.reader, past.claims, past.version) == ("the same reader", before, 1)
    assert now(filled).status == "planned" and len(filled.claims()) == 1 and filled.check() == ()
    assert {key for key, *_ in filled.actors()} == {"NOR", "LVA", "LVA/juris ozols"}
    assert filled.outdated("newer") == [] and filled.outdated("newest") == [("r", 1)]


def test_the_past_is_what_it_was(filled: Store) -> None:
    moments = [filled.moment()]
    told = [filled.claims()]

    def mark() -> None:
        moments.append(filled.moment())
        told.append(filled.claims())

    number = judge(filled, 0, "field", "status", "planned")
    mark()
    keep(filled, dispatch("s", MET), MET)
    mark()
    filled.reread("r", 1, claims(dispatch("r", SENT, MET), replace(SENT, status="denied")), "newer")
    mark()
    keep(filled, dispatch("r", MET, url=URL, day="2025-03-09"), MET)
    mark()
    filled.judge("Ana", "undo", str(number), undoes=number)
    mark()
    for at, expected in zip(["", *moments], [[], *told], strict=True):
        with filled.rewound(at) as past:
            assert sorted((one for _, one in past.rows.claims()), key=lambda one: one.key) == expected
    assert filled.claims() == told[-1] and filled.check() == ()
