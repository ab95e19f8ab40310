"""`reportedly add`: read reports and keep their claims in the ledger."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.options import CodebookFolder, Day, Json, LedgerPath, Outlet, Paths, Title, Url

if TYPE_CHECKING:
    from reportedly.cli.inputs import Inputs
    from reportedly.ledger.sqlite import Added, Store
    from reportedly.model.report import Report


@dataclass
class Sum:
    """What adding did, report by report; `claims` counts those of new reports and versions."""

    rows: list["Added"] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Reports that were new, the same or another version."""
        return sum(row.kind == kind for row in self.rows)

    @property
    def claims(self) -> int:
        return sum(row.claims for row in self.rows if row.kind != "same")

    def __str__(self) -> str:
        from reportedly.cli.words import count

        new, same, versions = (self.count(kind) for kind in ("new", "same", "version"))
        return f"{new} new, {same} same, {count(versions, 'version')}, {count(self.claims, 'claim')}"


def command(
    paths: Paths,
    date: Day = None,
    outlet: Outlet = None,
    url: Url = None,
    title: Title = None,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """Reads reports and keeps their claims in the ledger.

    Examples:

        reportedly add examples/
        reportedly add news.jsonl --ledger stories.sqlite
        reportedly add story.txt --date 2025-07-09 --outlet "Daily News"

    The ledger is made where there is none. Adding a report again changes
    nothing; a changed text of the same address is a new version, and the
    newest counts. Files that cannot be taken in are listed, the others are
    added, and the exit code is 1.
    """
    from reportedly.cli.inputs import take_in
    from reportedly.errors import LedgerError
    from reportedly.ledger.sqlite import Store

    inputs = take_in(paths, date, outlet, url, title)
    done = Sum()
    with Store.open(ledger) as store:
        try:
            add_all(store, inputs, done, codebook)
        except LedgerError as error:
            inputs.list_bad()
            raise LedgerError(f"{error} Before that: {done}.") from error
        where = store.path
    report_sum(done, inputs, where, as_json)
    inputs.finish()


def add_all(store: "Store", inputs: "Inputs", done: Sum, codebook: Path | None = None) -> None:
    """Adds what can be taken in, a report a transaction. `done` and `inputs.bad` say the rest."""
    from reportedly.cli.batches import batches
    from reportedly.cli.progress import bar, expected

    with bar("Reading", expected(inputs.paths)) as advance:
        for several in batches(inputs):
            add_batch(store, several, inputs, done, codebook)
            advance(len(several))


def add_batch(store: "Store", several: "list[Report]", inputs: "Inputs", done: Sum, codebook: Path | None) -> None:
    """One batch. A report that the ledger holds already is not read again."""
    from reportedly import __version__
    from reportedly.cli.batches import read_batch
    from reportedly.errors import InputError

    unknown = []
    for report in several:
        known = store.known(report)
        if known:
            done.rows.append(known)
        else:
            unknown.append(report)
    for report, reading in read_batch(unknown, inputs.bad, codebook):
        try:
            done.rows.append(store.add(report, reading.claims, reader=__version__))
        except InputError as error:
            inputs.bad.append(error)


def report_sum(done: Sum, inputs: "Inputs", where: Path, as_json: bool) -> None:
    """The line of sum, or one JSON object with a row a report."""
    from reportedly.cli.output import out, write_json

    if not as_json:
        out().print(f"{done} in {where}", soft_wrap=True)
        return
    write_json(
        {
            "ledger": str(where),
            "new": done.count("new"),
            "same": done.count("same"),
            "versions": done.count("version"),
            "claims": done.claims,
            "reports": [{"kind": row.kind, "id": row.report_id, "version": row.version, "claims": row.claims} for row in done.rows],
            "bad": [str(error) for error in inputs.bad],
        }
    )
