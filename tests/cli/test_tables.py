"""`batch`, `import` and `export` as they are called: what is missing is said, and there and back is the same."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

run = CliRunner().invoke

EXTRAS = [
    (["batch", "in.jsonl", "out"], "pip install 'reportedly[spark]'"),
    (["import", "out"], "pip install 'reportedly[parquet]'"),
    (["export", "--parquet", "out"], "pip install 'reportedly[parquet]'"),
]


@pytest.mark.parametrize(("arguments", "message"), EXTRAS, ids=lambda one: one[0] if isinstance(one, list) else "")
def test_without_the_extra_it_is_said_how_to_get_it(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("pyarrow", "reportedly.batch", "reportedly.exports.parquet"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run(app, arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_input_and_output_are_two_places() -> None:
    assert run(app, ["batch", "one", "one"]).exit_code == 2


def test_there_and_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make spark-test` does")
    from reportedly.ledger.sqlite import Store
    from tests.made import Draft, dispatch, keep

    one, two, out = (str(tmp_path / name) for name in ("one.sqlite", "two.sqlite", "out"))
    with Store.open(one) as store:
        keep(store, dispatch("a", Draft()), Draft())
        keep(store, dispatch("b", Draft("Norway thanked Sweden", recipients="SWE")), Draft("Norway thanked Sweden", recipients="SWE"))
    exported = run(app, ["export", "--parquet", out, "--ledger", one, "--json"])
    assert json.loads(exported.stdout) == {"folder": out, "reports": 2, "claims": 2, "events": 2, "memberships": 2}
    imported = run(app, ["import", out, "--sides", "Norway", "Latvia", "--ledger", two])
    assert imported.exit_code == 0 and imported.stdout.startswith("1 new, 0 same")
    assert run(app, ["import", out, "--ledger", two]).stdout.startswith("1 new, 1 same")
    assert "nothing was imported" in run(app, ["import", out, "--sides", "PRK", "--ledger", two]).stdout
    assert run(app, ["import", out, "Norway", "--ledger", two]).exit_code == 2
