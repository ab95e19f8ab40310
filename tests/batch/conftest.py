"""A session of Spark for all tests here; without pyspark and Java they are skipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def installed() -> None:
    """Skips where there is no Spark or no Java."""
    pytest.importorskip("pyspark", reason="Apache Spark is not installed: `make spark-test` does")
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        pytest.skip("Apache Spark needs Java, and there is none")
    os.environ["PYSPARK_SUBMIT_ARGS"] = LIGHT


# For all sessions, those of other processes too: few rows need few tasks, and code that runs once need not be compiled.
LIGHT = "--conf spark.sql.shuffle.partitions=2 --conf spark.sql.codegen.wholeStage=false --driver-memory 1g pyspark-shell"


@pytest.fixture(scope="session")
def spark(installed: None) -> Iterator[Any]:
    """A session with two workers."""
    from reportedly.batch.session import session

    # Workers get what tests hand to them by name.
    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}:{os.environ.get('PYTHONPATH', '')}"
    with session("local[2]") as started:
        yield started
