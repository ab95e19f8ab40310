"""A ledger copied to another place answers the same, and is gone on with there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from reportedly.api import Ledger
from reportedly.errors import InputError, LedgerError
from reportedly.ledger import schema as t
from reportedly.ledger.feeds import Feeds
from reportedly.ledger.moving import copy, rows_of
from reportedly.ledger.sqlite import Store
from reportedly.model.report import Raw
from tests.made import Draft, dispatch, keep

MEET = Draft("The two met in Riga", kind="meet", trigger="met")
SENT = Draft(offices={"NOR/Ida Berg": "Defence Minister"}, actors="NOR, NOR/Ida Berg")


def fill(place: str) -> None:
    """Reports with versions, bytes, judgements, events and a feed."""
    with Ledger(place) as ledger:
        for number, drafts in enumerate([(SENT,), (SENT, MEET), (MEET,)]):
            report = dispatch(f"r{number}", *drafts, url=f"https://x.example/{number}", raw=Raw(b"<p>", "text/html", "x", None))
            keep(ledger.store, report, *drafts)
        keep(ledger.store, dispatch("new", MEET, url="https://x.example/0", day="2025-03-09"), MEET)
        ledger.link()
        ledger.judge("Ana").wrong(ledger.store.claims()[0].claim.id, reason="a rumour")
        ledger.link()
        Feeds(ledger.store).follow("https://x.example/rss", "X", "rss")


def tables(store: Store) -> dict[str, list[object]]:
    with store._reading() as connection:
        return {one.name: sorted(map(tuple, connection.execute(select(one))), key=repr) for one in t.metadata.sorted_tables}


def test_all_goes_along_there_and_back(place: Callable[[], str], tmp_path: Path) -> None:
    first, back = str(tmp_path / "first.sqlite"), str(tmp_path / "back.sqlite")
    fill(first)
    told = list[int]()
    there = place()
    with Store.open(first, readonly=True) as source, Store.open(there) as middle, Store.open(back) as last:
        copy(source, middle, told.append)
        copy(middle, last)
        assert sum(told) == rows_of(source) > 30
        assert tables(last) == tables(source) and last.check() == middle.check() == ()
    with Ledger(there) as ledger:  # new rows are numbered on
        keep(ledger.store, dispatch("later", SENT), SENT)
        ledger.judge("Bo").right(ledger.store.claims()[0].claim.id)
        Feeds(ledger.store).follow("https://y.example/rss", "Y", "rss")
        ledger.link()
        assert len(ledger.reports()) == 4 and len(ledger.judgements()) == 2 and ledger.store.check() == ()


def test_a_ledger_that_holds_something_is_left_as_it_is(place: Callable[[], str], tmp_path: Path) -> None:
    first, other = str(tmp_path / "first.sqlite"), place()
    fill(first)
    fill(other)
    with Store.open(first) as source, Store.open(other) as target:
        before = tables(target)
        with pytest.raises(LedgerError, match="to a new place"):
            copy(source, target)
        assert tables(target) == before


def test_what_is_cut_short_leaves_nothing(place: Callable[[], str], tmp_path: Path) -> None:
    def stop(rows: int) -> None:
        raise InputError("stopped")

    fill(str(tmp_path / "first.sqlite"))
    with Store.open(str(tmp_path / "first.sqlite")) as source, Store.open(place()) as target:
        before = tables(target)
        with pytest.raises(InputError):
            copy(source, target, stop)
        assert tables(target) == before
