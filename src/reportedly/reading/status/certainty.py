"""How sure the text makes a reader that an event took place, from -3 (surely not) to 3 (surely).

A sum of weights of the features in `features.py`. The weights stand in `certainty.json`; `python -m training.factuality`
fits them, `docs/models/certainty.md` is their card.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from math import fsum

from reportedly.model.attribution import Attribution
from reportedly.model.syntax import Token
from reportedly.reading.status.features import features
from reportedly.reading.status.find import status_of

MOST = 3.0


def certainty_of(token: Token, attributions: Sequence[Attribution]) -> float:
    """The certainty of the event that `token` names, told under `attributions`, to two digits."""
    told = status_of(token, attributions)
    known = weights()
    # Exact whatever the order of the features.
    total = fsum(known.get(one, 0.0) for one in features(token, told))
    return round(max(-MOST, min(MOST, total)), 2)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, loaded once a process."""
    data: dict[str, float] = json.loads(resources.files("reportedly.reading.status").joinpath("certainty.json").read_text("utf-8"))
    return data
