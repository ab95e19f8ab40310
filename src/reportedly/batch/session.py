"""A session of Spark with the settings that a batch needs, and Spark's errors in words."""

import logging
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING

from reportedly.errors import BatchError, CodebookError, InputError, ModelError, ReportedlyError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TRIES = 4  # of a task
LOCAL = re.compile(r"local\[(\d+|\*)\]|local")
OURS = re.compile(r"reportedly\.errors\.(\w+): (.+)")
RAISED = re.compile(r"[\w.]*(?:Error|Exception): .")
SETTINGS = {
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "128",  # pages are large
    "spark.sql.streaming.schemaInference": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.streaming.stopTimeout": "10s",
    # The parser works in one thread; those that a library for matrices starts besides get in each other's way.
    **{f"spark.executorEnv.{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")},
}


# On one machine Java's second compiler takes more of the cores, minute after minute, than its code saves: the work is Python's.
JAVA = "-XX:TieredStopAtLevel=1"


@contextmanager
def session(master: str | None = None) -> Iterator["SparkSession"]:
    """A session: that of `spark-submit` where it started this program, else one of this machine (`local[*]`) or `master`.

    Raises UsageError where Spark or Java is not installed.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise UsageError(f"A batch needs Apache Spark ({problem}). Install it with: pip install 'reportedly[spark]'") from None
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        raise UsageError("A batch needs Java 17 or newer, and there is none. Install a JRE, or set JAVA_HOME.")
    builder = SparkSession.builder.appName("reportedly batch")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # set by spark-submit, which knows the master
    where = master or ("" if submitted else "local[*]")
    if LOCAL.fullmatch(where):
        # Without it a task is not tried again on one machine.
        cores = "1" if where == "local" else where[6:-1]
        builder = (
            builder.config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
        )
        log = resources.files("reportedly.batch") / "log4j2.properties"
        builder = builder.config("spark.driver.extraJavaOptions", f"{JAVA} -Dlog4j2.configurationFile=file:{log}")
        where = f"local[{cores},{TRIES}]"
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if where:
        builder = builder.master(where)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as problem:
        raise BatchError(f"Spark did not start: {_first(problem)}. See what it wrote above; is Java 17 or newer there?") from None
    spark.sparkContext.setLogLevel("OFF" if where.startswith("local") else "ERROR")
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    try:
        with explained():
            yield spark
    finally:
        try:
            spark.stop()
        except Exception as problem:  # the other half has gone already
            logging.getLogger(__name__).debug("Spark had ended: %s", problem)


@contextmanager
def explained() -> Iterator[None]:
    """Errors of Spark as ours: what stands in a worker's error, where it is one of ours, else the first line."""
    from py4j.protocol import Py4JError, Py4JNetworkError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError, Py4JNetworkError, ConnectionError) as problem:
        found = OURS.findall(str(problem))
        known = {one.__name__: one for one in (ModelError, CodebookError, InputError, UsageError)}
        if found and found[-1][0] in known:
            error: ReportedlyError = known[found[-1][0]](found[-1][1])
        else:
            error = BatchError(f"Spark gave up: {_first(problem)}. What is read is kept: the same command goes on from there.")
        raise error from problem


def _first(problem: BaseException) -> str:
    """The line that says most: of a worker's error its last one, else the first."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    errors = [line for line in lines if RAISED.match(line)]
    told = errors[-1] if errors else lines[0] if lines else type(problem).__name__
    if "No module named 'reportedly" in told:
        told += " on the machines that read: they need reportedly too (docs/guide/scale.md)"
    return told[:300].rstrip(".")
