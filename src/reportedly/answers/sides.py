"""What a user calls a side, as the ledger knows it."""

import re
from difflib import get_close_matches

from reportedly.answers.names import known
from reportedly.codebook import countries
from reportedly.codebook.phrases import key_of
from reportedly.errors import NotFoundError
from reportedly.ledger.sqlite import Store

ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def side(store: Store, words: str) -> tuple[str, ...]:
    """Codes or keys of actors for `RUS`, `Russia`, `Moscow`, `Russian` or an actor's name.

    Raises NotFoundError that names the nearest actors where the ledger and the list of countries know none.
    """
    asked = " ".join(words.split())
    if asked.upper() in countries.codes():
        return (asked.upper(),)
    found = countries.lookup(key_of(asked)) or countries.lookup(key_of(ARTICLE.sub("", asked, count=1)))
    if found is not None:
        return (found.code,)
    actors = store.named()
    keys = tuple(key for key, name, _, _ in actors if key == asked or name.casefold() == asked.casefold())
    if not keys:
        keys = tuple(key for key, name, _, _ in actors if asked.casefold() in name.casefold().split())
    if keys:
        return known(store).keys(*keys)
    near = get_close_matches(asked, [name for _, name, _, _ in actors], n=3)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    raise NotFoundError(f"No country and no actor in the ledger is called {asked}.{meant} `reportedly actors` lists who is.")
