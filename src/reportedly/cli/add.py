"""`reportedly add`: read reports and keep their claims in the ledger."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportedly.cli.options import (
    AllowPrivate,
    CodebookFolder,
    Day,
    Fields,
    Json,
    Languages,
    LedgerPath,
    Limit,
    Match,
    Outlet,
    Paths,
    Processes,
    Since,
    Title,
    Url,
)

if TYPE_CHECKING:
    from reportedly.cli.inputs import Inputs
    from reportedly.errors import InputError
    from reportedly.ledger.place import Place
    from reportedly.ledger.rows import Written
    from reportedly.ledger.sqlite import Added, Store
    from reportedly.model.report import Report


@dataclass
class Sum:
    """What adding did, report by report; `claims` counts those of new reports and versions, `unread` reports not in English."""

    rows: list["Added"] = field(default_factory=list)
    unread: int = 0

    def count(self, kind: str) -> int:
        """Reports that were new, the same or another version."""
        return sum(row.kind == kind for row in self.rows)

    @property
    def claims(self) -> int:
        return sum(row.claims for row in self.rows if row.kind != "same")

    def __str__(self) -> str:
        from reportedly.cli.words import count

        new, same, versions = (self.count(kind) for kind in ("new", "same", "version"))
        unread = f", {self.unread} of them not in English and not read" if self.unread else ""
        return f"{new} new, {same} same, {count(versions, 'version')}, {count(self.claims, 'claim')}{unread}"


def command(
    paths: Paths,
    date: Day = None,
    outlet: Outlet = None,
    url: Url = None,
    title: Title = None,
    fields: Fields = None,
    limit: Limit = None,
    since: Since = None,
    lang: Languages = None,
    match: Match = None,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    processes: Processes = None,
    allow_private: AllowPrivate = False,
    as_json: Json = False,
) -> None:
    """Reads reports and keeps their claims in the ledger.

    Examples:

        reportedly add examples/
        reportedly add news.jsonl --ledger stories.sqlite --processes 2
        reportedly add story.txt --date 2025-07-09 --outlet "Daily News"
        reportedly add saved-pages/ press.zip newsletters.mbox
        reportedly add CC-NEWS-20250709.warc.gz --match "Oslo|Lima" --limit 500
        reportedly add dump.jsonl --fields text=body,date=published --since 2025-07-01

    The ledger is made where there is none. Adding a report again changes
    nothing; a changed text of the same address is a new version, and the
    newest counts. Files that cannot be taken in are listed, the others are
    added, and the exit code is 1. Reports in other languages are kept and not
    read: `reportedly reports --unread`. The bytes of pages, mail and PDFs are
    kept too, so that `reportedly reread --pages` can take their text again.
    Ctrl-C ends it cleanly: what is added is kept, and the same command goes on
    with the rest.
    """
    from reportedly.cli.inputs import choice_of, take_in
    from reportedly.cli.output import out
    from reportedly.errors import LedgerError
    from reportedly.ledger.sqlite import Store

    choice = choice_of(limit, since, lang, match)
    inputs = take_in(paths, date, outlet, url, title, allow_private, fields=fields, choice=choice, keep_unread=True)
    done = Sum()
    with Store.open(ledger) as store:
        try:
            add_all(store, inputs, done, codebook, processes)
        except LedgerError as error:
            inputs.list_bad()
            raise LedgerError(f"{error} Before that: {done}.") from error
        except KeyboardInterrupt:
            inputs.list_bad()
            out().print(f"Stopped: {done}. That is kept, and the same command goes on with the rest.", soft_wrap=True)
            raise typer.Exit(1) from None
        where = store.place
    report_sum(done, inputs, where, as_json)
    inputs.finish()


def add_all(store: "Store", inputs: "Inputs", done: Sum, codebook: Path | None = None, processes: int | None = None) -> None:
    """Adds what can be taken in, a lot of some reports a transaction. A report that the ledger holds already is not read again.

    `done` and `inputs.bad` say the rest.
    """
    from reportedly.api import reader
    from reportedly.cli.batches import attempts_written, batches
    from reportedly.cli.progress import bar, expected

    by = reader(codebook)
    lots: deque[list[tuple[Report, Added | None]]] = deque()  # handed out to be read

    def unknown() -> "Iterator[list[Report]]":
        for several in batches(inputs):
            lots.append([(report, store.known(report)) for report in several])
            yield [report for report, known in lots[-1] if known is None]

    with bar("Reading", expected(inputs.paths, inputs.choice.limit)) as advance:
        for _, results in attempts_written(unknown(), codebook, processes):
            lot = lots.popleft()
            add_lot(store, lot, iter(results), inputs, done, by)
            advance(len(lot))


def add_lot(
    store: "Store",
    lot: "list[tuple[Report, Added | None]]",
    results: "Iterator[Written | InputError]",
    inputs: "Inputs",
    done: Sum,
    by: str,
) -> None:
    """One batch that was read by the reader `by`; `results` are those of the reports that the ledger did not know."""
    from reportedly.errors import InputError

    read = [(report, next(results)) for report, known in lot if not known]
    good = [(report, written) for report, written in read if not isinstance(written, InputError)]
    added = iter(store.add_all(good, by))
    came = iter([result if isinstance(result, InputError) else next(added) for _, result in read])
    for report, known in lot:
        done.unread += report.unread
        result = known or next(came)
        if isinstance(result, InputError):
            inputs.bad.append(result)
        else:
            done.rows.append(result)


def report_sum(done: Sum, inputs: "Inputs", where: "Place", as_json: bool) -> None:
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
            "unread": done.unread,
            "reports": [{"kind": row.kind, "id": row.report_id, "version": row.version, "claims": row.claims} for row in done.rows],
            "bad": [str(error) for error in inputs.bad],
        }
    )
