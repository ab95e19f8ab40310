"""Whatever the order in which the reports of examples/ come, singly or together, with judgements in between: one ledger."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportedly.api import Ledger
from reportedly.exports.record import as_record
from reportedly.intake import read_path
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.reading.pipeline import read_many
from tests.postgres import Postgres

ORDERS = 20
EXAMPLES = Path(__file__).parents[2] / "examples"
Read = tuple[Report, Sequence[Claim]]


@pytest.fixture(scope="module")
def read() -> list[Read]:
    """The examples, each read once."""
    reports = [item for item in read_path(EXAMPLES) if isinstance(item, Report)]
    return [(report, reading.claims) for report, reading in zip(reports, read_many(reports), strict=True)]


def decisions(read: Sequence[Read]) -> list[tuple[set[str], str, tuple[str, ...]]]:
    """Judgements on the claims of some reports, each with the reports that must be there before it can be made."""
    by_id = {report.id: [claim.id for claim in claims] for report, claims in read}
    treaty, copy, casualties, met = ("rus-prk-02-treaty", "rus-prk-03-treaty-copy", "rus-prk-08-casualties", "rus-prk-16-lavrov-met")
    return [
        ({treaty}, "wrong", (by_id[treaty][0],)),
        ({casualties}, "field", (by_id[casualties][0], "numbers", "3,000-3,500 soldiers")),
        ({met}, "field", (by_id[met][1], "status", "planned")),
        ({casualties}, "field", (by_id[casualties][1], "actors", "UKR")),
        ({treaty, copy}, "not_same", (by_id[treaty][1], by_id[copy][1])),
        ({treaty, met}, "same", (by_id[treaty][2], by_id[met][2])),
        ({treaty}, "right", (by_id[treaty][0],)),
        ({met, copy}, "same", (by_id[met][0], by_id[copy][0])),
        (set(), "alias", ("Russian leader", "Vladimir Putin (RUS, person)")),
    ]


def export(ledger: Ledger) -> list[str]:
    """Everything that a ledger answers with, but when it was told."""
    ledger.link()
    reports = {kept.report.id: kept.report for kept in ledger.reports()}
    events = ledger.store.event_ids()
    lines = [json.dumps(as_record(reports[told.report_id], told.claim, events[told.key])) for told in ledger.store.claims()]
    lines += [repr(event) for event in ledger.store.events()]
    lines += [repr(happening) for side in ("RUS", "COD", "GUY") for happening in ledger.timeline(side)]
    lines += [repr(figure) for figure in ledger.figures("PRK")]
    return [*lines, *map(repr, sorted(ledger.families().items())), repr(ledger.actors())]


@pytest.fixture(scope="module")
def expected(read: list[Read], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    with Ledger(tmp_path_factory.mktemp("order") / "ledger.sqlite") as ledger:
        for report, claims in read:
            ledger.store.add(report, claims)
        judge = ledger.judge("Ana")
        for _, method, arguments in decisions(read):
            getattr(judge, method)(*arguments)
        yield export(ledger)


@pytest.mark.parametrize("number", range(ORDERS))
def test_any_order_gives_the_same_exports(number: int, read: list[Read], expected: list[str], tmp_path: Path) -> None:
    """In even orders events are made after every few reports, in odd ones at the end; judgements come as soon as they can."""
    in_order(number, read, expected, tmp_path / "ledger.sqlite")


@pytest.mark.parametrize("number", (0, 1))
def test_a_server_gives_the_same_exports(number: int, read: list[Read], expected: list[str], postgres: Postgres) -> None:
    in_order(number, read, expected, postgres.ledger())


def in_order(number: int, read: list[Read], expected: list[str], place: Path | str) -> None:
    chance = random.Random(number)
    order = chance.sample(read, len(read))
    waiting = [(needs, method, arguments) for needs, method, arguments in decisions(read)]
    with Ledger(place) as ledger:
        there: set[str] = set()
        for report, claims in order:
            ledger.store.add(report, claims)
            there.add(report.id)
            if number % 2 == 0 and chance.random() < 0.1:
                ledger.link()
            # Those on one claim keep their order, since of them the later wins.
            while waiting and waiting[0][0] <= there and (number % 2 == 0 or len(there) == len(order)):
                _, method, arguments = waiting.pop(0)
                getattr(ledger.judge("Ana"), method)(*arguments)
        assert waiting == [] and export(ledger) == expected and ledger.store.check() == ()
