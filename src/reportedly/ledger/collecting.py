"""Reading of many records without the search for cycles of garbage.

Records form no cycles, and Python's collector looks through all of them again and again while they are made: of a hundred
thousand claims that takes longer than reading them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it nothing is looked through; what is no longer used goes all the same, as soon as nothing holds it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
