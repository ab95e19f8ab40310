"""Builds `concepts.txt`, the table that `concepts.py` compares event words by, from WordNet 3.0.

Run by hand: `apt-get download wordnet-base; dpkg -x wordnet-base*.deb wn` and
`python -m reportedly.codebook.concepts_build wn/usr/share/wordnet`. Not imported at run time.

Kept are verbs, and nouns that can name something that happens, single words only; of each its three first senses
and what is derived from them. A sense costs its rank, a derivation half a rank more.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

Synset = tuple[str, str]  # part of speech, offset in the data file
# WordNet's files of nouns of acts, communications, events, phenomena, possessions, processes and states.
HAPPENING = frozenset({4, 10, 11, 19, 21, 22, 26})
DERIVED = frozenset("+\\")
BROADER = frozenset({"@", "~", ">", "*", "$", "&"})  # hypernym, hyponym, cause, entailment, verb group, similar to
SENSES = {"n": 3, "v": 3, "a": 1}
FILES = {"n": "noun", "v": "verb", "a": "adj"}


def lines(folder: Path, part: str, kind: str) -> Iterator[list[str]]:
    """The fields of each entry of an index or data file."""
    for line in (folder / f"{kind}.{FILES[part]}").read_text(encoding="latin-1").split("\n"):
        if line and not line.startswith(" "):
            yield line.split(" | ")[0].split()


def senses(folder: Path) -> dict[tuple[str, str], list[Synset]]:
    """The first synsets of each single word, by word and part of speech."""
    out = {}
    for part in FILES:
        for fields in lines(folder, part, "index"):
            pointers, count = int(fields[3]), int(fields[2])
            if fields[0].isalpha():
                out[fields[0], part] = [(part, offset) for offset in fields[6 + pointers : 6 + pointers + count][: SENSES[part]]]
    return out


def synsets(folder: Path) -> dict[Synset, tuple[int, list[str], list[tuple[str, Synset, int]]]]:
    """The file number, words and pointers of each synset; a pointer has its word's number, 0 for all words."""
    out = {}
    for part in FILES:
        for fields in lines(folder, part, "data"):
            count = int(fields[3], 16)
            words = [word.lower() for word in fields[4 : 4 + 2 * count : 2]]
            rest = fields[5 + 2 * count :]
            pointers = [
                (rest[i], (rest[i + 2].replace("s", "a"), rest[i + 1]), int(rest[i + 3][:2], 16))
                for i in range(0, 4 * int(fields[4 + 2 * count]), 4)
            ]
            out[part, fields[0]] = (int(fields[1]), words, pointers)
    return out


def exceptions(folder: Path) -> Iterator[tuple[str, str]]:
    """Irregular forms of verbs and nouns, each with its first base form."""
    for name in ("verb.exc", "noun.exc"):
        for line in Path(folder, name).read_text(encoding="latin-1").splitlines():
            word, base, *_ = line.split()
            if word.isalpha():
                yield word, base


def build(folder: Path) -> list[str]:
    """The lines of the table: `word<TAB>concept:cost ...`, then `#concept<TAB>broader or narrower concepts`."""
    first, all_synsets = senses(folder), synsets(folder)
    costs: dict[str, dict[Synset, float]] = {}
    for (word, part), several in first.items():
        if part == "n" and not any(all_synsets[one][0] in HAPPENING for one in several):
            continue
        for rank, synset in enumerate(several):
            mine = costs.setdefault(word, {})
            mine[synset] = min(mine.get(synset, 9), rank)
    costs = {word: mine for word, mine in costs.items() if any(part != "a" for part, _ in mine)}
    for word, mine in costs.items():
        for synset, cost in list(mine.items()):
            _, words, pointers = all_synsets[synset]
            for sign, target, number in pointers:
                if sign in DERIVED and number and words[number - 1] == word:
                    mine[target] = min(mine.get(target, 9), cost + 0.5)
    for word, base in exceptions(folder):
        # `sent` has the concepts of `send` unless it has its own (`found`).
        if word not in costs and base in costs:
            costs[word] = costs[base]
    return _table(costs, {s: [t for sign, t, _ in p if sign in BROADER] for s, (_, _, p) in all_synsets.items()})


def _table(costs: dict[str, dict[Synset, float]], near: dict[Synset, list[Synset]]) -> list[str]:
    known = sorted({synset for mine in costs.values() for synset in mine})
    number = {synset: i for i, synset in enumerate(known)}
    out = [
        f"{word}\t{' '.join(f'{number[s]}:{cost:g}' for s, cost in sorted(costs[word].items(), key=lambda x: (x[1], x[0])))}"
        for word in sorted(costs)
    ]
    for synset in known:
        neighbours = sorted(number[t] for t in near[synset] if t in number)
        if neighbours:
            out.append(f"#{number[synset]}\t{' '.join(map(str, neighbours))}")
    return out


def main(arguments: Sequence[str]) -> int:
    """Writes the table beside this file."""
    if len(arguments) != 1 or not Path(arguments[0], "data.verb").is_file():
        print("Name the folder of WordNet's files (index.noun, data.noun, ...).", file=sys.stderr)
        return 2
    Path(__file__).with_name("concepts.txt").write_text("\n".join(build(Path(arguments[0]))) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
