"""What a ledger keeps, and what adding again, changed or late does."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from reportedly.errors import InputError, LedgerError, NotFoundError
from reportedly.ledger.rows import Rows, Written
from reportedly.ledger.sqlite import Added, Store
from reportedly.model.report import Region, Report
from reportedly.model.span import Span
from tests.made import Draft, claims, dispatch, keep, relink

URL = "https://desk.example/troops"
FULL = Draft(
    "Norway sent 200 to 300 troops – 🙂 – to Latvia",
    actors="NOR, NOR/Ida Berg",
    by="Baltic Desk > LVA, LVA/Juris Ozols",
    status="planned",
    days="2025-03-01..",
    place="Riga",
    numbers=((200, 300, "troops"), (None, 5.5, "tonnes of aid")),
    modifier="up-to",
    additional=True,
    offices={"NOR/Ida Berg": "Defence Minister"},
)
MEET = Draft("The two met in Riga", kind="meet", trigger="met", days="2025-03-02")


def contents(store: Store) -> dict[str, object]:
    """All that a ledger answers with, but when it was told."""
    relink(store)
    return {
        "reports": [(kept.report, kept.versions, kept.claims) for kept in store.reports()],
        "claims": store.claims(),
        "events": store.events(),
        "actors": store.actors(),
        "offices": [tuple(row) for row in store.offices()],
    }


def test_all_comes_back_as_it_was_given(store: Store) -> None:
    report = replace(
        dispatch("r", FULL, MEET, url=URL, title="Talks “soon”", meta={"tags": ["a", 1, None], "ключ": {"x": 0.5}}),
        regions=(Region(Span(0, 6), "related"),),
    )
    assert keep(store, report, FULL, MEET) == Added("new", "r", 1, 2)
    assert store.report("r").report == report
    assert tuple(told.claim for told in store.claims()) == claims(report, FULL, MEET)
    assert {(told.published, told.outlet) for told in store.claims("r")} == {(date(2025, 3, 4), "Baltic Desk")}
    assert [(row.office, row.first_seen) for row in store.offices()] == [("Defence Minister", date(2025, 3, 4))]
    assert store.check() == ()


def test_the_same_report_again_changes_nothing(store: Store) -> None:
    report = dispatch("r", FULL, MEET, url=URL)
    keep(store, report, FULL, MEET)
    before = contents(store), store.revision()
    for again in (report, replace(report, id="other"), replace(report, published=None)):
        assert store.known(again) == keep(store, again, MEET) == Added("same", "r", 1, 2)
    assert (contents(store), store.revision()) == before


def test_another_text_of_the_url_is_a_new_version(store: Store) -> None:
    keep(store, dispatch("r", FULL, url=URL), FULL)
    relink(store)
    later = dispatch("elsewhere", MEET, url=URL, day="2025-03-05")
    assert store.known(later) is None
    assert keep(store, later, MEET) == Added("version", "r", 2, 1)
    assert [told.claim.event.kind for told in store.claims()] == ["meet"]
    assert store.events() == []
    assert [store.report("r", version).report.text for version in (1, 2)] == [f"{FULL.quote}.", f"{MEET.quote}."]
    assert store.report("r").versions == 2 and store.offices() == []
    assert store.revision()[0] > store.revision()[1]


@pytest.mark.parametrize(
    ("first", "second", "current"),
    [
        ("2025-03-04", "2025-03-05", 2),
        ("2025-03-04", "2025-03-04", 2),
        ("2025-03-05", "2025-03-04", 1),
        ("2025-03-04", None, 1),
        (None, "2025-03-04", 2),
    ],
)
def test_the_version_published_last_counts(first: str | None, second: str | None, current: int, store: Store) -> None:
    keep(store, dispatch("r", FULL, url=URL, day=first), FULL)
    keep(store, dispatch("r", MEET, url=URL, day=second), MEET)
    assert store.report("r").version == current and store.check() == ()


def test_a_report_that_gets_its_date_is_read_anew(store: Store) -> None:
    keep(store, dispatch("r", MEET, day=None), MEET)
    assert keep(store, dispatch("r", MEET), MEET).kind == "version"
    assert store.report("r").report.published == date(2025, 3, 4)


def test_an_id_is_of_one_url(store: Store) -> None:
    keep(store, dispatch("r", MEET, url=URL), MEET)
    for url in (None, f"{URL}/2"):
        with pytest.raises(InputError, match="belongs to another report"):
            keep(store, dispatch("r", FULL, url=url), FULL)
    assert len(store.reports()) == 1


LOT = [
    (dispatch("r", FULL, url=URL), (FULL,)),
    (dispatch("s", MEET), (MEET,)),
    (dispatch("again", FULL, url=URL), (FULL,)),  # the same
    (Report("t", "Norway \ud83d"), ()),  # cannot be stored
    (dispatch("later", MEET, url=URL, day="2025-03-05"), (MEET,)),  # a version of the first
    (dispatch("s", FULL, url=f"{URL}/2"), (FULL,)),  # an id that is taken
    (dispatch("early", FULL, MEET, url=URL, day="2025-03-01"), (FULL, MEET)),  # a version that does not count
]


@pytest.mark.parametrize("size", [1, 2, len(LOT)])
def test_reports_added_together_are_as_one_by_one(size: int, store: Store, place: Callable[[], str]) -> None:
    told = []
    for at in range(0, len(LOT), size):
        told += store.add_all([(report, Written.of(claims(report, *drafts))) for report, drafts in LOT[at : at + size]], "1+2")
    assert [one if isinstance(one, Added) else type(one) for one in told] == [
        Added("new", "r", 1, 1),
        Added("new", "s", 1, 1),
        Added("same", "r", 1, 1),
        InputError,
        Added("version", "r", 2, 1),
        InputError,
        Added("version", "r", 3, 2),
    ]
    with Store.open(place()) as other:
        for report, drafts in LOT:
            with suppress(InputError):
                other.add(report, claims(report, *drafts), "1+2")
        assert contents(store) == contents(other)
    assert store.check() == ()


def test_words_that_a_server_refuses_are_set_aside_alone(store: Store) -> None:
    lot = [(dispatch(id, MEET, meta={}, title=title), Written.of(())) for id, title in (("a", "A"), ("b", "B\x00"), ("c", "C"))]
    told = store.add_all(lot)
    assert [one.kind for one in told if isinstance(one, Added)] == ["new"] * len(store.reports())
    refused = [one for one in told if isinstance(one, InputError)]
    assert len(refused) == 1 and "NUL" in str(refused[0])


def test_what_ends_the_adding_of_several_leaves_none(store: Store) -> None:
    before = contents(store), store.revision()
    good, none = Written.of(claims(dispatch("r", FULL), FULL)), Rows((), [])
    with pytest.raises(LedgerError):
        store.add_all([(dispatch("r", FULL), good), (dispatch("s", MEET), Written(Rows(("no_such_column",), [(1,)]), none, none))])
    assert (contents(store), store.revision()) == before


@pytest.mark.parametrize("broken", [Report("r", "Norway \ud83d"), Report("r\ud83d", "Norway"), Report("r", "Norway", url="x\ud83d")])
def test_half_a_character_is_refused(broken: Report, store: Store) -> None:
    with pytest.raises(InputError, match="half a character"):
        store.known(broken)
    with pytest.raises(InputError, match="half a character"):
        store.add(broken, ())


LONG = "x" * 1001


@pytest.mark.parametrize(
    ("report", "message"),
    [
        pytest.param(Report("r", "Norway\0 sent troops."), "The text of 'r' holds NUL characters", id="text"),
        pytest.param(Report("r\0", "Norway"), r"The id of 'r\\x00' holds NUL characters", id="id"),
        pytest.param(Report("r", "Norway", title="a\0b"), "The title of 'r' holds NUL", id="title"),
        pytest.param(Report("r", "Norway", outlet="a\0b"), "The outlet of 'r' holds NUL", id="outlet"),
        pytest.param(Report("r", "Norway", url="https://a\0"), "The url of 'r' holds NUL", id="url"),
        pytest.param(Report(LONG, "Norway"), "The id of 'xxx.* has 1,001 bytes, too long for a ledger", id="long"),
        pytest.param(Report("é" * 501, "Norway"), "has 1,002 bytes", id="long in bytes"),
    ],
)
def test_what_no_ledger_keeps(report: Report, message: str, store: Store) -> None:
    for work in (lambda: store.add(report, ()), lambda: store.known(report)):
        with pytest.raises(InputError, match=message):
            work()
    store.add(Report("y" * 1000, "Norway", url="https://desk.example/" + "z" * 5000), ())
    assert [kept.report.id for kept in store.reports()] == ["y" * 1000]


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        pytest.param(Draft(id=LONG), "The id of a claim of 'r' has 1,001 bytes", id="id"),
        pytest.param(Draft(actors=f"NOR/{LONG}"), "The name of a claim of 'r' has", id="name"),
        pytest.param(Draft(by="NOR/a\0b"), "The name of a claim of 'r' holds NUL", id="nul"),
    ],
)
def test_claims_that_no_ledger_keeps(draft: Draft, message: str, store: Store) -> None:
    with pytest.raises(InputError, match=message):
        keep(store, dispatch("r", draft), draft)
    assert store.reports() == []


@pytest.mark.parametrize(
    ("subject", "reason", "message"),
    [
        (LONG, "", "The subject of a judgement by 'Ana' has 1,001 bytes"),
        ("c-1", "a\0b", "The reason of a judgement on 'c-1' holds NUL"),
        ("c-1", "\ud83d", "holds half a character"),
    ],
    ids=["long", "nul", "half"],
)
def test_judgements_that_no_ledger_keeps(subject: str, reason: str, message: str, store: Store) -> None:
    with pytest.raises(InputError, match=message):
        store.judge("Ana", "wrong", subject, None, reason)
    assert store.judgements() == []


def test_half_a_character_in_metadata_is_kept(store: Store) -> None:
    report = Report("r", "Norway", meta={"teaser": "cut \ud83d"})
    store.add(report, ())
    assert store.report("r").report.meta == report.meta


def test_a_report_is_kept_whole_or_not_at_all(store: Store) -> None:
    keep(store, dispatch("good", FULL), FULL)
    before = contents(store)
    report = dispatch("bad", FULL, MEET)
    one, other = claims(report, FULL, MEET)
    with pytest.raises(LedgerError):
        store.add(report, (one, replace(other, span=Span(5, 2))))
    assert contents(store) == before and store.check() == ()
    assert keep(store, report, FULL, MEET).kind == "new"


def test_any_order_of_reports_gives_the_same_ledger(place: Callable[[], str]) -> None:
    told = [
        (dispatch("a", FULL, url=URL), (FULL,)),
        (dispatch("a", FULL, MEET, url=URL, day="2025-03-06"), (FULL, MEET)),
        (dispatch("b", MEET, day="2025-03-05", outlet=None), (MEET,)),
        (dispatch("c", Draft(actors="NOR/Ida Berg", offices={"NOR/Ida Berg": "Premier"}), day=None), ()),
    ]
    found = []
    for n, order in enumerate(permutations(told)):
        if n % 4:
            continue
        with Store.open(place()) as store:
            for report, drafts in order:
                keep(store, report, *drafts)
            found.append(contents(store))
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("nor-", ["claim nor-1-c0", "claim nor-1-c1", "report nor-1"]),
        ("nor_", ["claim nor_2-c0", "report nor_2"]),
        ("nor-1-c1", ["claim nor-1-c1"]),
        ("%", []),
        ("_or", []),
        ("\\", []),
        ("'; DROP TABLE reports", []),
        ("old", []),
    ],
)
def test_ids_are_found_by_how_they_begin(prefix: str, expected: list[str], store: Store) -> None:
    old = Draft("Norway sent ships", id="old-claim")
    keep(store, dispatch("nor-1", old, url=URL), old)
    keep(store, dispatch("nor-1", FULL, MEET, url=URL), FULL, MEET)
    keep(store, dispatch("nor_2", MEET), MEET)
    assert [f"{what} {id}" for what, id in store.find(prefix)] == expected


def test_events_by_prefix_and_by_sides(store: Store) -> None:
    alone = Draft(actors="Northern League", recipients="EST", kind="attack", by="NOR")
    keep(store, dispatch("r", FULL, MEET, alone), FULL, MEET, alone)
    relink(store)
    events = {event.kind: event for event in store.events()}
    assert ("event", events["meet"].id) in store.find("e-")

    def of(*sides: tuple[str, ...]) -> set[str]:
        return {event.kind for event, _ in store.events_of(sides)}

    assert of() == {"deploy", "meet", "attack"}
    assert of(("NOR",)) == {"deploy", "meet"}  # a speaker takes no part
    assert of(("EST", "LVA")) == {"deploy", "meet", "attack"}
    assert of(("NOR",), ("LVA",)) == {"deploy", "meet"}
    assert of(("NOR/ida berg",)) == {"deploy"}
    assert of(("-/northern league",), ("NOR",)) == set()
    assert store.event_ids().keys() == {told.key for told in store.claims()}


def test_what_is_not_there(store: Store) -> None:
    keep(store, dispatch("r", MEET), MEET)
    for wanted in (("x", None), ("r", 2)):
        with pytest.raises(NotFoundError):
            store.report(*wanted)


def test_judgements_are_appended(store: Store) -> None:
    first = store.judge("rule:copies", "same", "e-1", ["r-c0", "r-c1"], "one dispatch")
    second = store.judge("Ana", "not-same", "e-1", {"claim": "r-c1"}, undoes=first.id)
    assert store.judgements() == [first, second]
    with pytest.raises(LedgerError):
        store.judge("Ana", "right", "e-1", undoes=99)
    assert len(store.judgements()) == 2
