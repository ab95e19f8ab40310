"""`reportedly import` and `reportedly export`: tables of Parquet into a ledger, and a ledger as tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import Json, LedgerPath, Since

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.ledger.sqlite import Added


def import_(
    folder: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of tables that `reportedly batch` or `export` wrote.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[SIDE …]", hidden=True)] = None,
    sides: Annotated[
        list[str] | None,
        typer.Option("--sides", metavar="SIDE …", help="Only reports with a claim between these: states by code or name, or other names."),
    ] = None,
    since: Since = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Brings the tables of a batch, or a part of them, into the ledger.

    Examples:

        reportedly import tables/
        reportedly import tables/ --sides RUS PRK --since 2024-06-01
        reportedly import tables/ --sides "North Korea" --ledger korea.sqlite

    A report comes with all its claims and versions; nothing is read anew, and
    events are made by the ledger. What it holds already changes nothing, so
    that a command that was stopped is simply run again. Needs
    `pip install 'reportedly[parquet]'`.
    """
    from reportedly.cli.asking import day_asked
    from reportedly.cli.output import out, problem, write_json
    from reportedly.cli.progress import bar
    from reportedly.errors import InputError, UsageError
    from reportedly.ledger.sqlite import Store

    try:
        from reportedly.exports.parquet.bring import Tables, put
    except ImportError as missing:
        raise _needs(missing) from None
    if more and not sides:
        raise UsageError(f"Only one folder is imported at a time, not also {', '.join(more)}. Sides follow --sides.")
    day, asked = day_asked(since, "--since"), [_side(one) for one in (*(sides or ()), *(more or ()))]
    tables, bad, done = Tables(folder), list[InputError](), list["Added"]()
    chosen = tables.chosen(asked, day)
    with Store.open(ledger) as store, bar("Importing", len(chosen)) as advance:
        for one in put(store, tables.brought(chosen), bad):
            done.append(one)
            advance(1)
        where = store.place
    if as_json:
        row = {"ledger": str(where), **{kind: _count(done, kind) for kind in ("new", "same", "version")}, "claims": _claims(done)}
        write_json(row | {"bad": [str(error) for error in bad]})
    elif not chosen:
        out().print(f"No report of {folder} is asked for: nothing was imported.", soft_wrap=True)
    else:
        new, same, versions = (_count(done, kind) for kind in ("new", "same", "version"))
        out().print(f"{new} new, {same} same, {versions} versions, {_claims(done)} claims in {where}", soft_wrap=True)
    for error in bad:
        problem(str(error))
    if bad:
        raise typer.Exit(InputError.exit_code)


def export(
    folder: Annotated[
        Path, typer.Option("--parquet", metavar="DIR", help="A new or empty folder for the tables, or one of an earlier export.")
    ],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Writes the ledger as tables of Parquet, for DuckDB, Spark, pandas or R.

    Examples:

        reportedly export --parquet tables/
        reportedly export --parquet tables/ --ledger stories.sqlite

    The tables are those of `reportedly batch`: reports, claims (as judged),
    events and memberships; docs/guide/scale.md has questions to them. Needs
    `pip install 'reportedly[parquet]'`.
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import out, write_json
    from reportedly.cli.progress import busy

    try:
        from reportedly.exports.parquet.take import take
    except ImportError as missing:
        raise _needs(missing) from None
    with Ledger(ledger, create=False) as open_ledger, busy("Exporting …"):
        open_ledger.link()
        counts = take(open_ledger.store, folder)
    if as_json:
        write_json({"folder": str(folder), **counts})
    else:
        out().print(f"{', '.join(f'{count} {name}' for name, count in counts.items())} in {folder}", soft_wrap=True)


def _needs(missing: ImportError) -> Exception:
    from reportedly.errors import UsageError

    return UsageError(f"Tables of Parquet need pyarrow ({missing}). Install it with: pip install 'reportedly[parquet]'")


def _side(words: str) -> str:
    """The code of a state, else the name as it is."""
    from reportedly.codebook import countries
    from reportedly.codebook.phrases import key_of

    if words.upper() in countries.codes():
        return words.upper()
    found = countries.lookup(key_of(words))
    return found.code if found else words


def _count(done: "Iterable[Added]", kind: str) -> int:
    return sum(one.kind == kind for one in done)


def _claims(done: "Iterable[Added]") -> int:
    return sum(one.claims for one in done if one.kind != "same")
