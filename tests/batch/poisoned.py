"""Readers that die of certain texts; by name, so that workers can load them. As a program: a batch with one of them."""

import os
import signal
import sys
import time
from pathlib import Path

from reportedly.errors import InputError
from reportedly.model.claim import Reading
from reportedly.model.report import Report
from reportedly.reading.attempts import attempt

NOTHING: tuple[()] = ()


def reader(reports: list[Report]) -> list[Reading | InputError]:
    """Reads nothing, and dies as the text wishes."""
    return attempt(reports, lambda several: [_read(one) for one in several])


def _read(report: Report) -> Reading:
    if "KILL" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EXIT" in report.text:
        os._exit(3)
    if "RAISE" in report.text:
        raise ValueError("no such word")
    if "HANG" in report.text:
        time.sleep(600)
    return Reading(report.id, report.published, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def slow(reports: list[Report]) -> list[Reading | InputError]:
    """The same, slowly, so that there is time to kill the driver."""
    time.sleep(0.2 * len(reports))
    return reader(reports)


def main(folder: Path, out: Path) -> None:
    """A batch of small steps, read slowly; a line a step on standard output."""
    from reportedly.batch.reading import Job
    from reportedly.batch.run import batch
    from reportedly.batch.session import session

    with session("local[2]") as spark:
        print(batch(spark, [str(folder)], str(out), Job(slow, reader="slow"), step=1, tell=lambda line: print(line, flush=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
