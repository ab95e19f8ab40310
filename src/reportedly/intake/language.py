"""Whether a text holds English: by the share of function words among its words."""

import re
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml

WORD = re.compile(r"[^\W\d_]+")
SHARE = 0.12
SHORT = 12
ENOUGH = 2000


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = read_yaml("words", "english.yaml")
    return frozenset(data["common"]), frozenset(data["foreign"])


def english_share(text: str) -> tuple[float, float, int]:
    """The shares of English and of foreign function words, and how many words were looked at.

    Words with a capital letter, names for the most part, are no sign of a language, unless they are of the lists.
    """
    common, foreign = _words()
    words = [
        word.lower()
        for word in WORD.findall(text[: ENOUGH * 10])
        if not word[0].isupper() or word.lower() in common or word.lower() in foreign
    ][:ENOUGH]
    if not words:
        return 0.0, 0.0, 0
    return (
        sum(w in common for w in words) / len(words),
        sum(w in foreign for w in words) / len(words),
        len(words),
    )


def holds_english(text: str) -> bool:
    """True where the text can be read as English; one of few words passes with a single English one.

    A text of mixed languages passes where English outweighs: its English sentences can be read.
    """
    english, foreign, count = english_share(text)
    if count <= SHORT:
        return english > 0 and english >= foreign
    return english >= SHARE and english > foreign
