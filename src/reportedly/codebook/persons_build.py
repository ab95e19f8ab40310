"""Builds `persons.txt`, the nouns whose first sense in WordNet 3.0 is a person, one a line.

Run by hand: `apt-get download wordnet-base; dpkg -x wordnet-base*.deb wn` and
`python -m reportedly.codebook.persons_build wn/usr/share/wordnet`. Not imported at run time.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

PERSON = "18"  # WordNet's file of nouns for persons


def persons(folder: Path) -> Iterator[str]:
    """Single words in lower case whose first sense is a person, and no name."""
    common: dict[str, set[str]] = {}
    for line in (folder / "data.noun").read_text(encoding="latin-1").split("\n"):
        fields = line.split(" ")
        if line and not line.startswith(" ") and fields[1] == PERSON:
            common[fields[0]] = {fields[4 + 2 * n] for n in range(int(fields[3], 16))}
    for line in (folder / "index.noun").read_text(encoding="latin-1").split("\n"):
        fields = line.split(" ")
        if not line or line.startswith(" ") or not fields[0].isalpha() or len(fields[0]) < 3:
            continue
        first = fields[6 + int(fields[3])]
        if fields[0] in common.get(first, ()):
            yield fields[0]


if __name__ == "__main__":
    Path(__file__).with_name("persons.txt").write_text("\n".join(sorted(persons(Path(sys.argv[1])))) + "\n", encoding="utf-8")
