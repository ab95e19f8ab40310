"""Words and names as linking compares them: without endings, accents and order."""

import re
import unicodedata
from functools import lru_cache

from reportedly.codebook.concepts import concepts

# Word endings that the same word takes in another sentence; longest first.
ENDING = re.compile(r"(?:ations?|ments?|ings?|ions?|ers?|ed|es|s|e)$")
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", "e"), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("d", ""))
WORD = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending, plain letters, lower case."""
    word = _plain(word).lower()
    bare = ENDING.sub("", word)
    return bare if len(bare) > 2 else word


@lru_cache(maxsize=20_000)
def lemma(trigger: str) -> str:
    """The trigger's first word as a dictionary has it, as far as its endings tell; itself where none is known."""
    word = trigger.split()[0].lower() if trigger.split() else ""
    bare = [*(word.removesuffix(end) + new for end, new in ENDINGS if word.endswith(end))]
    # `signed` is `sign`, `planned` is `plan`.
    bare += [one[:-1] for one in bare if len(one) > 3 and one[-1] == one[-2]]
    return next((one for one in bare if concepts(one)), word)


@lru_cache(maxsize=50_000)
def person(name: str) -> str:
    """A person's name for comparison: plain lower-case words, apart where reports join them (`Jong-un`)."""
    return " ".join(word.casefold() for word in WORD.findall(_plain(name)))


@lru_cache(maxsize=100_000)
def same_person(one: str, other: str) -> bool:
    """True where two names of `person` may be one person's: a part of the other, or surname and initial alike."""
    if one == other or one.startswith(f"{other} ") or other.startswith(f"{one} "):
        return True
    first, second = one.split(), other.split()
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[-1] == second[-1] and first[0][0] == second[0][0]


@lru_cache(maxsize=20_000)
def head(counted: str) -> str:
    """The stem of the head of a counted noun: `troop` of `combat troops of the army`; '' where none is told."""
    words = person(counted.split(" of ")[0]).split()
    return stem(words[-1]) if words else ""


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
