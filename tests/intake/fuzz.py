"""Intake under bytes that are made by what they reach in the code: `python -m tests.intake.fuzz [--seconds N] [ENDING …]`.

Each kind of file is read for so many seconds in a process of its own, from the files of `test_hostile` on. A fault is an exception,
a file that takes more than 10 seconds, or more than 1 GB of memory; its bytes are left in build/fuzz. Needs atheris (`make fuzz`).
"""

import argparse
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from reportedly.errors import InputError
from reportedly.intake.feeds.parse import parse
from tests.intake.test_hostile import KINDS, check, read

FOLDER = Path("build") / "fuzz"
TIMEOUT, MEGABYTES, LONGEST = 10, 1024, 16_384
# What is imported within is watched: which of its branches a file reaches.
CHILD = """
import sys, atheris
with atheris.instrument_imports(include=["reportedly.intake", "feedparser"]):
    from tests.intake.fuzz import fuzz
fuzz({ending!r}, sys.argv)
"""
DAY = "<pubDate>Wed, 09 Jul 2025 10:00:00 GMT</pubDate>"
ENTRY = "<title>A</title><link>https://d.example/a</link><description>&lt;p&gt;b&lt;/p&gt;</description>"
FEEDS = {
    "rss": f'<rss version="2.0"><channel><title>D</title><item>{ENTRY}{DAY}</item></channel></rss>',
    "sitemap": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://d.example/a</loc></url></urlset>',
    "feed.json": '{"version":"https://jsonfeed.org/version/1.1","title":"D","items":[{"id":"1","url":"https://d.example/a","content_html":"b"}]}',
}
ALL = KINDS | {name: text.encode() for name, text in FEEDS.items()}


def main(arguments: list[str] | None = None) -> int:
    """Fuzzes each kind in turn; 1 where one has a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.intake.fuzz", description=__doc__)
    parser.add_argument("endings", metavar="ENDING", nargs="*", default=list(ALL))
    parser.add_argument("--seconds", type=int, default=20)
    given = parser.parse_args(arguments)
    faults = 0
    for ending in given.endings:
        folder = FOLDER / ending.lstrip(".")
        seeds = folder / "seeds"
        seeds.mkdir(parents=True, exist_ok=True)
        (seeds / "whole").write_bytes(ALL[ending])
        options = [f"-max_total_time={given.seconds}", f"-timeout={TIMEOUT}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}"]
        command = [
            sys.executable,
            "-c",
            CHILD.format(ending=ending),
            *options,
            f"-artifact_prefix={folder}/",
            "-print_final_stats=1",
            str(seeds),
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=given.seconds + 120)
        tried = [line.split()[-1] for line in done.stdout.splitlines() if line.startswith("stat::number_of_executed_units")]
        print(f"{ending}: {tried[0] if tried else '?'} files, {'no fault' if done.returncode == 0 else 'A FAULT:'}", flush=True)
        if done.returncode:
            faults += 1
            print("\n".join(done.stdout.splitlines()[-40:]))
    return 1 if faults else 0


def fuzz(ending: str, arguments: list[str]) -> None:
    """In the process of one kind; never returns."""
    import atheris

    def one(data: bytes) -> None:
        if ending not in FEEDS:
            check(read(ending, data))
            return
        with suppress(InputError):
            parse(data, "https://d.example/feed")

    one(ALL[ending])  # what is loaded at the first file is not counted as that file's time
    atheris.Setup(["fuzz", *arguments[1:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
