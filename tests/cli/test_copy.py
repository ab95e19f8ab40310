"""`reportedly copy`: what it says, and what it refuses."""

import json
from pathlib import Path

from reportedly.ledger.sqlite import Store
from tests.cli.program import refused, reportedly
from tests.made import Draft, dispatch, keep


def test_a_ledger_is_copied_once(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.sqlite" for name in ("first", "second", "third"))
    with Store.open(first) as store:
        keep(store, dispatch("r", Draft()), Draft())
    told = reportedly("copy", second, "--ledger", first)
    assert told.returncode == 0 and "rows copied from" in told.stdout and not told.stderr
    done = json.loads(reportedly("copy", third, "--ledger", second, "--json").stdout)
    assert done == {"from": str(second), "to": str(third), "rows": done["rows"]} and done["rows"] > 5
    refused(reportedly("copy", third, "--ledger", first), 5, "to a new place")
    refused(reportedly("copy", tmp_path / "other.sqlite", "--ledger", tmp_path / "none.sqlite"), 5, "There is no ledger")
    assert not (tmp_path / "other.sqlite").exists()
    with Store.open(third) as store:
        assert [one.report.id for one in store.reports()] == ["r"] and store.check() == ()
