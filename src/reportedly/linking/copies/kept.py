"""Families of copies in a ledger, kept up to date report by report."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

from reportedly.ledger.families import Method
from reportedly.ledger.sqlite import Store
from reportedly.linking.copies.families import ALGORITHM, Signature, copies, likely, shingles, sign


def sort_copies(store: Store) -> None:
    """Puts every report that counts into its family (see `Store.families`); quick where all are in theirs."""
    told = lru_cache(maxsize=1024)(shingles)

    def alike(one: bytes, other: bytes, text: Callable[[], str], others: Callable[[], str]) -> bool:
        if not likely(Signature.from_bytes(one), Signature.from_bytes(other)):
            return False
        return copies(told(text()), told(others()))

    store.sort_copies(Method(ALGORITHM, _signed, alike))


def _signed(text: str) -> tuple[bytes, list[int]]:
    made = sign(text)
    return made.to_bytes(), [_number(number, band) for number, band in made.bands()]


def _number(number: int, band: bytes) -> int:
    """A band as a number that SQLite keeps in 8 bytes; bands of one number are compared, so a clash does no harm."""
    return int.from_bytes(blake2b(number.to_bytes(1, "big") + band, digest_size=8).digest(), "big", signed=True)
