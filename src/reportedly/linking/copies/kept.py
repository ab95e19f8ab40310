"""Families of copies in a ledger, kept up to date report by report."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from reportedly.ledger.families import Method
from reportedly.ledger.sqlite import Store
from reportedly.linking.copies.families import ALGORITHM, FEWEST, Signature, contained, copies, likely, shingles, sign


def sort_copies(store: Store) -> None:
    """Puts every report that counts into its family (see `Store.families`); quick where all are in theirs."""
    told = lru_cache(maxsize=1024)(shingles)
    store.sort_copies(Method(ALGORITHM, signed, likely_of, lambda one, other: copies(told(one), told(other))))


def signed(text: str) -> tuple[bytes, list[int]]:
    """The signature of a text as it is stored, and the numbers under which texts like it are found."""
    made = sign(text)
    if made.size < FEWEST:  # copies of a short text are the same words, so it meets no others
        return made.to_bytes(), [_number(b"short " + "\n".join(sorted(shingles(text))).encode())]
    return made.to_bytes(), [_number(number.to_bytes(1, "big") + band) for number, band in made.bands()]


def likely_of(one: bytes, others: Sequence[bytes]) -> list[int]:
    """The places of those that are `likely`, by how much the signatures tell they have in common, then by place."""
    if not others:
        return []
    mine = Signature.from_bytes(one)
    table = np.frombuffer(b"".join(others), dtype="<u4").reshape(len(others), -1)
    sizes, slots = table[:, 0].astype(float), table[:, 1:]
    alike = np.mean(slots == mine.slots, axis=1)
    common = contained(alike, mine.size, sizes)
    order = np.argsort(-common, kind="stable")
    found: list[int] = order[likely(alike, mine.size, sizes)[order]].tolist()
    return found


def _number(words: bytes) -> int:
    """A band as a number that SQLite keeps in 8 bytes; texts of one number are compared, so a clash does no harm."""
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big", signed=True)
