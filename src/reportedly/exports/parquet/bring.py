"""A batch's tables, or a part of them, into a ledger."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from reportedly.errors import InputError
from reportedly.exports.parquet.tables import CLAIMS, REPORTS, claim_of, report_of
from reportedly.ledger.sqlite import Added, Store
from reportedly.model.claim import Claim
from reportedly.model.report import Report

AT_ONCE = 500  # reports whose texts are in memory


@dataclass(frozen=True, slots=True)
class Brought:
    """A report of a batch with its claims; `reader` is what read it."""

    report: Report
    claims: tuple[Claim, ...]
    reader: str


class Tables:
    """The tables in a folder. Raises InputError where there are none, or where a batch has not ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder. Name the OUTPUT of `reportedly batch`, or of `reportedly export --parquet`.")
        if (folder / "_work").is_dir() and not (folder / "batch.json").exists():
            raise InputError(f"{folder}: the batch there has not ended. Run the same `reportedly batch` again; it goes on where it was.")
        self._reports = _table(folder, "reports", REPORTS)
        self._claims = _table(folder, "claims", CLAIMS)

    def chosen(self, sides: Collection[str] = (), since: date | None = None) -> list[str]:
        """The reports, by `seq`, published on or after `since` of which a claim has all of these sides; versions with them.

        Sides are codes of states, or names of others. In the order in which they came.
        """
        wanted = None if since is None else pc.field("published") >= pa.scalar(since)
        named = self._reports.to_table(columns=["seq", "report"], filter=wanted)
        rows = zip(named["seq"].to_pylist(), named["report"].to_pylist(), strict=True)
        if not sides:
            return sorted(seq for seq, _ in rows)
        asked = {side if len(side) == 3 and side.isupper() else side.casefold() for side in sides}
        found: set[str] = set()
        month = None if since is None else pc.field("month") >= f"{since:%Y-%m}"
        for batch in self._claims.to_batches(columns=["report", "sides"], filter=month):
            told = zip(batch["report"].to_pylist(), batch["sides"].to_pylist(), strict=True)
            found.update(report for report, own in told if asked <= set(own or ()))
        return sorted(seq for seq, report in rows if report in found)

    def brought(self, chosen: list[str]) -> Iterator[Brought]:
        """These reports, in this order."""
        for start in range(0, len(chosen), AT_ONCE):
            some = chosen[start : start + AT_ONCE]
            rows = self._reports.to_table(filter=pc.field("seq").isin(some)).sort_by("seq").to_pylist()
            ids = sorted({row["report"] for row in rows})
            months = sorted({row["month"] for row in rows})
            told = self._claims.to_table(
                columns=["report", "version", "ordinal", "body"], filter=pc.field("month").isin(months) & pc.field("report").isin(ids)
            )
            claims: dict[tuple[str, int], list[Any]] = {}
            for claim in told.sort_by("ordinal").to_pylist():
                claims.setdefault((claim["report"], claim["version"]), []).append(claim)
            for row in rows:
                own = claims.get((row["report"], row["version"]), [])
                yield Brought(report_of(row), tuple(claim_of(claim) for claim in own), row["reader"])

    def about(self) -> dict[str, Any]:
        """What the batch counted; {} of tables that are no batch's."""
        file = self.folder / "batch.json"
        return dict(json.loads(file.read_text())) if file.exists() else {}


def _table(folder: Path, name: str, schema: pa.Schema) -> ds.Dataset:
    if not (folder / name).is_dir():
        raise InputError(f"{folder}: holds no table `{name}`. Name the OUTPUT of `reportedly batch`, or of `reportedly export --parquet`.")
    parting = ds.partitioning(pa.schema([("month", pa.string())]), flavor="hive")
    try:
        return ds.dataset(folder / name, schema=schema, format="parquet", partitioning=parting)
    except (pa.ArrowException, OSError) as problem:
        raise InputError(f"{folder}: the table `{name}` is damaged ({str(problem).splitlines()[0][:120]}). Make it again.") from None


def put(store: Store, several: Iterator[Brought], bad: list[InputError]) -> Iterator[Added]:
    """Keeps them in a ledger, each in one transaction; what it knows already changes nothing. What it refuses goes to `bad`."""
    for one in several:
        try:
            yield store.known(one.report) or store.add(one.report, one.claims, reader=one.reader)
        except InputError as problem:
            bad.append(problem)
