"""What the ledger of `conftest` answers."""

from datetime import date

import pytest

from reportedly.answers.actors import actors
from reportedly.answers.figures import Figure, figures
from reportedly.answers.show import ClaimView, EventView, ReportView, show
from reportedly.answers.sides import side
from reportedly.answers.timeline import Happening, timeline
from reportedly.errors import NotFoundError, UsageError
from reportedly.ledger.sqlite import Store
from tests.answers.conftest import COPY, DEPLOY, MEET, SHELLS


def kinds(found: list[Happening]) -> str:
    return " ".join(one.kind for one in found)


def event(store: Store, kind: str) -> Happening:
    (found,) = timeline(store, kinds=[kind])
    return found


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("NOR", {"NOR"}),
        ("nor", {"NOR"}),
        ("Norway", {"NOR"}),
        ("  norwegian ", {"NOR"}),
        ("Riga", {"LVA"}),
        ("the United States", {"USA"}),
        ("South Korea", {"KOR"}),
        ("Northern League", {"-/northern league"}),
        ("northern  LEAGUE", {"-/northern league"}),
        ("Ida Berg", {"NOR/ida berg", "NOR/berg"}),
        ("Berg", {"NOR/ida berg", "NOR/berg"}),
        ("LVA/juris ozols", {"LVA/juris ozols", "LVA/ozols"}),
    ],
)
def test_side(words: str, keys: set[str], store: Store) -> None:
    assert set(side(store, words)) == keys


@pytest.mark.parametrize(("words", "said"), [("Ida Borg", "Did you mean Ida Berg?"), ("Atlantis", "called Atlantis"), (" ", "No country")])
def test_side_that_no_one_knows(words: str, said: str, store: Store) -> None:
    with pytest.raises(NotFoundError, match=said.replace("?", r"\?")):
        side(store, words)


@pytest.mark.parametrize(
    ("sides", "options", "expected"),
    [
        ((), {}, "meet aid deploy attack"),
        ((), {"newest_first": True}, "deploy aid meet attack"),
        (("NOR",), {}, "meet aid deploy"),
        (("NOR", "Latvia"), {}, "meet aid deploy"),
        (("Latvia", "NOR"), {"kinds": ["deploy", "visit"]}, "deploy"),
        (("Ida Berg",), {}, "meet deploy"),
        (("EST",), {}, "attack"),
        (("EST", "NOR"), {}, ""),
        ((), {"since": date(2025, 3, 3)}, "deploy"),
        ((), {"until": date(2025, 3, 2)}, "meet aid"),
        ((), {"since": date(2025, 1, 20), "until": date(2025, 1, 20)}, "meet"),
    ],
)
def test_timeline(sides: tuple[str, ...], options: dict[str, object], expected: str, store: Store) -> None:
    assert kinds(timeline(store, *sides, **options)) == expected  # type: ignore[arg-type]


def test_an_event_of_many_reports(store: Store) -> None:
    found = event(store, "deploy")
    assert (found.start, found.end, found.precision) == (date(2025, 3, 3), date(2025, 3, 3), "day")
    assert found.status == "happened" and dict(found.statuses) == {"happened": 3, "planned": 1, "denied": 1}
    assert (found.reports, found.first_told) == (4, date(2025, 2, 20))
    assert found.speakers == ("Norway", "Ida Berg", "Juris Ozols", "Juris Ozols ‹ preliminary data")
    assert found.origins == 3  # preliminary data that Ozols tells are his
    assert (found.actors, found.recipients, found.place) == (("Norway",), ("Latvia",), "Ventspils")
    assert found.quote == DEPLOY.quote
    assert [(value.low, value.counted) for value in found.quantities] == [
        (200, "combat troops"),
        (2, "ships"),
        (2, "planes"),
        (450, "soldiers"),
    ]
    assert found.claim_ids == ("desk-0-c0", "desk-1-c0", "fjord-1-c0", "fjord-1-c1", "fjord-2-c0")


def test_copies_are_one_origin_and_open_ends_stay_open(store: Store) -> None:
    found = event(store, "aid")
    assert (found.reports, found.origins, found.speakers) == (2, 1, ())
    assert (found.start, found.end, found.precision) == (date(2025, 2, 1), None, "open")


def test_a_surname_is_shown_whole(store: Store) -> None:
    found = event(store, "meet")
    assert set(found.actors) | set(found.recipients) == {"Ida Berg", "Juris Ozols"}


def test_an_event_that_no_one_dates(store: Store) -> None:
    found = event(store, "attack")
    assert (found.start, found.end, found.precision, found.first_told) == (None, None, "none", None)


def row(figure: Figure) -> tuple[object, ...]:
    return figure.thing, figure.low, figure.high, figure.modifier, figure.speaker, figure.reports


RANGE = ("soldiers", 200, 300, None, "Ida Berg", 2)
ABOUT = ("soldiers", 450, 450, "about", "Juris Ozols ‹ preliminary data", 1)
SHIPS = ("ship", 2, 2, None, "Ida Berg", 2)
PLANES = ("plan", 2, 2, None, "Ida Berg", 2)
TONNES = ("tonn", 5, 5, None, "", 2)
PEOPLE = ("people", 9, None, None, "", 1)


@pytest.mark.parametrize(
    ("sides", "options", "expected"),
    [
        ((), {}, [PEOPLE, PLANES, SHIPS, RANGE, ABOUT, TONNES]),
        (("NOR", "LVA"), {"counted": "troops"}, [RANGE, ABOUT]),
        ((), {"counted": "Soldier"}, [RANGE, ABOUT]),
        ((), {"counted": "combat troops"}, [RANGE]),
        ((), {"counted": "ships"}, [SHIPS]),
        ((), {"counted": "attack"}, [PEOPLE]),
        ((), {"counted": "brought"}, [TONNES]),
        ((), {"kinds": ["aid"]}, [TONNES]),
        (("EST", "NOR"), {}, []),
        ((), {"counted": "cheese"}, []),
    ],
)
def test_figures(sides: tuple[str, ...], options: dict[str, object], expected: list[tuple[object, ...]], store: Store) -> None:
    assert [row(figure) for figure in figures(store, *sides, **options)] == expected  # type: ignore[arg-type]


def test_a_figure_tells_where_it_stands(store: Store) -> None:
    first = figures(store, counted="troops")[0]
    assert (first.counted, first.phrase, first.quote) == ("troops", "combat troops", DEPLOY.quote)
    assert (first.outlet, first.published, first.as_of) == ("Baltic Desk", date(2025, 3, 4), (date(2025, 3, 3), date(2025, 3, 3)))
    assert (first.claim_id, first.report_id, first.status, first.speaker_country) == ("desk-1-c0", "desk-1", "happened", "NOR")
    assert first.event_id == event(store, "deploy").event_id


def test_show(store: Store) -> None:
    deploy, meet = event(store, "deploy"), event(store, "meet")
    shown = show(store, deploy.event_id)
    assert isinstance(shown, EventView) and shown.happening == deploy
    assert tuple(one.told.claim.id for one in shown.claims) == deploy.claim_ids
    assert all(one.told.claim.span.of(one.report.report.text) == one.told.claim.quote for one in shown.claims)

    shown = show(store, "desk-0-c1")
    assert isinstance(shown, ClaimView) and shown.claim.event_id == meet.event_id
    assert shown.claim.told.claim.quote == MEET.quote

    shown = show(store, "wire-2")
    assert isinstance(shown, ReportView) and shown.report.claims == 2
    assert [one.told.claim.quote for one in shown.claims] == [COPY.quote, SHELLS.quote]
    assert shown == show(store, "wire-2")


@pytest.mark.parametrize(
    ("prefix", "error", "words"),
    [("nothing", NotFoundError, "begins with nothing"), ("desk", UsageError, "desk-0, desk-1"), ("", UsageError, "ids begin with")],
)
def test_show_what_is_not_one_thing(prefix: str, error: type[Exception], words: str, store: Store) -> None:
    with pytest.raises(error, match=words):
        show(store, prefix)


def test_actors(store: Store) -> None:
    found = {actor.name: actor for actor in actors(store)}
    assert "Berg" not in found and "Ozols" not in found
    berg = found["Ida Berg"]
    assert (berg.kind, berg.country, berg.claims) == ("person", "NOR", 3)
    assert [(office.name, office.first_seen, office.last_seen) for office in berg.offices] == [
        ("Defence Minister", date(2025, 3, 4), date(2025, 3, 5))
    ]
    counts = [actor.claims for actor in actors(store)]
    assert counts == sorted(counts, reverse=True)
    assert {actor.country for actor in actors(store, "LVA")} == {"LVA"}
    assert actors(store, "PER") == []
