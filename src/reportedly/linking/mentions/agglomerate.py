"""Agglomerative clustering of a small matrix of distances, by the Lance-Williams formula.

G. N. Lance, W. T. Williams, A General Theory of Classificatory Sorting Strategies, Computer Journal 9 (1967).
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray


def agglomerate(distances: NDArray[np.float64], method: Literal["average", "ward"], threshold: float) -> list[int]:
    """The cluster of each of `n` items, from an `n` by `n` symmetric matrix; the nearest two merge up to the threshold.

    Clusters are named by their first item. Time grows with the cube of `n`, so block first.
    """
    n = len(distances)
    table = distances.astype(np.float64, copy=True)
    np.fill_diagonal(table, np.inf)
    sizes, of = np.ones(n), list(range(n))
    for _ in range(n - 1):
        flat = int(np.argmin(table))
        a, b = sorted(divmod(flat, n))
        if table[a, b] > threshold:
            break
        table[a] = _merged(method, table, sizes, a, b)
        table[:, a] = table[a]
        table[a, a] = np.inf
        table[b], table[:, b] = np.inf, np.inf
        sizes[a] += sizes[b]
        of = [a if cluster == b else cluster for cluster in of]
    return of


def _merged(method: str, table: NDArray[np.float64], sizes: NDArray[np.float64], a: int, b: int) -> NDArray[np.float64]:
    """Distances of all to the cluster of `a` and `b`."""
    one, two = sizes[a], sizes[b]
    gone = np.isinf(table[a]) | np.isinf(table[b])
    first, second = np.where(gone, 0, table[a]), np.where(gone, 0, table[b])
    if method == "average":
        row = (one * first + two * second) / (one + two)
    else:
        square = ((one + sizes) * first**2 + (two + sizes) * second**2 - sizes * table[a, b] ** 2) / (one + two + sizes)
        row = np.sqrt(np.maximum(square, 0))
    return np.where(gone, np.inf, row)
