"""A ledger as tables, and tables as a ledger."""

import json
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make spark-test` does")

from reportedly.errors import InputError
from reportedly.exports.parquet.bring import Tables, put
from reportedly.exports.parquet.take import take
from reportedly.ledger import rows
from reportedly.ledger.sqlite import Store
from reportedly.linking.keep import refresh
from tests.made import Draft, claims, dispatch


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.open(tmp_path / "one.sqlite")
    for id, day, drafts in [
        ("a", "2025-03-04", (Draft(), Draft("Norway met Latvia", kind="meet"))),
        ("b", "2025-03-05", (Draft(),)),
        ("c", "2025-04-01", (Draft("Norway thanked Sweden", kind="praise", recipients="SWE"),)),
        ("d", None, ()),
    ]:
        report = dispatch(id, *drafts, day=day, url=f"https://x.example/{id}", title=f"Of {id}", meta={"place": f"file@{id}"})
        made.add(report, claims(report, *drafts), reader="1+2")
    refresh(made)
    return made


def test_there_and_back_is_the_same(store: Store, tmp_path: Path) -> None:
    assert take(store, tmp_path / "out") == {"reports": 4, "claims": 4, "events": len(store.events()), "memberships": 4}
    tables, bad = Tables(tmp_path / "out"), list[InputError]()
    with Store.open(tmp_path / "two.sqlite") as other:
        done = list(put(other, tables.brought(tables.chosen()), bad))
        again = list(put(other, tables.brought(tables.chosen()), bad))
        refresh(other)
        assert [one.kind for one in done] == ["new"] * 4 and [one.kind for one in again] == ["same"] * 4 and not bad
        assert [one.report for one in other.reports()] == [one.report for one in store.reports()]
        assert [one.reader for one in other.reports()] == ["1+2"] * 4
        assert [rows.claim_body(one.claim) for one in other.claims()] == [rows.claim_body(one.claim) for one in store.claims()]
        assert other.events() == store.events()


CHOICES = [
    ((), None, "abcd"),
    (("NOR", "LVA"), None, "ab"),
    (("SWE",), None, "c"),
    (("NOR",), date(2025, 3, 5), "bc"),
    ((), date(2025, 3, 5), "bc"),
    (("RUS",), None, ""),
]


@pytest.mark.parametrize(("sides", "since", "wanted"), CHOICES)
def test_a_part_is_chosen(store: Store, tmp_path: Path, sides: tuple[str, ...], since: date | None, wanted: str) -> None:
    take(store, tmp_path / "out")
    tables = Tables(tmp_path / "out")
    assert "".join(sorted(one.report.id for one in tables.brought(tables.chosen(sides, since)))) == wanted


def test_an_export_again_is_in_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    assert take(store, tmp_path / "out") == take(store, tmp_path / "out")


def test_bad_folders(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Tables(tmp_path / "nowhere")
    with pytest.raises(InputError, match="holds no table"):
        Tables(tmp_path)
    (tmp_path / "_work").mkdir()
    with pytest.raises(InputError, match="has not ended"):
        Tables(tmp_path)
    with pytest.raises(InputError, match="holds other files"):
        take(store, tmp_path)
    (tmp_path / "batch.json").write_text(json.dumps({}))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "x.parquet").write_bytes(b"none")
    with pytest.raises(InputError, match="holds no table"):
        Tables(tmp_path)
