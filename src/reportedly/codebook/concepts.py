"""Concepts of event words: how near two words are in meaning, by WordNet 3.0 (`concepts.txt`).

`discover` and `discovery` share a concept by derivation, `heist` is a kind of `robbery`; no list is told in words.
"""

from functools import lru_cache
from importlib import resources

FAR = 9.0


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, str], dict[int, str]]:
    """The lines of the table by word and by concept, read once."""
    words, near = {}, {}
    text = resources.files("reportedly.codebook").joinpath("concepts.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("#"):
            near[int(key[1:])] = rest
        else:
            words[key] = rest
    return words, near


@lru_cache(maxsize=50_000)
def concepts(lemma: str) -> dict[int, float]:
    """The concepts of a lemma, each with its cost: 0 for its first sense; empty where it is not known."""
    return {int(number): float(cost) for number, cost in (pair.split(":") for pair in table()[0].get(lemma, "").split())}


@lru_cache(maxsize=50_000)
def broader(lemma: str) -> dict[int, float]:
    """Concepts next to the lemma's own (broader, narrower, entailed, caused), each with its cost."""
    near = table()[1]
    return {int(other): cost + 1 for own, cost in concepts(lemma).items() for other in near.get(own, "").split()}


@lru_cache(maxsize=200_000)
def distance(one: str, other: str) -> tuple[float, float]:
    """Of two lemmas: the least cost of a concept they share, and of one that is next to the other's; FAR for none."""
    a, b = concepts(one), concepts(other)
    shared = min((cost + b[number] for number, cost in a.items() if number in b), default=FAR)
    beside = min(
        [cost + b[number] for number, cost in broader(one).items() if number in b]
        + [cost + a[number] for number, cost in broader(other).items() if number in a],
        default=FAR,
    )
    return shared, beside
