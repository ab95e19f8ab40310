"""Copies: reports that carry one dispatch, though headline, dateline, cuts and some words differ.

`sign` makes a signature of a text once; `families` groups texts.
"""

from reportedly.linking.copies.families import ALGORITHM, Signature, families, sign

__all__ = ["ALGORITHM", "Signature", "families", "sign"]
