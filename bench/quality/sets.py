"""The data sets of all tasks and where they stand under one folder: `data/<task>/<name>.jsonl` and `gold/dev`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataSet:
    """`name` is `task/stem`, as floors and targets call it; `path` is relative to the folder of all data."""

    task: str
    path: str

    @property
    def name(self) -> str:
        """As in `targets.json` and `floors.json`."""
        return f"{self.task}/{Path(self.path).stem}"


SETS = (
    DataSet("claims", "gold/dev"),
    DataSet("time", "data/time/timebank.jsonl"),
    DataSet("time", "data/time/aquaint.jsonl"),
    DataSet("attribution", "data/attribution/dev.jsonl"),
    DataSet("quantity", "data/quantity/newsquant.jsonl"),
    DataSet("places", "data/places/lgl.jsonl"),
    DataSet("places", "data/places/geovirus.jsonl"),
    DataSet("plover", "data/plover/plv_train.jsonl"),
    DataSet("factuality", "data/factuality/uw_dev.jsonl"),
)


def missing(folder: Path) -> Iterator[Path]:
    """The data sets that the folder lacks."""
    return (folder / one.path for one in SETS if not (folder / one.path).exists())
