"""Groups of states (`groups.yaml`) and organisations of one country (`organisations.yaml`) by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.phrases import Word, key_at, key_of, plain, read_yaml, words_of

KINDS = ("group", "body", "organisation", "force", "agency", "media", "movement")
MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body. `country` is ISO 3166-1 alpha-3, or None for international ones; `kind` one of KINDS.

    The kind `group` is a group of states that acts as one (NATO).
    """

    name: str
    country: str | None
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    organisation: Organisation
    words: tuple[str, ...]
    cased: bool


def _forms(item: str, country: str | None, kind: str) -> list[tuple[tuple[str, ...], _Form]]:
    written = [form.strip() for form in item.split(" / ")]
    organisation = Organisation(written[0], country, kind, tuple(written[1:]))
    out = []
    for form in written:
        words = words_of(form)
        cased = len(words) == 1 and (form.isupper() or len(form) < 4)
        out.append((key_of(form), _Form(organisation, words, cased)))
    return out


@lru_cache(maxsize=1)
def _forms_by_key() -> dict[tuple[str, ...], tuple[_Form, ...]]:
    table: dict[tuple[str, ...], tuple[_Form, ...]] = {}
    for file in ("groups.yaml", "organisations.yaml"):
        for country, kinds in read_yaml(file).items():
            for kind, items in kinds.items():
                for item in items:
                    for key, form in _forms(item, None if country == "none" else country, kind):
                        table[key] = (*table.get(key, ()), form)
    return table


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    return frozenset(key[0] for key in _forms_by_key())


def _fits(form: _Form, tokens: Sequence[Word]) -> bool:
    """True where the letters agree with the data: a form in capitals is not met small (`foreign policy`)."""
    texts = tuple(token.text.replace("’", "'") for token in tokens)
    if form.cased:
        return texts == form.words
    if all(text.isupper() or not text.isalpha() for text in texts):
        return True
    return all(text[:1].isupper() or not word[:1].isupper() for word, text in zip(form.words, texts, strict=True))


def longest(tokens: Sequence[Word], i: int) -> tuple[Organisation, int] | None:
    """The organisation of the most words that begin at token `i`, and how many; None where there is none.

    Capitals must be as in the data, save in a text all in capitals; a one-word abbreviation counts only in
    just its letters. Where two bodies share a form, the first of the data is given: international ones first.
    """
    if plain(tokens[i].lower) not in _firsts():
        return None
    table = _forms_by_key()
    for n in range(min(MAX_WORDS, len(tokens) - i), 0, -1):
        for form in table.get(key_at(tokens, i, n), ()):
            if _fits(form, tokens[i : i + n]):
                return form.organisation, n
    return None


def organisations() -> tuple[Organisation, ...]:
    """All organisations, in the order of the data."""
    seen: dict[Organisation, None] = {}
    for forms in _forms_by_key().values():
        for form in forms:
            seen.setdefault(form.organisation)
    return tuple(seen)
