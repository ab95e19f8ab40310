"""Families of copies as the ledger keeps them: found by bands that reports share, a few reports at a time.

What a signature is and when two reports are copies is told by whoever sorts them (`linking.copies.kept`). Families
are what is joined by copies of copies, so that the order in which reports come makes no difference.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from reportedly.ledger import schema as t
from reportedly.model.span import Span

AT_ONCE = 100  # reports a transaction: what is sorted stays sorted when the program is ended
# Thousands of texts may share a stock phrase. Of those that share bands with a report, its copies share most of them, and have
# the signatures most like its own: so many are looked at, and so many texts are read in vain, before no copy is left to find.
NEAR, UNLIKE = 500, 20
s, r = t.signatures.c, t.reports.c


@dataclass(frozen=True, slots=True)
class Method:
    """How copies are told: `sign` gives the stored form of a text and its bands, 64-bit signed numbers.

    `likely` gives the places of those of several stored forms that may be copies of one, the likeliest first; `alike` tells
    whether two texts are. Signatures of another
    `algorithm` are made anew.
    """

    algorithm: str
    sign: Callable[[str], tuple[bytes, list[int]]]
    likely: Callable[[bytes, Sequence[bytes]], Sequence[int]]
    alike: Callable[[str, str], bool]


def unsorted(connection: Connection, algorithm: str) -> bool:
    """True where a report that counts is in no family yet, or one that no longer counts is still in one."""
    if _stale(connection, algorithm):
        return True
    # Then each that is in a family counts, so that numbers tell as much as names.
    number, sorted_ones = (select(func.count()).select_from(table) for table in (t.reports, t.signatures))
    return bool(connection.execute(number.where(r.current)).scalar_one() > connection.execute(sorted_ones).scalar_one())


def sort(connection: Connection, method: Method) -> None:
    """Puts the next AT_ONCE reports into their families."""
    _dissolve(connection, _stale(connection, method.algorithm))
    text = lru_cache(maxsize=1024)(lambda key: read_text(connection, key))
    for key in connection.execute(_new().order_by(r.key).limit(AT_ONCE)).scalars().all():
        slots, bands = method.sign(text(key))
        near = _sharing(connection, bands)
        connection.execute(insert(t.signatures).values(report=key, algorithm=method.algorithm, slots=slots, family=key))
        connection.execute(insert(t.bands), [{"band": band, "report": key} for band in sorted(set(bands))])
        families: set[int] = set()
        compared = 0
        for place in method.likely(slots, [other.slots for other in near]):
            # One copy in a family is enough: the others are copies of it.
            if near[place].family in families:
                continue
            if method.alike(text(key), text(near[place].report)):
                families.add(near[place].family)
            elif (compared := compared + 1) == UNLIKE:
                break
        if families:
            connection.execute(update(t.signatures).where(s.family.in_([*families, key])).values(family=min(families | {key})))


def families(connection: Connection, alone: bool = True) -> dict[str, str]:
    """The family of every report that counts, by ids: that of the report published first (of those, first by id).

    Without those that stand `alone` it is quick.
    """
    query = select(r.id, s.family).join(t.signatures, s.report == r.key, isouter=alone).where(r.current)
    query = query.order_by(r.published.nulls_last(), r.id)
    if not alone:
        query = query.where(s.family.in_(select(s.family).group_by(s.family).having(func.count() > 1)))
    heads: dict[int, str] = {}
    return {row.id: row.id if row.family is None else heads.setdefault(row.family, row.id) for row in connection.execute(query)}


def read_text(connection: Connection, key: int) -> str:
    """A report's text without the page's debris, which all pages of an outlet share."""
    row = connection.execute(select(r.text, r.regions).where(r.key == key)).one()
    return without(row.text, (Span(*one["span"]) for one in json.loads(row.regions)))


def without(text: str, debris: Iterable[Span]) -> str:
    """The text without these stretches of it."""
    kept, at = [], 0
    for region in sorted(debris):
        kept.append(text[at : max(at, region.start)])
        at = max(at, region.end)
    return "\n".join([*kept, text[at:]])


def _new() -> Any:
    # Within: a question that an index answers, which does not read the texts.
    other = t.reports.alias().c
    return select(r.key).where(r.current, r.key.in_(select(other.key).where(~select(s.report).where(s.report == other.key).exists())))


def _stale(connection: Connection, algorithm: str) -> list[int]:
    # In two questions, which read no texts.
    newer = t.reports.alias().c
    left = select(s.report).where(s.report.in_(select(r.key).where(~r.current, r.id.in_(select(newer.id).where(newer.version > 1)))))
    other = select(s.report).where((s.algorithm < algorithm) | (s.algorithm > algorithm))  # not `!=`, which reads them all
    return sorted({*connection.execute(left).scalars(), *connection.execute(other).scalars()})


def _dissolve(connection: Connection, keys: list[int]) -> None:
    """A family that one leaves may fall apart, so all of it is sorted anew."""
    for start in range(0, len(keys), 500):  # SQLite bounds the number of parameters
        part = keys[start : start + 500]
        connection.execute(delete(t.signatures).where(s.family.in_(select(s.family).where(s.report.in_(part)))))


def _sharing(connection: Connection, bands: Iterable[int]) -> list[Any]:
    """Sorted reports that share a band with these; the NEAR that share most, where there are more."""
    b = t.bands.c
    shared = select(b.report).where(b.band.in_(list(bands))).group_by(b.report).order_by(func.count().desc(), b.report).limit(NEAR)
    keys = sorted(connection.execute(shared).scalars().all())
    parts = [keys[start : start + 500] for start in range(0, len(keys), 500)]  # SQLite bounds the number of parameters
    wanted = select(s.report, s.slots, s.family)
    return [row for part in parts for row in connection.execute(wanted.where(s.report.in_(part)).order_by(s.report)).all()]
