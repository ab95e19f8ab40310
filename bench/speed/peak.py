"""The peak memory of the process that asks, and of no other."""

import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def megabytes() -> float:
    """The highest resident memory of this process so far, in MB of a million bytes.

    On Linux `ru_maxrss` of a process that another one started begins with the memory of that one, so the kernel's own mark of
    this program (VmHWM) is taken.
    """
    if STATUS.exists():
        marks = [line.split() for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:")]
        if marks:
            return int(marks[0][1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
