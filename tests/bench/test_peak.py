"""The peak memory of a measured process is its own."""

import subprocess
import sys

from bench.speed.peak import megabytes


def test_what_the_starting_process_holds_is_not_counted() -> None:
    held = bytearray(200_000_000)
    code = "from bench.speed.peak import megabytes; print(megabytes())"
    alone = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert 1 < alone < 100 and megabytes() > len(held) / 1e6
    code = "held = bytearray(100_000_000); del held; " + code
    assert float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) > 100
