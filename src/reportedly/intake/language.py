"""The language of a text: English by the share of function words among its words, any other by py3langid.

Only where English is in doubt is py3langid asked: its model takes most of a second to load, and a text of English news needs
none. It knows 140 languages; whether a text is English it is asked only of a few words that are no names, since it takes lists of
names for English.
"""

import re
from functools import lru_cache

from reportedly.codebook.phrases import read_yaml

WORD = re.compile(r"[^\W\d_]+")
SHARE = 0.12
SHORT = 12
FEW_WORDS = 3
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


def language_of(text: str) -> str:
    """The ISO 639 code of a text's language: `en` where it can be read, `und` where no language is recognised."""
    if holds_english(text):
        return "en"
    sample = text[: ENOUGH * 4]
    if len(WORD.findall(sample)) < FEW_WORDS and not any(ord(sign) > 0x24F and sign.isalpha() for sign in sample):
        return "und"
    from py3langid import classify

    code = str(classify(sample)[0])
    if code != "en":
        return code
    _, foreign, count = english_share(text)
    # `Peru attacked Chile on 3 May. Two days later Chile's navy shelled Callao.`: no word of the list, but no names alone.
    return "en" if FEW_WORDS < count <= SHORT and not foreign else "und"


@lru_cache(maxsize=64)
def language_name(code: str) -> str:
    """`Russian` of `ru`; the code itself where it has no name in English, `an unknown language` of `und`."""
    if code == "und":
        return "an unknown language"
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
