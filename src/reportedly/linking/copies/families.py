"""Families of copies by MinHash over word shingles, banded so that unlike texts never meet.

A. Z. Broder, On the resemblance and containment of documents, 1997. Of a shortened copy nearly all is contained in
the longer text though the two resemble little, so containment decides; resemblance only proposes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

ALGORITHM = "rensa-2/bigrams/192/1"  # signatures of another algorithm can't be compared; part of what is stored
SLOTS, ROWS = 192, 3  # 64 bands of 3: of texts that resemble by 0.3 (0.2, 0.1), 83% (40%, 6%) are proposed
SHINGLE = 2  # words
CONTAINED = 0.55
DOUBT = 0.15  # how far a signature's estimate may be off
FEWEST = 12  # shingles: shorter texts are copies only where they are the same
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """The MinHash of a text: `slots` are 192 unsigned numbers of 32 bits, `size` counts its distinct shingles."""

    slots: NDArray[np.uint32]
    size: int

    def bands(self) -> Iterator[tuple[int, bytes]]:
        """The keys under which a text is found: like texts share one."""
        for number, band in enumerate(self.slots.reshape(-1, ROWS)):
            yield number, band.tobytes()

    def to_bytes(self) -> bytes:
        """For storing: the size, then the slots, little-endian."""
        return np.uint32(self.size).tobytes() + self.slots.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Signature":
        """What `to_bytes` gave. Raises ValueError for bytes of another length."""
        if len(stored) != 4 * (SLOTS + 1):
            raise ValueError(f"a signature has {4 * (SLOTS + 1)} bytes, not {len(stored)}")
        numbers = np.frombuffer(stored, dtype="<u4")
        return cls(numbers[1:], int(numbers[0]))


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of a text, in small letters, whatever stands between them."""
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def sign(text: str) -> Signature:
    """The signature of a text's shingles."""
    told = shingles(text)
    made = RMinHash(num_perm=SLOTS, seed=1)
    made.update(sorted(told))
    return Signature(np.array(made.digest(), dtype=np.uint32), len(told))


def copies(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where the shorter of two texts, as shingles, is for the most part in the longer one."""
    least = min(len(a), len(b))
    return a == b if least < FEWEST else len(a & b) / least >= CONTAINED


def contained(alike: Any, size: Any, other: Any) -> Any:
    """How much of the shorter text is in the longer one, by the share of slots that are `alike` and the texts' shingles."""
    return alike / (1 + alike) * (size + other) / np.maximum(np.minimum(size, other), 1)


def likely(alike: Any, size: Any, other: Any) -> Any:
    """False where signatures rule out that texts are copies, but for one pair in some thousands.

    `alike` is the share of slots that are the same, `size` and `other` count the texts' shingles; numbers or arrays of them.
    """
    return (np.minimum(size, other) < FEWEST) | (contained(alike, size, other) >= CONTAINED - DOUBT)


def _likely(a: Signature, b: Signature) -> bool:
    return bool(likely(float(np.mean(a.slots == b.slots)), a.size, b.size))


def families(signatures: Mapping[str, Signature], text: Callable[[str], str]) -> list[tuple[str, ...]]:
    """Families of two texts or more, by id, each sorted: what is joined by copies of copies is one family.

    `text` gives the text of an id, and is asked only for texts that are likely copies of another.
    """
    told = lru_cache(maxsize=4096)(lambda name: shingles(text(name)))
    found: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(signatures):
        for band in signatures[name].bands():
            found[band].append(name)
    head = {name: name for name in signatures}

    def top(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    compared: set[tuple[str, str]] = set()
    for members in found.values():
        for a, b in combinations(members, 2):
            one, other = top(a), top(b)
            if one == other or (a, b) in compared:
                continue
            compared.add((a, b))
            if _likely(signatures[a], signatures[b]) and copies(told(a), told(b)):
                head[max(one, other)] = min(one, other)
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in sorted(signatures):
        grouped[top(name)].append(name)
    return sorted(tuple(members) for members in grouped.values() if len(members) > 1)
