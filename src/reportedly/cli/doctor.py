"""`reportedly doctor`: is everything there that a reading needs?"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

import typer

from reportedly import __version__
from reportedly.cli.options import CodebookFolder, Json, LedgerPath
from reportedly.errors import LedgerError, ReportedlyError

PACKAGES = ("spacy", "sqlalchemy", "alembic", "typer", "rich", "pyyaml")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `detail` is what was found, or what is wrong and how to mend it."""

    name: str
    good: bool
    detail: str
    exit_code: int = 0


def command(ledger: LedgerPath = None, codebook: CodebookFolder = None, as_json: Json = False) -> None:
    """Checks model, data, codebook, versions and the ledger.

    Examples:

        reportedly doctor
        reportedly doctor --ledger stories.sqlite
        reportedly doctor --codebook my-kinds --json

    Says where the ledger lies. Changes nothing. The exit code is that of the
    first check that fails.
    """
    checks = [
        Check("program", True, f"reportedly {__version__}, Python {sys.version.split()[0]}"),
        Check("packages", True, ", ".join(f"{name} {_version(name)}" for name in PACKAGES)),
        _tried("model", _model),
        _tried("places", _places),
        _tried("codebook", partial(_codebook, codebook)),
        _tried("ledger", partial(_ledger, ledger, codebook)),
    ]
    if as_json:
        _print_json(checks)
    else:
        _print_table(checks)
    failed = next((check for check in checks if not check.good), None)
    if failed:
        raise typer.Exit(failed.exit_code)


def _tried(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except ReportedlyError as error:
        return Check(name, False, str(error), error.exit_code)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _model() -> str:
    from reportedly.reading.syntax import check_model, model_path

    path = model_path()
    check_model(path)
    return f"{path.name}: every file is that of the manifest"


def _places() -> str:
    from reportedly.codebook.gazetteer import lookup

    if not lookup(("oslo",)):
        raise ReportedlyError("The gazetteer knows no Oslo: its file is damaged. Reinstall reportedly.")
    return "the gazetteer answers"


def _codebook(folder: Path | None) -> str:
    from reportedly.codebook.kinds import load

    return f"{len(load(folder).kinds)} kinds" + (f", those in {folder} among them" if folder else "")


def _ledger(ledger: str | None, codebook: Path | None) -> str:
    from reportedly.api import reader
    from reportedly.ledger.opening import is_there
    from reportedly.ledger.place import place_of
    from reportedly.ledger.sqlite import Store

    place = place_of(ledger)
    if not is_there(place):
        return f"none yet; `reportedly add` would make it at {place}"
    with Store.open(place, create=False, readonly=True) as store:
        wrong = store.check()
        if wrong:
            raise LedgerError(f"The ledger {place} is not whole: {' '.join(wrong[:5])} Restore a backup of it.")
        old = len(store.outdated(reader(codebook)))
        again = f", {old} of them read by another reader (see `reportedly reread --dry-run`)" if old else ""
        return f"{place}: whole, {len(store.reports())} reports{again}"


def _print_json(checks: list[Check]) -> None:
    from reportedly.cli.output import write_json

    rows: list[dict[str, Any]] = [{"name": c.name, "good": c.good, "detail": c.detail} for c in checks]
    write_json({"good": all(c.good for c in checks), "checks": rows})


def _print_table(checks: list[Check]) -> None:
    from rich.table import Table
    from rich.text import Text

    from reportedly.cli.output import out

    table = Table(show_header=False, box=None, pad_edge=False, expand=True)
    table.add_column(width=4)
    table.add_column(width=9, style="bold")
    table.add_column(ratio=1, overflow="fold")
    for check in checks:
        mark = Text("good", style="green") if check.good else Text("BAD", style="bold red")
        table.add_row(mark, check.name, check.detail)
    out().print(table)
